package dev.jackdaw.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// One connection that asks one question after the other and reads the events.
final class LoadClient implements AutoCloseable {
    static final String QUESTION = "{\"question\": \"What is our MRR by plan?\"}";

    /// Milliseconds to the first event and to the end.
    record Took(double first, double whole) {}

    private final Socket socket;
    private final BufferedReader in;

    LoadClient(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(120_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /// Until the answer has come; fails if it is not the right one. A name is its idempotency key.
    Took ask(String key, String name) throws IOException {
        long start = System.nanoTime();
        var request = "POST /api/ask HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + key
                + "\r\nAccept: text/event-stream\r\n"
                + (name.isEmpty() ? "" : "Idempotency-Key: " + name + "\r\n")
                + "Content-Length: "
                + QUESTION.length()
                + "\r\n\r\n"
                + QUESTION;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        double first = 0;
        boolean answer = false;
        boolean right = false;
        for (var line = read(); !line.equals("0"); line = read()) {
            if (line.startsWith("event: ")) {
                first = first == 0 ? ms(start) : first;
                answer = line.equals("event: answer");
            } else if (answer && line.startsWith("data: ")) {
                right = line.contains("\"enterprise\"") && line.contains("\"status\":\"answered\"");
                if (!right) {
                    System.out.println(line.substring(0, Math.min(300, line.length())));
                }
            } else if (line.startsWith("HTTP/1.1") && !line.contains(" 200 ")) {
                throw new IOException(line);
            }
        }
        in.readLine();
        if (!right) {
            throw new IOException("not the answer");
        }
        return new Took(first, ms(start));
    }

    private String read() throws IOException {
        var line = in.readLine();
        if (line == null) {
            throw new IOException("hung up");
        }
        return line;
    }

    private static double ms(long start) {
        return (System.nanoTime() - start) / 1e6;
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
