package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.Message;
import dev.jackdaw.agent.ToolCall;
import dev.jackdaw.core.WordList;
import dev.jackdaw.data.Basis;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The Leader's part: settles what is asked, and gives it to who can do it.
final class LeaderMind {
    private static final Set<String> BACK =
            Set.of("same", "there", "restrict", "limit", "narrow", "instead", "those", "them", "these");

    /// A message so short goes on from the question before, if it can.
    private static final int SHORT = 4;

    private static final Set<String> CUES = WordList.set("en/follow-ups");
    private final Lexicon lexicon;
    private final Understanding understanding;
    private final Languages languages;

    LeaderMind(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.understanding = new Understanding(lexicon);
        this.languages = new Languages(lexicon);
    }

    ChatModel.Reply next(ChatModel.Request request) {
        var said = Dialogue.of(request.messages());
        var turns = said.heardAs(languages.brought(said.said()));
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
        if (!turns.heard().unknown().isEmpty()) {
            return decline(turns, understanding.read(said));
        }
        if (ViewRequests.asks(words)) {
            return delegate("engineer", said);
        }
        if (Passages.asksWho(words) || Passages.asksWritten(words)) {
            return decline(turns, understanding.read(said));
        }
        var values = new ValueLists(lexicon).answer(understanding.read(said));
        if (values.isPresent()) {
            return Replies.say(values.get(), Basis.SCHEMA);
        }
        var definitions = new DefinitionQuestions(lexicon)
                .calls(understanding.read(said), lastTask(turns).map(MetricTask::metric));
        if (!definitions.isEmpty()) {
            return Replies.call(definitions.toArray(ToolCall[]::new));
        }
        if (Future.asks(words)) {
            return Replies.say(
                    "I can't look into the future: I know what the data say up to today, and no forecast is defined"
                            + " here."
                            + NearestAnswers.sentence(turns.all(), lexicon),
                    Basis.UNANSWERED);
        }
        var overview = Overviews.task(said, understanding::read);
        if (overview.isPresent()) {
            return delegate("analyst", overview.get());
        }
        var schema = new SchemaQuestions(lexicon).call(words);
        return schema.isPresent() ? Replies.call(schema.get()) : metrics(turns, said, Set.of());
    }

    /// What the person chose, put in the place of what was unclear.
    private ChatModel.Reply replied(Dialogue turns, Message.ToolReply reply) {
        var text = languages.brought(Dialogue.field(reply, "reply")).text();
        var slots = understanding.read(text);
        var chosen = new HashSet<String>();
        slots.metrics.stream()
                .filter(t ->
                        t.meanings().size() == 1 || lexicon.metric(t.said()).isPresent())
                .forEach(t -> chosen.addAll(
                        lexicon.metric(t.said()).map(m -> Set.of(m.name())).orElse(t.meanings())));
        if (!chosen.isEmpty()) {
            return metrics(turns, turns.said(), chosen);
        }
        return slots.choices.isEmpty()
                ? Replies.say(
                        "I still can't tell what you mean by that. Please ask the whole question again.",
                        Basis.UNANSWERED)
                : metrics(turns, turns.said() + " for " + text, Set.of());
    }

    private ChatModel.Reply metrics(Dialogue turns, String said, Set<String> chosen) {
        var words = Words.of(said);
        boolean goesOn = followsUp(words) || goesBack(words);
        if (goesOn && turns.lastUnanswered()) {
            return Replies.say(
                    "I did not answer the question before this one, so I can't tell what this goes on from. Please ask"
                            + " it as a whole.",
                    Basis.UNANSWERED);
        }
        var remembered = new HashSet<>(chosen);
        turns.earlierTasks().forEach(t -> tasks(t).forEach(task -> remembered.add(task.metric())));
        var settled = chosen.isEmpty() ? remembered : chosen;
        var understood = understood(turns, said, words, settled);
        var notes = turns.heard().notes(understood.slots().notes);
        var note = notes.isEmpty() ? "" : LearntTerms.noted(notes);
        if (understood.resolution() instanceof Resolution.Ambiguous) {
            var learnt = LearntTerms.of(turns.all(), said);
            settled.addAll(learnt.meanings().values());
            understood = understood(turns, said, words, settled);
            note = learnt.note().isEmpty() ? note : learnt.note();
        }
        var slots = understood.slots();
        var noted = note;
        if (!slots.unknown.isEmpty() || (slots.metrics.isEmpty() && !slots.saysDetail())) {
            return query(words).orElseGet(() -> decline(turns, slots));
        }
        return switch (understood.resolution()) {
            case Resolution.Tasks(List<MetricTask> tasks)
            when tasks.stream().anyMatch(LeaderMind::ranksNothing) ->
                query(words)
                        .orElseGet(() -> Replies.say(
                                "A ranking needs something to rank "
                                        + tasks.getFirst().metric() + " by, such as "
                                        + lexicon.metric(tasks.getFirst().metric()).stream()
                                                .flatMap(m -> m.dimensions().stream())
                                                .limit(2)
                                                .map(Catalogue.Dimension::name)
                                                .collect(Collectors.joining(" or "))
                                        + ".",
                                Basis.UNANSWERED));
            case Resolution.Tasks(List<MetricTask> tasks)
            when !readsBack(tasks) ->
                Replies.say("I can't put that question into words that I am sure of.", Basis.UNANSWERED);
            case Resolution.Tasks(List<MetricTask> tasks) -> delegate("analyst", MetricTask.texts(tasks) + noted);
            case Resolution.Ambiguous ambiguous ->
                Replies.call(Replies.tool(
                        1, "ask_back", Map.of("question", ambiguous.question(), "options", ambiguous.options())));
            case Resolution.Unfit(String reason) -> query(words).orElseGet(() -> Replies.say(reason, Basis.UNANSWERED));
            case Resolution.NoMetric none -> query(words).orElseGet(() -> decline(turns, slots));
        };
    }

