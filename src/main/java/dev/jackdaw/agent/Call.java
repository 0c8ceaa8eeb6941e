package dev.jackdaw.agent;

import dev.jackdaw.core.Cancellation;
import java.time.Duration;

/// The circumstances of one call of a model: what ends it early, and who listens.
public interface Call {
    /// Ends it at once.
    Cancellation cancellation();

    /// How long the run may still take. A model leaves some of it to those that come after it.
    Duration timeLeft();

    /// An attempt failed; another one, or another model, follows. `costMicros` is what it may have
    /// cost all the same, in millionths of a US dollar.
    void failed(String model, String problem, long costMicros);

    /// A piece of the reply came in. `tool` is the tool whose arguments it belongs to, or empty for
    /// plain text. After a failed attempt it begins anew.
    void heard(String tool, String piece);
}
