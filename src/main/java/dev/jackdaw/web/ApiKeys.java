package dev.jackdaw.web;

import dev.jackdaw.core.UsageException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Bearer keys of the HTTP interface and whose they are. Only their hashes are kept.
public final class ApiKeys {
    private static final int LENGTH_MIN = 20;

    private final Map<String, byte[]> hashes = new LinkedHashMap<>();
    private final Set<String> admins;

    /// Whose key it was. `admin` may stop everything and see everybody's runs.
    public record Client(String name, boolean admin) {
        /// As whom it asks: told apart from people of other doors.
        String asker() {
            return "http:" + name;
        }
    }

    /// `keys` is "NAME:KEY,NAME:KEY"; `admins` are names.
    public ApiKeys(String keys, Set<String> admins) {
        this.admins = Set.copyOf(admins);
        for (var pair : keys.split(",")) {
            int colon = pair.indexOf(':');
            var name = pair.substring(0, Math.max(0, colon)).strip();
            var key = pair.substring(colon + 1).strip();
            if (keys.isBlank()) {
                return;
            }
            if (!name.matches("[A-Za-z0-9._@-]{1,64}") || key.length() < LENGTH_MIN) {
                throw new UsageException("JACKDAW_API_KEYS: write NAME:KEY, several with commas, each key of "
                        + LENGTH_MIN
                        + " characters or more (the entry of '"
                        + name
                        + "' is not so). Make one with: openssl rand -hex 20");
            }
            hashes.put(name, hash(key));
        }
        for (var admin : admins) {
            if (!hashes.containsKey(admin)) {
                throw new UsageException(
                        "JACKDAW_API_ADMINS names '" + admin + "', who has no key in JACKDAW_API_KEYS");
            }
        }
    }

    /// Whether there are any.
    boolean any() {
        return !hashes.isEmpty();
    }

    /// Whose key an `Authorization` header holds. Takes as long for a wrong key as for a right one.
    Optional<Client> client(String authorization) {
        if (!authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.empty();
        }
        var hash = hash(authorization.substring(7).strip());
        var found = Optional.<Client>empty();
        for (var entry : hashes.entrySet()) {
            if (MessageDigest.isEqual(entry.getValue(), hash)) {
                var name = entry.getKey();
                found = Optional.of(new Client(name, admins.contains(name)));
            }
        }
        return found;
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