    /// A follow-up goes on from the task before it; what names a metric by itself may be one, too, but need not.
    private Understood understood(Dialogue turns, String said, Words words, Set<String> chosen) {
        var last = lastTask(turns);
        if (last.isPresent()) {
            var detail = understanding.detail(said, last, chosen);
            if (detail.isPresent() && (words.size() <= SHORT || followsUp(words) || goesBack(words))) {
                return detail.get();
            }
        }
        var alone = understanding.understandAll(said, Optional.empty(), chosen);
        boolean follows = alone.slots().metrics.isEmpty()
                || followsUp(words)
                || alone.slots().edits();
        var before = follows || goesBack(words) ? last : Optional.<MetricTask>empty();
        return before.isEmpty() ? alone : understanding.understandAll(said, before, chosen);
    }

    /// "Our largest customers" ranks something that no dimension names; a validated query may.
    private static boolean ranksNothing(MetricTask task) {
        return task.rank().isPresent()
                && task.dimensions().isEmpty()
                && task.grain().isEmpty();
    }

    /// "for that same set", "there", "restrict this to": what was asked before goes on.
    private static boolean goesBack(Words words) {
        return words.texts().stream().anyMatch(BACK::contains);
    }

    private boolean followsUp(Words words) {
        boolean about = words.is(0, "what", "how") && words.is(1, "about");
        return about || (CUES.contains(words.text(0)) && !words.is(0, "what", "how"));
    }

    private Optional<MetricTask> lastTask(Dialogue turns) {
        return turns.earlierTasks().isEmpty() || turns.lastUnanswered()
                ? Optional.empty()
                : tasks(turns.earlierTasks().getLast()).stream().findFirst();
    }

    /// What is told to the Analyst must mean to it what was meant.
    private boolean readsBack(List<MetricTask> tasks) {
        return MetricTask.texts(tasks)
                .lines()
                .flatMap(line -> tasks(line).stream())
                .toList()
                .equals(tasks);
    }

    private List<MetricTask> tasks(String text) {
        return understanding
                                .understand(LearntTerms.task(text), Optional.empty(), Set.of())
                                .resolution()
                        instanceof Resolution.Tasks(List<MetricTask> tasks)
                ? tasks
                : List.of();
    }

    private Optional<ChatModel.Reply> query(Words words) {
        int first = QueryMatcher.first(words);
        return new QueryMatcher(lexicon)
                .match(words)
                .map(name -> delegate(
                        "analyst", AnalystMind.VALIDATED + name + (first == 0 ? "" : AnalystMind.FIRST + first)));
    }

    private ChatModel.Reply decline(Dialogue turns, Slots slots) {
        var nearest = NearestAnswers.sentence(turns.all(), lexicon);
        var heard = turns.heard();
        var strange = slots.unknown.isEmpty() ? slots.unused : slots.unknown;
        var unknown = (heard.unknown().isEmpty() ? strange : heard.unknown())
                .stream()
                        .map(heard::written)
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
        if (!Passages.fits(slots) && !Passages.asksWritten(slots.words)) {
            return Replies.say(reason + nearest, Basis.UNANSWERED);
        }
        return delegate("analyst", Passages.TASK + turns.said().replace('\n', ' ') + "\n" + reason + nearest);
    }

    private static ChatModel.Reply delegate(String agent, String task) {
        return Replies.call(Replies.tool(1, "delegate", Map.of("agent", agent, "task", task)));
    }
}
