package dev.jackdaw.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The connection over which Slack sends what happens where no address of ours is open to it.
/// Thread-safe.
final class SocketModeConnection implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SocketModeConnection.class.getName());

    private final SlackApi api;
    private final String appToken;
    private final Function<String, SlackDoor.Reply> accept;
    private @Nullable SocketModeApp socket;
    private boolean closed;

    /// `accept` stores what came, and says how that went.
    SocketModeConnection(SlackApi api, String appToken, Function<String, SlackDoor.Reply> accept) {
        this.api = api;
        this.appToken = appToken;
        this.accept = accept;
    }

    /// Connects, where it is not; false where that can't be done now.
    synchronized boolean connect() {
        if (socket != null || closed) {
            return true;
        }
        try {
            var app = new App(
                    AppConfig.builder().build(),
                    api.slack(),
                    List.of((request, response, chain) -> response(accept.apply(request.getRequestBodyAsString()))));
            var connected = new SocketModeApp(appToken, SocketModeClient.Backend.JavaWebSocket, app);
            connected.startAsync();
            socket = connected;
            return true;
        } catch (Exception e) {
            // Its message may hold the address with its ticket.
            LOG.log(Level.WARNING, "Socket Mode: " + e.getClass().getSimpleName());
            return false;
        }
    }

    private static Response response(SlackDoor.Reply reply) {
        return Response.builder().statusCode(reply.status()).body("").build();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (socket != null) {
            try {
                socket.close();
            } catch (Exception e) {
                LOG.log(Level.FINE, "closing Socket Mode", e);
            }
        }
    }
}
