package dev.jackdaw.store.login;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jackdaw.core.EnvironmentException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Generated passwords of one server, in `credentials.json` of the home, readable by its owner
/// alone. Several processes may use it at once.
public final class Credentials {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Object IN_PROCESS = new Object();
    private final Home home;
    private final Path file;
    private final String server;

    /// `server` is "host:port", or "embedded", whose port changes with each start.
    public Credentials(Home home, String server) {
        this.home = home;
        this.server = server;
        this.file = home.folder().resolve("credentials.json");
    }

    /// A fresh password: 192 random bits, safe in addresses and SQL text.
    public static String generate() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The password kept for this user.
    public Optional<String> find(String user) {
        return Optional.ofNullable(read().getOrDefault(server, Map.of()).get(user));
    }

    /// The password kept, or a fresh one that is kept from now on.
    public String findOrGenerate(String user) {
        synchronized (IN_PROCESS) {
            home.folder(".");
            var lock = file.resolveSibling("credentials.lock");
            try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                assert held.isValid();
                var all = new TreeMap<>(read());
                var users = new TreeMap<>(all.getOrDefault(server, Map.of()));
                var password = users.computeIfAbsent(user, u -> generate());
                all.put(server, users);
                home.writeSecret(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
                return password;
            } catch (IOException e) {
                throw new EnvironmentException("can't write " + file + ": " + Home.reason(e), e);
            }
        }
    }

    private Map<String, Map<String, String>> read() {
        try {
            return Files.exists(file) ? JSON.readValue(file.toFile(), new TypeReference<>() {}) : Map.of();
        } catch (IOException e) {
            throw new EnvironmentException(
                    "can't read " + file + ": it is damaged or not yours. Remove it to have new passwords made", e);
        }
    }
}
