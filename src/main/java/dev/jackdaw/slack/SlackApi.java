package dev.jackdaw.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import dev.jackdaw.data.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/// Calls Slack's Web API: at its pace, again where it says so. Thread-safe; calls wait on the
/// caller's thread.
final class SlackApi implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int TRIES = 6;
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(60);
    private static final int FIRST_WAIT_MS = 250;

    /// One message a second to a channel; the others as their tiers have it.
    private static final Map<String, Duration> CALL_GAPS = Map.of(
            "chat.postMessage", Duration.ofMillis(1_000),
            "chat.update", Duration.ofMillis(600),
            "chat.appendStream", Duration.ofMillis(600),
            "chat.postEphemeral", Duration.ofMillis(600));

    /// Signs of work: late ones are worth nothing.
    private static final Set<String> NO_RETRY =
            Set.of("assistant.threads.setStatus", "reactions.add", "agents.sessions.setStatus", "chat.startStream");

    /// What a second call would do again. Whether the first arrived is for the caller to find out.
    private static final Set<String> RETRY_MAY_REPEAT = Set.of("chat.postMessage", "chat.postEphemeral");

    private static final Set<String> PASSING =
            Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout");

    private final Slack slack;
    private final String url;
    private final String token;
    private final RateLimiter pace = new RateLimiter();

    SlackApi(String url, String token) {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(url);
        config.setStatsEnabled(false);
        this.slack = Slack.getInstance(config, new SlackHttpClient(client()));
        this.url = url;
        this.token = token;
    }

    /// Nothing is sent twice behind our back: whether a message arrived is for `Poster` to find
    /// out.
    private static OkHttpClient client() {
        return new OkHttpClient.Builder()
                .callTimeout(TIMEOUT)
                .retryOnConnectionFailure(false)
                .build();
    }

    Slack slack() {
        return slack;
    }

    /// Calls a method; the reply, which is always `ok`. Throws `SlackFault`.
    JsonNode call(String method, Map<String, String> arguments) {
        var kind = method + " " + arguments.getOrDefault("channel", "");
        for (int attempt = 1; ; attempt++) {
            if (NO_RETRY.contains(method) && pace.resting(kind)) {
                throw new SlackFault(SlackFault.Certainty.REFUSED, method, "ratelimited");
            }
            pace.await(kind, CALL_GAPS.getOrDefault(method, Duration.ZERO));
            SlackFault fault;
            try (var response = send(method, arguments)) {
                if (response.code() == 429) {
                    fault = limited(method, kind, response);
                } else {
                    var reply = read(method, response);
                    if (reply.path("ok").asBoolean()) {
                        return reply;
                    }
                    fault = refused(method, kind, reply.path("error").asText("unknown"));
                }
            } catch (SlackFault e) {
                fault = e;
            } catch (IOException e) {
                fault = new SlackFault(SlackFault.Certainty.UNSURE, method, "no answer");
            }
            boolean again = fault.limited()
                    || (fault.kind() == SlackFault.Certainty.UNSURE && !RETRY_MAY_REPEAT.contains(method));
            if (!again || attempt == TRIES || NO_RETRY.contains(method)) {
                throw fault;
            }
            if (fault.kind() == SlackFault.Certainty.UNSURE) {
                backOff(attempt);
            }
        }
    }

    /// What the token may do. Throws `SlackFault`.
    Set<String> scopes() {
        var method = "auth.test";
        try (var response = send(method, Map.of())) {
            var reply = read(method, response);
            if (!reply.path("ok").asBoolean()) {
                throw refused(method, method, reply.path("error").asText("unknown"));
            }
            return Set.of(String.valueOf(response.header("x-oauth-scopes", "")).split("\\s*,\\s*"));
        } catch (IOException e) {
            throw new SlackFault(SlackFault.Certainty.UNSURE, method, "nothing: no answer");
        }
    }

    /// Half of the wait is left to chance, so that many who failed at once don't come back at once.
    static void backOff(int attempt) {
        long most = (long) FIRST_WAIT_MS << Math.min(attempt, 5);
        RateLimiter.sleep(
                Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1))
                        .toNanos());
    }

    private Response send(String method, Map<String, String> arguments) throws IOException {
        var form = new FormBody.Builder();
        arguments.forEach(form::add);
        return slack.getHttpClient().postFormWithBearerHeader(url + method, token, form.build());
    }

    private static JsonNode read(String method, Response response) throws IOException {
        var body = response.body();
        try {
            var reply = Json.mapper().readTree(body == null ? "" : body.string());
            if (response.isSuccessful() && reply != null && reply.isObject()) {
                return reply;
            }
        } catch (JsonProcessingException e) {
            throw new SlackFault(SlackFault.Certainty.UNSURE, method, "the reply is no JSON");
        }
        throw new SlackFault(SlackFault.Certainty.UNSURE, method, "HTTP " + response.code());
    }

    private SlackFault limited(String method, String kind, Response response) {
        var header = String.valueOf(response.header("Retry-After", "1"));
        long seconds = header.matches("\\d{1,6}") ? Long.parseLong(header) : 1;
        var rest = Duration.ofSeconds(seconds);
        pace.rest(kind, rest.compareTo(BACKOFF_MAX) > 0 ? BACKOFF_MAX : rest);
        return new SlackFault(SlackFault.Certainty.REFUSED, method, "ratelimited");
    }

    private SlackFault refused(String method, String kind, String error) {
        if (error.equals("ratelimited")) {
            pace.rest(kind, Duration.ofSeconds(1));
        }
        return new SlackFault(
                PASSING.contains(error) ? SlackFault.Certainty.UNSURE : SlackFault.Certainty.REFUSED, method, error);
    }

    @Override
    public void close() {
        try {
            slack.close();
        } catch (Exception e) {
            throw new IllegalStateException("closing the client of Slack's Web API", e);
        }
    }
}
