package dev.jackdaw.model.provider;

import dev.jackdaw.model.provider.ModelFault.Reason;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// The transport under LangChain4j's clients. Works on the caller's thread, keeps to the current
/// `Exchange`'s limits, reads no more than a reply may have, and follows no redirect: a key goes to
/// the host it was given for, and nowhere else. Thread-safe.
final class ModelHttp implements HttpClient {
    private static final int REPLY_BYTES_MAX = 4 << 20;
    private static final int ERROR_BYTES_MAX = 16 << 10;

    private final java.net.http.HttpClient client;

    ModelHttp(Duration connectTimeout) {
        this.client = java.net.http.HttpClient.newBuilder()
                .connectTimeout(connectTimeout)
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /// Hands this transport to a client; its time limits are the exchange's.
    HttpClientBuilder builder() {
        return new Builder(this);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        var exchange = Exchange.CURRENT.get();
        try {
            var response = send(request, exchange);
            try (var body = body(response, exchange)) {
                return SuccessfulHttpResponse.builder()
                        .statusCode(response.statusCode())
                        .headers(response.headers().map())
                        .body(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                        .build();
            }
        } catch (IOException e) {
            throw reason(exchange, e);
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        var exchange = Exchange.CURRENT.get();
        try {
            var response = send(request, exchange);
            listener.onOpen(SuccessfulHttpResponse.builder()
                    .statusCode(response.statusCode())
                    .headers(response.headers().map())
                    .build());
            try (var body = body(response, exchange)) {
                parser.parse(body, new Listener(listener, exchange));
                listener.onClose();
            }
        } catch (IOException e) {
            listener.onError(reason(exchange, e));
        } catch (HttpException | ModelFault e) {
            listener.onError(e);
        }
    }

    /// Returns a successful response, whose body is still to be read.
    private HttpResponse<InputStream> send(HttpRequest request, Exchange exchange) throws IOException {
        var future = client.sendAsync(jdk(request), BodyHandlers.ofInputStream());
        exchange.breakWith(() -> future.cancel(true));
        HttpResponse<InputStream> response;
        try {
            response = future.get();
        } catch (CancellationException e) {
            throw reason(exchange, new IOException(e));
        } catch (ExecutionException e) {
            throw reason(exchange, e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (response.statusCode() / 100 != 2) {
            try (var body = response.body()) {
                exchange.breakWith(() -> close(body));
                var text = new String(body.readNBytes(ERROR_BYTES_MAX), StandardCharsets.UTF_8);
                throw HttpFaults.status(response.statusCode(), text, response.headers());
            }
        }
        return response;
    }

    private static java.net.http.HttpRequest jdk(HttpRequest request) {
        var uri = URI.create(request.url());
        var builder = java.net.http.HttpRequest.newBuilder(uri);
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        // Over plain HTTP an offer to upgrade to HTTP/2 confuses some local servers.
        builder.version(
                "https".equals(uri.getScheme())
                        ? java.net.http.HttpClient.Version.HTTP_2
                        : java.net.http.HttpClient.Version.HTTP_1_1);
        var text = request.body();
        return builder.method(
                        request.method().name(),
                        text == null ? BodyPublishers.noBody() : BodyPublishers.ofString(compact(text)))
                .build();
    }

    /// Without the white space between tokens, which some clients indent with.
    private static String compact(String json) {
        var compact = new StringBuilder(json.length());
        boolean quoted = false;
        int kept = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\') {
                i++;
            } else if (!quoted && c <= ' ') {
                compact.append(json, kept, i);
                kept = i + 1;
            }
        }
        return compact.append(json, kept, json.length()).toString();
    }

    private static InputStream body(HttpResponse<InputStream> response, Exchange exchange) {
        var body = response.body();
        exchange.breakWith(() -> close(body));
        return new LimitedStream(body, REPLY_BYTES_MAX, exchange);
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ModelFault reason(Exchange exchange, IOException e) {
        var fault = exchange.fault();
        if (fault != null) {
            return fault;
        }
        return exchange.begun()
                ? new ModelFault(Reason.BROKEN_OFF, "the connection broke in mid-reply")
                : HttpFaults.connection(e);
    }

    /// Tells the exchange of each piece, so that comments which only keep a connection open don't
    /// count as one.
    private record Listener(ServerSentEventListener to, Exchange exchange) implements ServerSentEventListener {
        @Override
        public void onEvent(
                dev.langchain4j.http.client.sse.ServerSentEvent event,
                dev.langchain4j.http.client.sse.ServerSentEventContext context) {
            exchange.progressed();
            to.onEvent(event, context);
        }

        @Override
        public void onError(Throwable error) {
            to.onError(error instanceof IOException io ? reason(exchange, io) : error);
        }
    }

    private record Builder(ModelHttp http) implements HttpClientBuilder {
        @Override
        public Duration connectTimeout() {
            return Timeouts.standard().connect();
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return Timeouts.standard().whole();
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return http;
        }
    }
}
