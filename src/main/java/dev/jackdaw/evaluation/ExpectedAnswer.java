package dev.jackdaw.evaluation;

/// What an honest colleague would do.
public enum ExpectedAnswer {
    /// The definitions answer it.
    ANSWER,
    /// Neither data nor definitions do.
    DECLINE,
    /// Two readings are open.
    ASK
}
