package dev.jackdaw.model.governed;

import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.ToolCall;
import dev.jackdaw.data.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The Analyst's part: a task in canonical English becomes tool calls, their outcome a finding.
final class AnalystMind {
    /// How a task names a validated query.
    static final String VALIDATED = "validated query ";

    private final QuestionReader reader;
    private final TaskResolver resolver;

    AnalystMind(Lexicon lexicon) {
        this.reader = new QuestionReader(lexicon);
        this.resolver = new TaskResolver(lexicon);
    }

    ChatModel.Reply next(ChatModel.Request request) {
        var turns = Dialogue.of(request.messages());
        if (!turns.replies().isEmpty()) {
            return Replies.report(turns, LearntTerms.note(turns.said()));
        }
        var task = LearntTerms.task(turns.said());
        if (task.startsWith(VALIDATED)) {
            return Replies.call(Replies.tool(1, "run_query", Map.of("name", task.substring(VALIDATED.length()))));
        }
        var words = Words.of(task);
        var slots = reader.read(words);
        if (slots.unknown.isEmpty()
                && resolver.resolve(words, slots, Optional.empty(), Set.of())
                        instanceof Resolution.Tasks(List<MetricTask> tasks)) {
            var calls = new ArrayList<ToolCall>();
            for (var each : tasks) {
                calls.add(Replies.tool(calls.size() + 1, "query_metric", each.arguments()));
            }
            return Replies.call(calls.toArray(ToolCall[]::new));
        }
        return Replies.say("I can't map '" + task + "' to the governed metrics.", Basis.UNANSWERED);
    }
}
