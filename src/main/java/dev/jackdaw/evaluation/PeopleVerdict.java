package dev.jackdaw.evaluation;

/// A question's mark, what was answered, and what is wrong with that, if anything.
public record PeopleVerdict(PeopleQuestion question, AnswerMark mark, String said, String problem) {}
