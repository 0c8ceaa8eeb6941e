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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes an answer and its receipt from a finding and the results it names. Numbers, SQL, caveats
/// and basis come from the results; a model can't change them.
final class AnswerComposer {
    private AnswerComposer() {}

    static Step.Answered compose(Finding finding, Run run) {
        var used = run.results().stream()
                .filter(r -> finding.results().contains(r.id()))
                .toList();
        var basis = used.isEmpty() ? unfounded(finding.basis()) : weakest(used);
        var merged = MergedTables.of(used);
        var table = merged.table();
        var apart = TableText.below(finding.text(), merged.apart());
        var sql = used.stream().flatMap(r -> r.sql().stream()).distinct().toList();
        var caveats = Stream.of(
                        used.stream().flatMap(r -> r.caveats().stream()).distinct(),
                        apart.stream().flatMap(t -> t.caveat().stream()),
                        run.failures().entrySet().stream().map(AnswerComposer::steppedIn),
                        run.warnings().stream())
                .flatMap(c -> c)
                .toList();
        var answer = new Answer(text(finding.text(), apart), basis, table, sql, caveats);
        return new Step.Answered(answer, receipt(used, table, run));
    }

    /// What can't stand in the answer's table stands below its text.
    private static String text(String text, List<TableText> apart) {
        return apart.stream()
                .map(TableText::markdown)
                .filter(part -> !part.isEmpty())
                .map(part -> "\n\n" + part)
                .collect(Collectors.joining("", text, ""));
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
}
