package dev.jackdaw.web;

import java.util.Optional;
import java.util.function.Supplier;

/// What stands behind the door, once it can answer.
record Backend(Supplier<Optional<Service>> opened) {
    /// 503 while it is being opened.
    Service service() {
        return opened.get().orElseThrow(() -> new Problem(503, "Starting", "Jackdaw is starting. Try again", 2));
    }
}
