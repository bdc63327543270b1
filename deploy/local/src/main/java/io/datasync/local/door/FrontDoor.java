package io.datasync.local.door;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.net.ConnectException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A reverse proxy that also tunnels WebSockets: its own port, then those of sync-api, audit-service and
/// notification-gateway.
public final class FrontDoor {
    /// The session cookie is some kilobytes, split over several.
    private static final int HEADERS = 32 * 1024;

    private static final int CONNECT_MILLIS = 2000;
    private static final int CONNECTIONS_PER_SERVICE = 200;

    /// What a client sends of these would be believed by the services.
    private static final List<String> UNTRUSTED =
            List.of("Forwarded", "X-Forwarded-Prefix", "X-Forwarded-Port", "X-Forwarded-Ssl");

    private final Vertx vertx;
    private final Routes routes;

    private FrontDoor(Vertx vertx, Routes routes) {
        this.vertx = vertx;
        this.routes = routes;
    }

    public static void main(String[] arguments) {
        int[] ports = List.of(arguments).stream().mapToInt(Integer::parseInt).toArray();
        Vertx vertx = Vertx.vertx();
        new FrontDoor(vertx, new Routes(ports[1], ports[2], ports[3]))
                .listen(ports[0])
                .onFailure(
                        failure -> {
                            System.err.println(
                                    "The front door cannot listen on port "
                                            + ports[0]
                                            + ": "
                                            + failure.getMessage());
                            vertx.close();
                        });
    }

    private Future<HttpServer> listen(int port) {
        HttpProxy proxy =
                HttpProxy.reverseProxy(
                                new ProxyOptions().setSupportWebSocket(true),
                                vertx.createHttpClient(
                                        new HttpClientOptions()
                                                .setMaxHeaderSize(HEADERS)
                                                .setMaxPoolSize(CONNECTIONS_PER_SERVICE)
                                                .setConnectTimeout(CONNECT_MILLIS)))
                        .origin(
                                OriginRequestProvider.selector(
                                        context ->
                                                Future.succeededFuture(
                                                        target(context.request().proxiedRequest())
                                                                .address())))
                        .addInterceptor(new SaysWhoIsAway());
        HttpServerOptions options =
                new HttpServerOptions()
                        .setHost("localhost")
                        .setPort(port)
                        .setMaxHeaderSize(HEADERS)
                        .setMaxInitialLineLength(HEADERS);
        return vertx.createHttpServer(options)
                .requestHandler(
                        request -> {
                            forward(request);
                            proxy.handle(request);
                        })
                .listen();
    }

    private Routes.Target target(HttpServerRequest request) {
        @Nullable String path = request.path();
        return routes.of(path == null ? "/" : path);
    }

    /// On the incoming request, because upgrades pass no interceptor.
    private static void forward(HttpServerRequest request) {
        MultiMap headers = request.headers();
        UNTRUSTED.forEach(headers::remove);
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", "http");
        @Nullable HostAndPort authority = request.authority();
        headers.set("X-Forwarded-Host", authority == null ? "localhost" : authority.toString());
    }

    /// A service that cannot be reached is a 503 in the form of all our errors.
    private final class SaysWhoIsAway implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            return context.sendRequest()
                    .recover(failure -> Future.succeededFuture(away(context, failure)));
        }

        private ProxyResponse away(ProxyContext context, Throwable failure) {
            boolean down = failure instanceof ConnectException;
            String service = target(context.request().proxiedRequest()).service();
            JsonObject problem =
                    new JsonObject()
                            .put("type", "about:blank")
                            .put("title", down ? "Service Unavailable" : "Bad Gateway")
                            .put("status", down ? 503 : 502)
                            .put("code", "SERVICE_AWAY")
                            .put(
                                    "detail",
                                    service + (down ? " is not running." : " did not answer."));
            return context.request()
                    .release()
                    .response()
                    .setStatusCode(down ? 503 : 502)
                    .putHeader("Content-Type", "application/problem+json")
                    .putHeader("Retry-After", "2")
                    .setBody(Body.body(Buffer.buffer(problem.encode())));
        }
    }
}
