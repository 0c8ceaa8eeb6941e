package dev.jackdaw.model.governed;

import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.Message;
import dev.jackdaw.core.WordList;
import dev.jackdaw.data.Basis;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The Leader's part: settles what is asked, and gives it to who can do it.
final class LeaderMind {
    private static final Set<String> CUES = WordList.set("en/follow-ups");
    private final Lexicon lexicon;
    private final QuestionReader reader;
    private final TaskResolver resolver;

    LeaderMind(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.reader = new QuestionReader(lexicon);
        this.resolver = new TaskResolver(lexicon);
    }

    ChatModel.Reply next(ChatModel.Request request) {
        var turns = Dialogue.of(request.messages());
        var asked = turns.last("ask_back");
        if (asked.isPresent()) {
            return replied(turns, asked.get());
        }
        var remembered = turns.last("memory");
        if (remembered.isPresent()) {
            return Replies.say(Dialogue.field(remembered.get(), "said"), Basis.CONVERSATION);
        }
        if (!turns.replies().isEmpty()) {
            return Replies.report(turns);
        }
        return first(turns);
    }

    private ChatModel.Reply first(Dialogue turns) {
        var said = turns.said();
        var words = Words.of(said);
        var refusal = Refusals.check(said, words);
        if (refusal.isPresent()) {
            return Replies.say(refusal.get(), Basis.REFUSED);
        }
        var courtesy = SmallTalk.reply(said, words, lexicon.catalogue());
        if (courtesy.isPresent()) {
            return Replies.say(courtesy.get(), Basis.CONVERSATION);
        }
        var memory = MemoryRequests.call(said);
        if (memory.isPresent()) {
            return Replies.call(memory.get());
        }
        if (words.is(0, "select", "with") && said.toLowerCase(Locale.ROOT).contains("from")) {
            return Replies.say(
                    "I don't run SQL from a message. Ask the question in words, or run it yourself with: "
                            + "jackdaw sql run",
                    Basis.UNANSWERED);
        }
        if (ViewRequests.asks(words)) {
            return delegate("engineer", said);
        }
        var schema = new SchemaQuestions(lexicon).call(words);
        return schema.isPresent() ? Replies.call(schema.get()) : metrics(turns, said, Set.of());
    }

    /// What the person chose, put in the place of what was unclear.
    private ChatModel.Reply replied(Dialogue turns, Message.ToolReply reply) {
        var text = Dialogue.field(reply, "reply");
        var options = Words.of(text);
        var terms = reader.read(options).metrics;
        var chosen = new HashSet<String>();
        terms.stream()
                .filter(t ->
                        t.meanings().size() == 1 || lexicon.metric(t.said()).isPresent())
                .forEach(t -> chosen.addAll(
                        lexicon.metric(t.said()).map(m -> Set.of(m.name())).orElse(t.meanings())));
        if (!chosen.isEmpty()) {
            return metrics(turns, turns.said(), chosen);
        }
        var slots = reader.read(options);
        return slots.choices.isEmpty()
                ? Replies.say(
                        "I still can't tell what you mean by that. Please ask the whole question again.",
                        Basis.UNANSWERED)
                : metrics(turns, turns.said() + " for " + text, Set.of());
    }

    private ChatModel.Reply metrics(Dialogue turns, String said, Set<String> chosen) {
        var words = Words.of(said);
        var slots = reader.read(words);
        if (!slots.unknown.isEmpty() || (slots.metrics.isEmpty() && !slots.saysDetail())) {
            return query(words).orElseGet(() -> decline(turns, slots));
        }
        var before = slots.metrics.isEmpty() || followsUp(words) ? lastTask(turns) : Optional.<MetricTask>empty();
        var remembered = new HashSet<>(chosen);
        turns.earlierTasks().forEach(t -> tasks(t).forEach(task -> remembered.add(task.metric())));
        var settled = chosen.isEmpty() ? remembered : chosen;
        var resolved = resolver.resolve(words, slots, before, settled);
        var note = "";
        if (resolved instanceof Resolution.Ambiguous) {
            var learnt = LearntTerms.of(turns.all(), said);
            settled.addAll(learnt.meanings().values());
            resolved = resolver.resolve(words, slots, before, settled);
            note = learnt.note();
        }
        return switch (resolved) {
            case Resolution.Tasks(List<MetricTask> tasks)
            when ranksNothing(tasks.getFirst()) ->
                query(words).orElseGet(() -> delegate("analyst", MetricTask.texts(tasks)));
            case Resolution.Tasks(List<MetricTask> tasks) -> delegate("analyst", MetricTask.texts(tasks) + note);
            case Resolution.Ambiguous ambiguous ->
                Replies.call(Replies.tool(
                        1, "ask_back", Map.of("question", ambiguous.question(), "options", ambiguous.options())));
            case Resolution.Unfit(String reason) -> query(words).orElseGet(() -> Replies.say(reason, Basis.UNANSWERED));
            case Resolution.NoMetric none -> query(words).orElseGet(() -> decline(turns, slots));
        };
    }

    /// "Our largest customers" ranks something that no dimension names; a validated query may.
    private static boolean ranksNothing(MetricTask task) {
        return task.rank().isPresent()
                && task.dimensions().isEmpty()
                && task.grain().isEmpty();
    }

    private boolean followsUp(Words words) {
        boolean about = words.is(0, "what", "how") && words.is(1, "about");
        return about || (CUES.contains(words.text(0)) && !words.is(0, "what", "how"));
    }

    private Optional<MetricTask> lastTask(Dialogue turns) {
        return turns.earlierTasks().isEmpty()
                ? Optional.empty()
                : tasks(turns.earlierTasks().getLast()).stream().findFirst();
    }

    private List<MetricTask> tasks(String text) {
        var words = Words.of(text);
        return resolver.resolve(words, reader.read(words), Optional.empty(), Set.of())
                        instanceof Resolution.Tasks(List<MetricTask> tasks)
                ? tasks
                : List.of();
    }

    private Optional<ChatModel.Reply> query(Words words) {
        return new QueryMatcher(lexicon).match(words).map(name -> delegate("analyst", AnalystMind.VALIDATED + name));
    }

    private ChatModel.Reply decline(Dialogue turns, Slots slots) {
        var nearest = NearestAnswers.sentence(turns.all(), lexicon);
        var unknown = slots.unknown.stream()
                .filter(w -> w.length() < 40)
                .distinct()
                .limit(5)
                .map(w -> "'" + w + "'")
                .toList();
        var reason = unknown.isEmpty()
                ? "I can't tell which metric you mean."
                : "I can't answer that: I don't know what "
                        + String.join(", ", unknown)
                        + (unknown.size() == 1 ? " means" : " mean")
                        + " here.";
        return Replies.say(reason + nearest, Basis.UNANSWERED);
    }

    private static ChatModel.Reply delegate(String agent, String task) {
        return Replies.call(Replies.tool(1, "delegate", Map.of("agent", agent, "task", task)));
    }
}
