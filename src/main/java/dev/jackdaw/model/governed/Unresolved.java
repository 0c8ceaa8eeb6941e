package dev.jackdaw.model.governed;

/// A question that ends in an answer to the person, not in a task.
final class Unresolved extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Resolution resolution;

    Unresolved(Resolution resolution) {
        super(null, null, false, false);
        this.resolution = resolution;
    }

    /// What the person is told.
    Resolution resolution() {
        return resolution;
    }
}
