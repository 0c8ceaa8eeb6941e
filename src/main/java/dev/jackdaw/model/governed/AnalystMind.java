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
    private final Understanding understanding;
    private final Passages passages;

    AnalystMind(Lexicon lexicon) {
        this.understanding = new Understanding(lexicon);
        this.passages = new Passages(lexicon);
    }

    ChatModel.Reply next(ChatModel.Request request) {
        var turns = Dialogue.of(request.messages());
        var written = PassageTask.of(turns.said());
        if (written.isPresent()) {
            return passage(written.get(), turns);
        }
        if (!turns.replies().isEmpty()) {
            return Replies.report(turns, LearntTerms.note(turns.said()));
        }
        var overview = Overviews.period(turns.said());
        if (overview.isPresent()) {
            return Replies.call(
                    Replies.tool(1, "query_metric", Map.of("metric", Overviews.TASK, "period", overview.get())));
        }
        var task = LearntTerms.task(turns.said());
        var query = QueryTask.of(task);
        if (query.isPresent()) {
            return Replies.call(Replies.tool(1, "run_query", query.get().arguments()));
        }
        var calls = calls(task.lines().toList());
        if (calls.isEmpty()) {
            calls = calls(List.of(task));
        }
        return calls.isEmpty()
                ? Replies.say("I can't map '" + task + "' to the governed metrics.", Basis.UNANSWERED)
                : Replies.call(calls.toArray(ToolCall[]::new));
    }

    /// Definitions and a passage that the curated knowledge has, or the words in which it is declined.
    private ChatModel.Reply passage(PassageTask task, Dialogue turns) {
        var found = turns.last("search_knowledge");
        if (found.isEmpty()) {
            var calls = new ArrayList<ToolCall>();
            var text = passages.search(task.question(), understanding.read(task.question()));
            calls.add(Replies.tool(1, "search_knowledge", Map.of("text", text)));
            task.metrics()
                    .forEach(name ->
                            calls.add(Replies.tool(calls.size() + 1, "describe_metric", Map.of("metric", name))));
            return Replies.call(calls.toArray(ToolCall[]::new));
        }
        var described = turns.only("describe_metric");
        var definitions = described.replies().stream()
                .map(reply -> Dialogue.field(reply, "headline"))
                .toList();
        var quote = passages.quote(understanding.read(task.question()), found.get(), definitions);
        if (!described.replies().isEmpty()) {
            return Replies.report(described, quote.orElse(""));
        }
        return quote.map(text -> Replies.say(text, Basis.SCHEMA))
                .orElseGet(() -> Replies.say(task.declined(), Basis.UNANSWERED));
    }

    /// A call a question, where every line is one.
    private List<ToolCall> calls(List<String> lines) {
        var calls = new ArrayList<ToolCall>();
        for (var line : lines) {
            if (!(understanding.understand(line, Optional.empty(), Set.of()).resolution()
                    instanceof Resolution.Tasks(List<MetricTask> tasks))) {
                return List.of();
            }
            for (var each : tasks) {
                calls.add(Replies.tool(calls.size() + 1, "query_metric", each.arguments()));
            }
        }
        return List.copyOf(calls);
    }
}
