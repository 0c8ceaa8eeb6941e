package dev.jackdaw.web;

import dev.jackdaw.web.ApiKeys.Client;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Optional;

/// Who sends a request, and whether they may. Thread-safe.
final class Access {
    private final ApiKeys keys;
    private final RateLimit rate;

    Access(ApiKeys keys, int perMinute, InstantSource clock) {
        this.keys = keys;
        this.rate = new RateLimit(perMinute, clock);
    }

    /// Whose key the request bears; 401 where it bears none that is known.
    Client client(Context context) {
        if (!keys.any()) {
            throw new Problem(401, "Unauthorized", "no key is set up here: set JACKDAW_API_KEYS", 0);
        }
        var header = Optional.ofNullable(context.header("Authorization")).orElse("");
        return keys.client(header)
                .orElseThrow(() -> new Problem(401, "Unauthorized", "send a known key: Authorization: Bearer KEY", 0));
    }

    /// The same, for what takes work; 429 where the key asks too often.
    Client asking(Context context) {
        var client = client(context);
        int wait = rate.take(client.name());
        if (wait > 0) {
            throw new Problem(429, "Too many requests", "this key asks too often; wait " + wait + " s", wait);
        }
        return client;
    }

    /// The same, for what is the data team's alone; 403 for everybody else.
    Client admin(Context context) {
        var client = client(context);
        if (!client.admin()) {
            throw new Problem(403, "Forbidden", "only a key named in JACKDAW_API_ADMINS may do this", 0);
        }
        return client;
    }
}
