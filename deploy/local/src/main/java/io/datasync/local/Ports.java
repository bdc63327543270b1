package io.datasync.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// TCP ports of this machine: a free one, and whether a given one is free.
public final class Ports {
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /// A port nobody listens on now and that was not handed out by this process before.
    public static int free() {
        while (true) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (GIVEN.add(socket.getLocalPort())) {
                    return socket.getLocalPort();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /// Whether somebody accepts connections there. Unlike a bind, asking so is in nobody's way.
    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), 1000);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    /// @throws PartFailure naming the port, what wants it and, where it can be found out, who has it
    static void requireFree(int port, String wantedBy) {
        if (!isFree(port)) {
            throw new PartFailure(takenMessage(port, wantedBy));
        }
    }

    /// Names the port, what wants it and, where it can be found out, who has it.
    public static String takenMessage(int port, String wantedBy) {
        return PortOwner.of(port)
                .map(
                        owner ->
                                "Port %d, which %s needs, is taken by process %d (%s)."
                                        .formatted(port, wantedBy, owner.pid(), owner.command()))
                .orElseGet(
                        () ->
                                "Port %d, which %s needs, is taken by another process."
                                        .formatted(port, wantedBy));
    }
}
