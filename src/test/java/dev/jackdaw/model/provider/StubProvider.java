package dev.jackdaw.model.provider;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// A provider on a real socket that does to each request what a test tells it to. What is not told
/// breaks the connection.
public final class StubProvider implements AutoCloseable {
    private final ServerSocket socket;
    private final BlockingQueue<Act> acts = new LinkedBlockingQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private volatile @Nullable Act otherwise;
    private final CountDownLatch closed = new CountDownLatch(1);

    /// A request as it came in.
    public record Request(String line, List<String> headers, String body) {}

    /// What to do with a request.
    public interface Act {
        void on(Request request, OutputStream out, StubProvider provider) throws IOException, InterruptedException;
    }

    public StubProvider() {
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    /// Where it listens: "http://127.0.0.1:PORT".
    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /// Does these to the next requests, in this order.
    public StubProvider then(Act... next) {
        acts.addAll(List.of(next));
        return this;
    }

    /// Does this to each request that nothing else was said for, instead of hanging up.
    public StubProvider otherwise(Act act) {
        otherwise = act;
        return this;
    }

    /// All requests so far.
    public List<Request> requests() {
        return requests;
    }

    private void accept() {
        try {
            while (true) {
                var connection = socket.accept();
                connections.add(connection);
                Thread.startVirtualThread(() -> serve(connection));
            }
        } catch (IOException e) {
            closed.countDown();
        }
    }

    private void serve(Socket connection) {
        try (connection;
                var in = new BufferedInputStream(connection.getInputStream())) {
            for (var request = read(in); request != null; request = read(in)) {
                requests.add(request);
                var next = acts.poll();
                var act = next == null ? otherwise : next;
                if (act == null) {
                    return;
                }
                act.on(request, connection.getOutputStream(), this);
                connection.getOutputStream().flush();
            }
        } catch (SocketException e) {
            // The client hung up, or the test did.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(InputStream in) throws IOException {
        var head = new ArrayList<String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            head.add(line);
        }
        if (head.isEmpty()) {
            return null;
        }
        int length = head.stream()
                .filter(h -> h.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(h -> Integer.parseInt(h.substring(15).strip()))
                .findFirst()
                .orElse(0);
        var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Request(head.getFirst(), List.copyOf(head), body);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static void head(OutputStream out, String status, String type, String more) throws IOException {
        write(out, "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n" + more + "\r\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// A status with a body, and a header if one is given.
    public static Act status(int status, String body, String header) {
        return (request, out, provider) -> {
            var more = header.isEmpty() ? "" : header + "\r\n";
            head(
                    out,
                    status + " Status",
                    "application/json",
                    more + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n");
            write(out, body);
        };
    }

    /// A whole body.
    public static Act json(String body) {
        return status(200, body, "");
    }

    /// Server-sent events, each given as its data, then the end of the connection.
    public static Act events(String... data) {
        return (request, out, provider) -> {
            head(out, "200 OK", "text/event-stream", "Connection: close\r\n");
            for (var piece : data) {
                write(
                        out,
                        piece.startsWith("event:") || piece.startsWith(":")
                                ? piece + "\n\n"
                                : "data: " + piece + "\n\n");
            }
            hangUp();
        };
    }

    /// Lines of JSON, as Ollama streams.
    public static Act lines(String... lines) {
        return (request, out, provider) -> {
            head(out, "200 OK", "application/x-ndjson", "Connection: close\r\n");
            for (var line : lines) {
                write(out, line + "\n");
            }
            hangUp();
        };
    }

    /// The given events, and then nothing more, with the connection open.
    public static Act eventsThenSilence(String... data) {
        return (request, out, provider) -> {
            head(out, "200 OK", "text/event-stream", "");
            for (var piece : data) {
                write(out, piece.startsWith(":") ? piece + "\n\n" : "data: " + piece + "\n\n");
            }
            provider.closed.await();
        };
    }

    /// Comments that keep the connection open, and never an event.
    public static Act heartbeats() {
        return (request, out, provider) -> {
            head(out, "200 OK", "text/event-stream", "");
            while (true) {
                write(out, ": still thinking\n\n");
                Thread.sleep(20);
            }
        };
    }

    /// The same event over and over.
    public static Act endless(String event) {
        return (request, out, provider) -> {
            head(out, "200 OK", "text/event-stream", "");
            while (true) {
                write(out, "data: " + event + "\n\n");
                Thread.sleep(5);
            }
        };
    }

    /// One line that never ends.
    public static Act flood(int bytes) {
        return (request, out, provider) -> {
            head(out, "200 OK", "text/event-stream", "Connection: close\r\n");
            write(out, "data: ");
            var chunk = "x".repeat(64 << 10);
            for (int sent = 0; sent < bytes; sent += chunk.length()) {
                write(out, chunk);
            }
            hangUp();
        };
    }

    /// Takes the request and says nothing.
    public static Act silence() {
        return (request, out, provider) -> provider.closed.await();
    }

    /// Half of an HTTP reply, then the end of the connection.
    public static Act brokenHead() {
        return (request, out, provider) -> {
            write(out, "HTTP/1.1 200 O");
            hangUp();
        };
    }

    /// A reply that announces more than it sends.
    public static Act cutOff(String... data) {
        return (request, out, provider) -> {
            head(out, "200 OK", "text/event-stream", "Content-Length: 100000\r\n");
            for (var piece : data) {
                write(out, "data: " + piece + "\n\n");
            }
            hangUp();
        };
    }

    private static void hangUp() throws SocketException {
        throw new SocketException("hang up");
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
            for (var connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
