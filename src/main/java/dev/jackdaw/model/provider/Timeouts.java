package dev.jackdaw.model.provider;

import java.time.Duration;

/// How long a provider may take: to accept a connection, to send the first piece of a reply,
/// between two pieces, and for a whole reply.
public record Timeouts(Duration connect, Duration firstToken, Duration betweenTokens, Duration whole) {
    /// Patient enough for a model that thinks before it speaks.
    public static Timeouts standard() {
        return new Timeouts(
                Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ofSeconds(120));
    }
}
