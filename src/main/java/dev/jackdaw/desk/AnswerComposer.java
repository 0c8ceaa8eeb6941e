package dev.jackdaw.desk;

import dev.jackdaw.agent.Answer;
import dev.jackdaw.agent.Finding;
import dev.jackdaw.agent.Receipt;
import dev.jackdaw.agent.Run;
import dev.jackdaw.agent.Step;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.Result;
import dev.jackdaw.data.ResultTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes an answer and its receipt from a finding and the results it names. Numbers, SQL, caveats
/// and basis come from the results; a model can't change them.
final class AnswerComposer {
    private AnswerComposer() {}

    static Step.Answered compose(Finding finding, Run run) {
        var used = run.results().stream()
                .filter(r -> finding.results().contains(r.id()))
                .toList();
        var basis = used.isEmpty() ? unfounded(finding.basis()) : weakest(used);
        var table = used.isEmpty() ? ResultTable.EMPTY : merged(used);
        var sql = used.stream().flatMap(r -> r.sql().stream()).distinct().toList();
        var caveats = Stream.concat(
                        used.stream().flatMap(r -> r.caveats().stream()).distinct(),
                        Stream.concat(
                                run.failures().entrySet().stream().map(AnswerComposer::steppedIn),
                                run.warnings().stream()))
                .toList();
        var answer = new Answer(finding.text(), basis, table, sql, caveats);
        return new Step.Answered(answer, receipt(used, table, run));
    }

    private static String steppedIn(Map.Entry<String, String> failure) {
        return "The model "
                + failure.getKey()
                + " could not be used ("
                + failure.getValue()
                + "); another one stepped in.";
    }

    /// A text without results can't claim to rest on data.
    private static Basis unfounded(Basis claimed) {
        return switch (claimed) {
            case CONVERSATION, REFUSED, SCHEMA, UNANSWERED -> claimed;
            case GOVERNED_METRIC, VALIDATED_QUERY, MODEL_WRITTEN -> Basis.UNANSWERED;
        };
    }

    private static Basis weakest(List<Result> results) {
        for (var basis : List.of(Basis.MODEL_WRITTEN, Basis.VALIDATED_QUERY, Basis.GOVERNED_METRIC)) {
            if (results.stream().anyMatch(r -> r.basis() == basis)) {
                return basis;
            }
        }
        return Basis.SCHEMA;
    }

    private static Receipt receipt(List<Result> used, ResultTable table, Run run) {
        var roles = used.stream()
                .map(Result::role)
                .filter(r -> !r.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        var knowledge = new LinkedHashSet<KnowledgeRef>();
        used.forEach(r -> knowledge.addAll(r.knowledge()));
        knowledge.addAll(run.learnt());
        var freshness = used.stream()
                .map(Result::freshness)
                .filter(f -> !f.isEmpty())
                .min(String::compareTo)
                .orElse("");
        var spend = run.spend();
        return new Receipt(
                roles,
                List.copyOf(knowledge),
                freshness,
                table.columns().isEmpty() ? "" : table.hash(),
                spend.modelCalls(),
                spend.tokensIn(),
                spend.tokensOut(),
                spend.costMicros(),
                run.elapsed().toMillis(),
                String.join(", ", run.models()));
    }

    /// Several metrics over the same groups stand side by side in one table; other results keep to
    /// the first.
    private static ResultTable merged(List<Result> results) {
        var table = results.getFirst().table();
        for (var next : results.subList(1, results.size())) {
            table = beside(table, next.table());
        }
        return table;
    }

    private static ResultTable beside(ResultTable left, ResultTable right) {
        int keys = right.columns().size() - 1;
        boolean fits = keys >= 0
                && left.columns().size() > keys
                && names(left).subList(0, keys).equals(names(right).subList(0, keys))
                && left.rows().size() == right.rows().size();
        if (!fits) {
            return left;
        }
        var rows = new ArrayList<List<@Nullable Object>>();
        for (int i = 0; i < left.rows().size(); i++) {
            var row = new ArrayList<>(left.rows().get(i));
            var other = right.rows().get(i);
            if (!Objects.equals(row.subList(0, keys), other.subList(0, keys))) {
                return left;
            }
            row.add(other.get(keys));
            rows.add(row);
        }
        var columns = new ArrayList<>(left.columns());
        columns.add(right.columns().get(keys));
        return new ResultTable(columns, rows, left.truncated() || right.truncated());
    }

    private static List<String> names(ResultTable table) {
        return table.columns().stream().map(ResultTable.Column::name).toList();
    }
}
