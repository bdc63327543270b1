package io.datasync.notify.live;

import io.datasync.notify.session.Caller;
import io.datasync.notify.session.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.logging.Logger;

/// The sockets of windows (contract section 6). Server to client only: there is no handler for what a client sends, so
/// each of its frames, bounded in size, is dropped as it comes. Roles are checked at the upgrade; when the token
/// expires, the socket is closed with 1008.
@WebSocket(path = NotificationsSocket.PATH)
@RolesAllowed({Roles.ADMIN, Roles.AUDITOR, Roles.VIEWER})
class NotificationsSocket {
    static final String PATH = "/ws/notifications";

    private static final Logger LOG = Logger.getLogger(NotificationsSocket.class);
    private static final TypedKey<Runnable> LEAVE = new TypedKey<>("leave");

    private final Switchboard switchboard;
    private final SecurityIdentity identity;

    NotificationsSocket(Switchboard switchboard, SecurityIdentity identity) {
        this.switchboard = switchboard;
        this.identity = identity;
    }

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection connection) {
        Runnable leave = switchboard.join(Caller.of(identity), new ConnectionOutlet(connection));
        connection.userData().put(LEAVE, leave);
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection connection) {
        Runnable leave = connection.userData().remove(LEAVE);
        if (leave != null) {
            leave.run();
        }
    }

    @OnError
    @NonBlocking
    void failed(WebSocketConnection connection, RuntimeException e) {
        LOG.debugf("a socket failed: %s", e.getMessage());
    }

    /// A connection as an outlet. What fails to be written was written to a window that has gone; its close follows.
    private record ConnectionOutlet(WebSocketConnection connection) implements Outlet {
        @Override
        public void send(String frame, Runnable written) {
            connection.sendText(frame).subscribe().with(_ -> written.run(), _ -> written.run());
        }

        @Override
        public void close(int code, String reason) {
            connection
                    .close(new CloseReason(code, reason))
                    .subscribe()
                    .with(
                            _ -> {},
                            failure ->
                                    LOG.debugf(
                                            "a socket was gone before it was closed: %s",
                                            failure.getMessage()));
        }
    }
}
