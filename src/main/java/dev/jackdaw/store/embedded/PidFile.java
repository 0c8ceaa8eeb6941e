package dev.jackdaw.store.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// PostgreSQL's `postmaster.pid`: line 1 is the process, line 4 the port, line 8 the state.
record PidFile(Path file) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// The process, if it lives. A file left by a machine that went down names a process that
    /// doesn't, or is another program by now.
    Optional<ProcessHandle> alive() {
        var lines = lines();
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .filter(p -> p.info().command().map(c -> c.endsWith("postgres")).orElse(true));
    }

    /// The port, where the server is up and takes connections.
    Optional<Integer> readyPort() {
        var lines = lines();
        boolean ready = lines.size() >= 8 && lines.get(7).strip().equals("ready");
        return ready && alive().isPresent()
                ? Optional.of(Integer.valueOf(lines.get(3).strip())).filter(PidFile::listens)
                : Optional.empty();
    }

    /// Waits while a server is starting or stopping; empty when none runs.
    Optional<Integer> awaitReady() {
        var deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            var port = readyPort();
            if (port.isPresent() || alive().isEmpty()) {
                return port;
            }
            LockSupport.parkNanos(20_000_000);
        }
        return Optional.empty();
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
