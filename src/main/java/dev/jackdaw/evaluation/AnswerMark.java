package dev.jackdaw.evaluation;

/// How an answer did. A wrong one costs more than ten that were declined.
public enum AnswerMark {
    /// The right numbers or words, or rightly declined or asked back.
    RIGHT,
    /// Another answer than a right one.
    WRONG,
    /// It could have been answered.
    DECLINED,
    /// It asked back where it could have answered, and its first choice gives the right answer.
    OFFERED,
    /// It asked back where it could have answered.
    ASKED
}
