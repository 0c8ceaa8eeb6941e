package dev.jackdaw.model.governed;

import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The Engineer's part: a request for a view becomes a governed question to build it from.
final class EngineerMind {
    private final Understanding understanding;

    EngineerMind(Lexicon lexicon) {
        this.understanding = new Understanding(lexicon);
    }

    ChatModel.Reply next(ChatModel.Request request) {
        var turns = Dialogue.of(request.messages());
        var built = turns.last("build_view");
        if (built.isPresent()) {
            var error = Dialogue.field(built.get(), "error");
            return error.isEmpty() ? Replies.report(turns) : Replies.say(Replies.sentence(error), Basis.UNANSWERED);
        }
        var resolved = understanding
                .understand(ViewRequests.contents(turns.said()), Optional.empty(), Set.of())
                .resolution();
        return switch (resolved) {
            case Resolution.Tasks(List<MetricTask> tasks) when tasks.size() == 1 -> build(tasks.getFirst());
            case Resolution.Unfit(String reason) -> Replies.say(reason, Basis.UNANSWERED);
            case Resolution.Ambiguous ambiguous ->
                Replies.say(ambiguous.question() + " Please ask again with that name.", Basis.UNANSWERED);
            case Resolution other ->
                Replies.say(
                        "I can build a view of one governed metric, split by its dimensions and a unit of time. "
                                + "For example: build a view of MRR by plan.",
                        Basis.UNANSWERED);
        };
    }

    private static ChatModel.Reply build(MetricTask task) {
        var name = new StringBuilder(task.metric());
        task.dimensions().forEach(d -> name.append(" by ").append(d));
        task.grain().ifPresent(g -> name.append(" by ").append(g.word()));
        task.filters().forEach(f -> name.append(' ').append(String.join(" ", f.values())));
        var identifier = name.toString()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        var arguments = Json.mapper()
                .createObjectNode()
                .put("name", identifier.length() > 60 ? identifier.substring(0, 60) : identifier);
        arguments.set("query", task.arguments());
        return Replies.call(Replies.tool(1, "build_view", arguments));
    }
}
