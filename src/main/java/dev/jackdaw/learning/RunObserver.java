package dev.jackdaw.learning;

/// What else is done with finished runs, beside learning from them. Each may be read twice, and
/// several processes may do a pass at once.
public interface RunObserver {
    /// One run that ended.
    default void read(Episode episode) {}

    /// What there is to do from time to time; how many things it moved.
    int pass();
}
