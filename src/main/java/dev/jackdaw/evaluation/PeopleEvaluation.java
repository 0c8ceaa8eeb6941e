package dev.jackdaw.evaluation;

import dev.jackdaw.agent.Answer;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Basis;
import dev.jackdaw.warehouse.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Asks people's questions and says of each answer whether it was right, wrong, or none.
public final class PeopleEvaluation {
    private final Evaluation.Asking asking;
    private final Gold gold;

    /// `asking` asks a question in a thread; gold answers come from the warehouse.
    public PeopleEvaluation(Evaluation.Asking asking, Warehouse warehouse) {
        this.asking = asking;
        this.gold = new Gold(warehouse);
    }

    /// Asks one question, in a thread of its own.
    public PeopleVerdict judge(PeopleQuestion question) {
        return switch (asking.ask(begun(question), question.question())) {
            case Desk.Outcome.Answered answered -> answered(question, answered.answer());
            case Desk.Outcome.Waiting waiting -> waiting(question, waiting.asked());
            case Desk.Outcome other -> verdict(question, AnswerMark.WRONG, String.valueOf(other), "it came to nothing");
        };
    }

    /// Who asked back rightly is right; where it could have answered, it counts whether its first choice leads there.
    /// That is asked anew, as a reply would teach what the words mean.
    private PeopleVerdict waiting(PeopleQuestion question, Step.AskedBack asked) {
        var said = asked.question() + " " + String.join(" | ", asked.options());
        if (question.expect() != ExpectedAnswer.ANSWER) {
            return verdict(question, AnswerMark.RIGHT, said, "");
        }
        boolean offered = !asked.options().isEmpty()
                && asking.ask(begun(question), asked.options().getFirst()) instanceof Desk.Outcome.Answered answered
                && answered(question, answered.answer()).mark() == AnswerMark.RIGHT;
        return verdict(question, offered ? AnswerMark.OFFERED : AnswerMark.ASKED, said, "");
    }

    /// A thread in which everything before the question was said.
    private String begun(PeopleQuestion question) {
        var thread = "cli-" + RunId.next(Clock.systemUTC());
        question.before().forEach(message -> asking.ask(thread, message));
        return thread;
    }

    private PeopleVerdict answered(PeopleQuestion question, Answer answer) {
        boolean declined = answer.basis() == Basis.UNANSWERED
                || answer.basis() == Basis.REFUSED
                || (answer.basis() == Basis.CONVERSATION && question.says().isEmpty());
        var text = answer.text();
        if (question.expect() != ExpectedAnswer.ANSWER) {
            return declined
                    ? verdict(question, AnswerMark.RIGHT, text, "")
                    : verdict(question, AnswerMark.WRONG, text, "answered what can't be answered");
        }
        if (declined) {
            return verdict(question, AnswerMark.DECLINED, text, "it was not answered");
        }
        return problem(question, answer)
                .map(problem -> verdict(question, AnswerMark.WRONG, text, problem))
                .orElseGet(() -> verdict(question, AnswerMark.RIGHT, text, ""));
    }

    private Optional<String> problem(PeopleQuestion question, Answer answer) {
        for (var text : question.says()) {
            var shown = answer.text() + answer.table().rows();
            if (!shown.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
                return Optional.of("it does not say '" + text + "'");
            }
        }
        if (question.gold().isEmpty()) {
            return Optional.empty();
        }
        var problems = new ArrayList<String>();
        for (var sql : question.gold()) {
            var problem = answer.table().columns().isEmpty()
                    ? gold.unsaid(sql, answer.text())
                    : gold.missing(sql, question.ordered(), question.kind().equals("why"), answer.table());
            if (problem.isEmpty()) {
                return Optional.empty();
            }
            problems.add(problem.get());
        }
        return Optional.of(String.join("; ", problems));
    }

    private static PeopleVerdict verdict(PeopleQuestion question, AnswerMark mark, String said, String problem) {
        return new PeopleVerdict(question, mark, said, problem);
    }

    /// How many of each mark.
    public static String counts(List<PeopleVerdict> verdicts) {
        var counts = new ArrayList<String>();
        for (var mark : AnswerMark.values()) {
            long many = verdicts.stream().filter(v -> v.mark() == mark).count();
            counts.add(many + " " + mark.name().toLowerCase(Locale.ROOT));
        }
        return String.join(", ", counts);
    }
}
