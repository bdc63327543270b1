package io.datasync.notify.live;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/// What configuration properties do not reach: a small send buffer, lest the kernel hide megabytes of a window that
/// reads nothing, and no compression of single frames.
@ApplicationScoped
class SocketOptions implements HttpServerOptionsCustomizer {
    private static final int SEND_BUFFER_BYTES = 64 * 1024;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(SEND_BUFFER_BYTES);
        options.setPerFrameWebSocketCompressionSupported(false);
    }
}
