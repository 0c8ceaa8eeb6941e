package dev.jackdaw.web;

import dev.jackdaw.core.EnvironmentException;

import io.javalin.Javalin;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinLogger;

import java.util.Map;
import java.util.function.BooleanSupplier;

/// The HTTP server: `/health` says that the process lives, `/ready` that it can answer.
public final class HttpDoor implements AutoCloseable {
    private static final int STOP_MS = 5_000;
    private final Javalin server;

    private HttpDoor(Javalin server) {
        this.server = server;
    }

    /// Starts listening; `ready` is asked for each `/ready`.
    public static HttpDoor open(int port, BooleanSupplier ready) {
        var server =
                Javalin.create(
                        config -> {
                            config.startup.showJavalinBanner = false;
                            config.jetty.modifyServer(jetty -> jetty.setStopTimeout(STOP_MS));
                            config.routes.get(
                                    "/health", context -> context.json(Map.of("status", "ok")));
                            config.routes.get(
                                    "/ready",
                                    context -> {
                                        boolean can = ready.getAsBoolean();
                                        context.status(
                                                can
                                                        ? HttpStatus.OK
                                                        : HttpStatus.SERVICE_UNAVAILABLE);
                                        context.json(Map.of("status", can ? "ready" : "not ready"));
                                    });
                        });
        // What hinders the start is thrown, and said once.
        JavalinLogger.enabled = false;
        try {
            server.start(port);
        } catch (JavalinBindException e) {
            throw new EnvironmentException(
                    "port " + port + " is in use. Stop what uses it, or set PORT to another one",
                    e);
        } finally {
            JavalinLogger.enabled = true;
        }
        return new HttpDoor(server);
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
