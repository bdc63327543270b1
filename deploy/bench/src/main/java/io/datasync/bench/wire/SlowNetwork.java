package io.datasync.bench.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/// A process that hands TCP connections on and holds every byte back for a while, in each direction. How much is on
/// its way is not limited, so only the time between question and answer grows, not the time that a bulk of data takes.
///
/// Arguments: the port to listen on, the port to hand on to, the delay in milliseconds. Ends with its input.
public final class SlowNetwork {
    private static final int SEGMENT = 1 << 16;

    private final int target;
    private final Duration delay;

    private SlowNetwork(int target, Duration delay) {
        this.target = target;
        this.delay = delay;
    }

    public static void main(String[] arguments) throws IOException {
        SlowNetwork network =
                new SlowNetwork(
                        Integer.parseInt(arguments[1]),
                        Duration.ofMillis(Long.parseLong(arguments[2])));
        ServerSocket server =
                new ServerSocket(
                        Integer.parseInt(arguments[0]), 0, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> network.accept(server));
        Lifeline.hold();
    }

    private void accept(ServerSocket server) {
        try (server) {
            while (true) {
                connect(server.accept());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        direction(client, server);
        direction(server, client);
    }

    private void direction(Socket from, Socket to) {
        BlockingQueue<Segment> onTheWay = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().start(() -> take(from, onTheWay));
        Thread.ofPlatform().daemon().start(() -> deliver(onTheWay, to));
    }

    private void take(Socket from, BlockingQueue<Segment> onTheWay) {
        byte[] buffer = new byte[SEGMENT];
        try (from) {
            InputStream in = from.getInputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                onTheWay.add(
                        new Segment(
                                Arrays.copyOf(buffer, length),
                                System.nanoTime() + delay.toNanos()));
            }
        } catch (IOException closed) {
            // Either end may go at any time; the other is told below.
        } finally {
            onTheWay.add(new Segment(new byte[0], System.nanoTime()));
        }
    }

    private static void deliver(BlockingQueue<Segment> onTheWay, Socket to) {
        try (to) {
            OutputStream out = to.getOutputStream();
            for (Segment next = onTheWay.take(); next.bytes().length > 0; next = onTheWay.take()) {
                for (long left = next.due() - System.nanoTime();
                        left > 0;
                        left = next.due() - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                out.write(next.bytes());
            }
        } catch (IOException closed) {
            // As above.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// An empty one is the connection's end.
    ///
    /// @param due by [System#nanoTime()]
    @SuppressWarnings("ArrayRecordComponent")
    private record Segment(byte[] bytes, long due) {}
}
