package dev.jackdaw.web;

import dev.jackdaw.core.EnvironmentException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinLogger;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// The HTTP server. Each request has a virtual thread of its own. No browser of another site may
/// call it (CORS is off).
public final class HttpDoor implements AutoCloseable {
    private static final int STOP_MS = 5_000;
    private static final int WEBHOOK_MAX = 1_000_000;

    /// Java's 50 are too few where hundreds call at once: the system drops what finds no place, and
    /// the caller's system tries again after seconds.
    private static final int CONNECTIONS_WAITING = 1_024;

    private final Javalin server;

    private HttpDoor(Javalin server) {
        this.server = server;
    }

    /// Starts listening; `service` is there once it can answer.
    public static HttpDoor open(WebSettings settings, RunMetrics metrics, Supplier<Optional<Service>> service) {
        return open(settings, metrics, service, List.of());
    }

    /// Starts listening, for other doors, too.
    public static HttpDoor open(
            WebSettings settings, RunMetrics metrics, Supplier<Optional<Service>> service, List<Webhook> webhooks) {
        var backend = new Backend(service);
        var access = new Access(settings.keys(), settings.perMinute(), InstantSource.system());
        var routes = Routes.of(
                new RunResource(backend, access), new ApprovalResource(backend, access), new Health(service, metrics));
        var server = Javalin.create(config -> {
            configure(config, routes, settings.port());
            webhooks.forEach(webhook -> add(config, webhook));
        });
        // What hinders the start is thrown, and said once.
        JavalinLogger.enabled = false;
        try {
            server.start();
        } catch (JavalinBindException e) {
            throw new EnvironmentException(
                    "port " + settings.port() + " is in use. Stop what uses it, or set PORT to another one", e);
        } finally {
            JavalinLogger.enabled = true;
        }
        return new HttpDoor(server);
    }

    private static void configure(JavalinConfig config, Routes routes, int port) {
        config.startup.showJavalinBanner = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.jetty.modifyServer(jetty -> jetty.setStopTimeout(STOP_MS));
        config.jetty.addConnector((jetty, http) -> connector(jetty, http, port));
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        for (var route : routes.all()) {
            config.routes.addEndpoint(new Endpoint(route.method(), route.path(), route.handler()));
        }
        config.routes.exception(Exception.class, (e, context) -> Problem.of(e).to(context));
        config.routes.error(404, "*", context -> unwritten(context, "there is no such address"));
        config.routes.error(405, "*", context -> unwritten(context, "not with this method"));
    }

    private static void add(JavalinConfig config, Webhook webhook) {
        config.routes.addEndpoint(new Endpoint(HandlerType.POST, webhook.path(), context -> answer(context, webhook)));
    }

    private static void answer(Context context, Webhook webhook) throws IOException {
        var body = BoundedBody.read(context, WEBHOOK_MAX, "more than " + WEBHOOK_MAX + " bytes");
        var reply =
                webhook.answer(name -> Optional.ofNullable(context.header(name)).orElse(""), body);
        context.status(reply.status()).contentType(reply.type()).result(reply.body());
    }

    private static ServerConnector connector(Server jetty, HttpConfiguration http, int port) {
        var connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
        connector.setPort(port);
        connector.setAcceptQueueSize(CONNECTIONS_WAITING);
        return connector;
    }

    /// Where Javalin itself says no.
    private static void unwritten(Context context, String detail) {
        if (!String.valueOf(context.res().getContentType()).startsWith("application/problem")) {
            new Problem(context.statusCode(), "Not found", detail, 0).to(context);
        }
    }

    /// The port it listens on.
    public int port() {
        return server.port();
    }

    /// Stops after the requests under way are answered, within five seconds.
    @Override
    public void close() {
        server.stop();
    }
}
