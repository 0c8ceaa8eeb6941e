package dev.jackdaw.desk;

import dev.jackdaw.agent.Step;
import dev.jackdaw.agent.StepText;
import dev.jackdaw.data.Figures;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import java.util.ArrayList;
import java.util.List;

/// A receipt explained: what was asked, how it was understood, what the answer rests on.
public final class RunExplanation {
    private RunExplanation() {}

    /// Line by line.
    public static List<String> of(List<Step> steps, KnowledgeIndex index) {
        var lines = new ArrayList<String>();
        for (var step : steps) {
            if (step instanceof Step.Asked asked) {
                lines.add("Question: " + asked.question());
            } else if (step instanceof Step.Delegated delegated) {
                lines.add("Understood as: " + delegated.task());
            } else if (step instanceof Step.Answered answered) {
                explain(answered, index, lines);
            }
        }
        if (!(steps.getLast() instanceof Step.Answered)) {
            lines.add("There is no answer: " + StepText.of(steps.getLast()));
        }
        return lines;
    }

    private static void explain(Step.Answered answered, KnowledgeIndex index, List<String> lines) {
        var answer = answered.answer();
        var receipt = answered.receipt();
        lines.add("Answer: " + answer.text().replace("**", ""));
        lines.add("Basis: " + answer.basis().label());
        for (var ref : receipt.knowledge()) {
            lines.add("");
            lines.add(ref.kind() + " " + ref.name() + ", version " + ref.version());
            if (ref.kind().equals(KnowledgeRef.LEARNING)) {
                lines.add("learnt from use; see: jackdaw learnings show " + ref.name());
            }
            KnowledgeKind.of(ref.kind())
                    .flatMap(kind -> index.find(kind, ref.name()))
                    .ifPresent(item -> {
                        lines.add(item.content());
                        if (!item.source().file().isEmpty()) {
                            lines.add("defined in " + item.source().file() + ":"
                                    + item.source().line());
                        }
                        if (!item.version().equals(ref.version())) {
                            lines.add("It has changed since: it is version " + item.version() + " now.");
                        }
                    });
        }
        answer.sql().forEach(sql -> lines.add("\nSQL, run as " + receipt.role() + ":\n" + sql));
        answer.caveats().forEach(c -> lines.add("Caveat: " + c));
        lines.add("");
        lines.add("Data up to "
                + (receipt.freshness().isEmpty() ? "–" : receipt.freshness())
                + ", result "
                + (receipt.resultHash().isEmpty() ? "–" : receipt.resultHash().substring(0, 12))
                + ", model "
                + receipt.model()
                + ", "
                + receipt.modelCalls()
                + " model calls, "
                + (receipt.tokensIn() + receipt.tokensOut())
                + " tokens, "
                + Figures.dollars(receipt.costMicros())
                + ", "
                + receipt.elapsedMs()
                + " ms");
    }
}
