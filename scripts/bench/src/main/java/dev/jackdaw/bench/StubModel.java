package dev.jackdaw.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// A model that plays the team by rote over OpenAI's streaming interface: the Leader delegates, the
/// Analyst queries MRR by plan and submits. Each reply begins after a set time.
final class StubModel implements AutoCloseable {
    private final ServerSocket socket;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile long delayMs;
    private volatile String slowSql = "";

    StubModel() throws IOException {
        socket = new ServerSocket(0, 2_000, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/v1";
    }

    void delay(long ms) {
        delayMs = ms;
    }

    /// From now on the Analyst runs this instead of the metric.
    void sql(String sql) {
        slowSql = sql;
    }

    long calls() {
        return calls.get();
    }

    long bytes() {
        return bytes.get();
    }

    private void accept() {
        try {
            while (true) {
                var connection = socket.accept();
                connection.setTcpNoDelay(true);
                Thread.startVirtualThread(() -> serve(connection));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket connection) {
        try (connection;
                var in = new BufferedInputStream(connection.getInputStream(), 32 << 10)) {
            var out = connection.getOutputStream();
            for (int length = head(in); length >= 0; length = head(in)) {
                var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
                calls.incrementAndGet();
                bytes.addAndGet(length);
                if (delayMs > 0) {
                    Thread.sleep(delayMs);
                }
                reply(body, out);
            }
        } catch (IOException e) {
            // The client hung up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The length of the body, or -1 at the end.
    private static int head(InputStream in) throws IOException {
        int length = -1;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return length;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private void reply(String body, OutputStream out) throws IOException {
        if (body.contains("\"name\":\"delegate\"") || body.contains("\"name\" : \"delegate\"")) {
            call(out, body, "delegate", "{\"agent\":\"analyst\",\"task\":\"What is our MRR by plan?\"}");
        } else if (body.contains("\"role\":\"tool\"") || body.contains("\"role\" : \"tool\"")) {
            call(out, body, "submit", "{\"text\":\"MRR by plan stands below.\",\"results\":[\"r1\"]}");
        } else if (!slowSql.isEmpty()) {
            call(out, body, "run_sql", "{\"sql\":\"" + slowSql + "\"}");
        } else {
            call(out, body, "query_metric", "{\"metric\":\"MRR\",\"dimensions\":[\"plan\"]}");
        }
    }

    private static void call(OutputStream out, String body, String tool, String arguments) throws IOException {
        var head =
                "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"stub\",\"choices\":[{\"index\":0,";
        var events = new StringBuilder();
        event(
                events,
                head
                        + "\"delta\":{\"role\":\"assistant\",\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\""
                        + tool
                        + "\",\"arguments\":\"\"}}]},\"finish_reason\":null}]}");
        for (int i = 0; i < arguments.length(); i += 16) {
            var piece = arguments
                    .substring(i, Math.min(arguments.length(), i + 16))
                    .replace("\\", "\\\\")
                    .replace("\"", "\\\"");
            event(
                    events,
                    head
                            + "\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\""
                            + piece
                            + "\"}}]},\"finish_reason\":null}]}");
        }
        event(events, head + "\"delta\":{},\"finish_reason\":\"tool_calls\"}]}");
        event(
                events,
                "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"stub\",\"choices\":[],\"usage\":{\"prompt_tokens\":"
                        + body.length() / 4
                        + ",\"completion_tokens\":30,\"total_tokens\":"
                        + (body.length() / 4 + 30)
                        + "}}");
        event(events, "[DONE]");
        var text = "HTTP/1.1 200 OK\r\n"
                + "Content-Type: text/event-stream\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + events
                + "0\r\n\r\n";
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void event(StringBuilder events, String data) {
        var text = "data: " + data + "\n\n";
        events.append(Integer.toHexString(text.length()))
                .append("\r\n")
                .append(text)
                .append("\r\n");
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
