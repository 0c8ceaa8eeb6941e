package dev.jackdaw.asset;

import dev.jackdaw.core.Cancellation;
import dev.jackdaw.core.Hashes;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.learning.gate.InstructionCheck;
import dev.jackdaw.learning.gate.PrivacyCheck;
import dev.jackdaw.metrics.MetricService;
import dev.jackdaw.metrics.ViewPlan;
import dev.jackdaw.store.Grants;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.CommonQuery;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Drafts the view that answers a question which is asked often: a governed question's as its
/// metric defines it, a model's SQL as the query that all of its statements have in common.
final class Drafter {
    private static final int WORDS_MAX = 6;
    private static final int NAME_MAX = 50;
    private static final int QUESTION_MAX = 200;
    private static final Set<String> STOP_WORDS = Set.of(
            "a an and are as at by can do does did for from give had has have how i in is it many me much my of on or our per please show so tell that the their them there they this to us was we were what what's which who with you your"
                    .split(" "));

    private final MetricService metrics;
    private final Warehouse warehouse;

    Drafter(MetricService metrics, Warehouse warehouse) {
        this.metrics = metrics;
        this.warehouse = warehouse;
    }

    /// A draft, or why there can be none.
    sealed interface Outcome {
        record Drafted(Draft draft) implements Outcome {}

        record Unfit(String question, String problem) implements Outcome {}
    }

    /// `taken` tells whether a name can't be had.
    Outcome draft(QuestionShapes.FrequentQuestion often, Predicate<String> taken) {
        var question = often.said().stream()
                .map(QuestionShapes.Asking::question)
                .filter(Drafter::clean)
                .findFirst();
        if (question.isEmpty()) {
            return new Outcome.Unfit("", "what was asked holds something that must not be kept");
        }
        var brief = brief(question.get());
        return often.said().getFirst().metric().isEmpty()
                ? written(often, brief, taken)
                : governed(often, brief, taken);
    }

    /// What people asked is shown to other people's models.
    private static boolean clean(String question) {
        return !InstructionCheck.orders(question)
                && PrivacyCheck.problem(question).isEmpty();
    }

    private static String brief(String question) {
        var line = question.replaceAll("[\\s\"`]+", " ").strip();
        return line.length() > QUESTION_MAX ? line.substring(0, QUESTION_MAX) + "…" : line;
    }

    private Outcome governed(QuestionShapes.FrequentQuestion often, String question, Predicate<String> taken) {
        var query = QuestionShapes.standing(often.said().getFirst().metric())
                .orElseThrow()
                .standing();
        var words = new ArrayList<>(List.of(query.metric()));
        words.addAll(query.dimensions());
        words.add(query.grain());
        query.filters().forEach(f -> words.addAll(f.values()));
        var name = free(identifier(words, often.shape()), taken);
        return switch (metrics.views().plan(name, query)) {
            case ViewPlan.Unfit(String problem) -> new Outcome.Unfit(question, problem);
            case ViewPlan.Planned(var view, var metric) -> {
                var pairs = new ArrayList<Draft.Pair>();
                for (var said : often.said()) {
                    QuestionShapes.standing(said.metric())
                            .flatMap(asked -> metrics.views().same(view, asked))
                            .ifPresent(same -> pairs.add(new Draft.Pair(said.asker(), same.own(), same.fromView())));
                }
                yield new Outcome.Drafted(new Draft(
                        name,
                        question,
                        view.description(),
                        often.said().getFirst().metric(),
                        view.sql(),
                        "SELECT * FROM " + Grants.BUILT_SCHEMA + "." + name,
                        pairs));
            }
        };
    }

    private Outcome written(QuestionShapes.FrequentQuestion often, String question, Predicate<String> taken) {
        var said = often.said();
        var common =
                CommonQuery.of(said.stream().map(QuestionShapes.Asking::sql).toList());
        if (common.isEmpty()) {
            return new Outcome.Unfit(question, "its statements differ in more than what a column equals");
        }
        var sql = common.get().sql();
        var kept = PrivacyCheck.problem(sql);
        if (kept.isPresent()) {
            return new Outcome.Unfit(question, "its SQL can't be kept: " + kept.get());
        }
        var columns = columns(said.getFirst());
        if (columns.isEmpty()) {
            return new Outcome.Unfit(question, "its columns have no names of their own");
        }
        var name = free(identifier(List.of(question.split("[^\\p{L}\\p{N}]+")), often.shape()), taken);
        var lead = "SELECT " + String.join(", ", columns.get()) + " FROM ";
        var built = Grants.BUILT_SCHEMA + "." + name;
        // Whose value somebody asked for is nobody else's business.
        var example = lead
                + built
                + where(common.get().lifted().stream()
                        .map(column -> column + " = '…'")
                        .collect(Collectors.joining(" AND ")));
        var pairs = IntStream.range(0, said.size())
                .mapToObj(i -> new Draft.Pair(
                        said.get(i).asker(),
                        said.get(i).sql(),
                        lead
                                + "("
                                + sql
                                + ") AS v"
                                + where(common.get().wheres().get(i))))
                .toList();
        return new Outcome.Drafted(new Draft(
                name,
                question,
                described(question, columns.get(), common.get().lifted(), example),
                "",
                sql,
                example,
                pairs));
    }

    private static String where(String condition) {
        return condition.isEmpty() ? "" : " WHERE " + condition;
    }

    private static String described(String question, List<String> columns, List<String> lifted, String example) {
        return "Answers: "
                + question
                + "\nColumns: "
                + String.join(", ", columns)
                + (lifted.isEmpty()
                        ? ""
                        : "; for each " + String.join(", ", lifted) + ". A value without a row has nothing to count.")
                + "\nRead it with: "
                + example;
    }

    /// The columns of a result, quoted where they must be; nothing where two have one name or one
    /// has none.
    private Optional<List<String>> columns(QuestionShapes.Asking said) {
        var caller = new Caller(said.asker(), new Cancellation());
        if (!(warehouse.run(Role.ANALYST, said.sql(), warehouse.limits().rows(1), caller)
                instanceof QueryOutcome.Rows(var table, var elapsed))) {
            return Optional.empty();
        }
        var names = table.columns().stream().map(ResultTable.Column::name).toList();
        return names.contains("?column?") || Set.copyOf(names).size() < names.size()
                ? Optional.empty()
                : Optional.of(names.stream()
                        .map(n -> n.matches("[a-z_][a-z0-9_]*") ? n : Grants.quoted(n))
                        .toList());
    }

    private static String identifier(List<String> words, String shape) {
        var name = words.stream()
                .flatMap(w -> Arrays.stream(w.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")))
                .filter(w -> !w.isEmpty() && !STOP_WORDS.contains(w))
                .limit(WORDS_MAX)
                .collect(Collectors.joining("_"));
        var cut = name.length() > NAME_MAX ? name.substring(0, NAME_MAX) : name;
        return cut.matches("[a-z].*") ? cut : "asked_" + Hashes.of(shape).substring(0, 8);
    }

    private static String free(String wanted, Predicate<String> taken) {
        var name = wanted;
        for (int i = 2; taken.test(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }
}
