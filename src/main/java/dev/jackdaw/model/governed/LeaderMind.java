package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.Message;
import dev.jackdaw.agent.ToolCall;
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
    private final Lexicon lexicon;
    private final Understanding understanding;
    private final QueryReader queries;
    private final Languages languages;
    private final ThreadReading thread;
    private final NearQuestions near;

    LeaderMind(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.understanding = new Understanding(lexicon);
        this.queries = new QueryReader(lexicon);
        this.languages = new Languages(lexicon);
        this.thread = new ThreadReading(lexicon, understanding, languages);
        this.near = new NearQuestions(thread);
    }

    ChatModel.Reply next(ChatModel.Request request) {
        return next(Dialogue.of(request.messages()));
    }

    private ChatModel.Reply next(Dialogue said) {
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
        if (refusal.isPresent() && Refusals.onlyVerb(said, words) && thread.edits(turns, said)) {
            return metrics(turns, said, Set.of());
        }
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
        boolean query = words.is(0, "select") || (words.is(0, "with") && words.is(2, "as"));
        if (query && said.toLowerCase(Locale.ROOT).contains("from")) {
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
        return asked(turns, understanding.read(said));
    }

    /// What asks for words, before what asks for numbers.
    private ChatModel.Reply asked(Dialogue turns, Slots slots) {
        var said = turns.said();
        var asked = WordQuestion.of(slots);
        var metrics = new DefinitionQuestions(lexicon)
                .metrics(slots, asked, thread.lastTask(turns).map(MetricTask::metric));
        if (asked.written()) {
            // Whom to ask about a definition is no question for it.
            return passage(turns, slots, asked.asks(WordQuestion.Kind.OWNER) ? List.of() : metrics);
        }
        var values = new ValueLists(lexicon).answer(slots);
        if (values.isPresent()) {
            return Replies.say(values.get(), Basis.SCHEMA);
        }
        if (!metrics.isEmpty()) {
            return defined(turns, slots, metrics);
        }
        if (Future.asks(slots)) {
            return Replies.say(
                    "I can't look into the future: I know what the data say up to today, and no forecast is defined"
                            + " here."
                            + NearestAnswers.sentence(turns.all(), lexicon),
                    Basis.UNANSWERED);
        }
        var overview = Overviews.task(said, slots, understanding::read);
        if (overview.isPresent()) {
            return delegate("analyst", overview.get());
        }
        var schema = new SchemaQuestions(lexicon).call(slots.words);
        return schema.isPresent() && !thread.edits(turns, said)
                ? Replies.call(schema.get())
                : metrics(turns, said, Set.of());
    }

    /// By the definitions, and by what else was written where they don't tell all.
    private ChatModel.Reply defined(Dialogue turns, Slots slots, List<String> metrics) {
        var definitions = metrics.stream()
                .flatMap(name -> lexicon.metric(name).stream())
                .map(metric -> metric.name() + " " + metric.definition() + " " + String.join(" ", metric.synonyms()))
                .toList();
        if (!new Passages(lexicon).tells(slots, definitions)) {
            return passage(turns, slots, metrics);
        }
        return Replies.call(metrics.stream()
                .map(name -> Replies.tool(metrics.indexOf(name) + 1, "describe_metric", Map.of("metric", name)))
                .toArray(ToolCall[]::new));
    }

    /// What the person chose, put in the place of what was unclear.
    private ChatModel.Reply replied(Dialogue turns, Message.ToolReply reply) {
        var replied = languages.brought(Dialogue.field(reply, "reply")).text();
        var offer = Offer.last(turns);
        var choice = offer.flatMap(o -> o.chosen(replied));
        if (offer.filter(Offer::whole).isPresent()) {
            return choice.map(question -> metrics(turns, question, Set.of()))
                    .orElseGet(() -> next(turns.behind(Dialogue.field(reply, "reply"))));
        }
        var text = choice.orElse(replied);
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
        var query = queryAgain(turns, said)
                .or(() -> queries.read(said).filter(QueryReader.Read::called).map(LeaderMind::run));
        if (query.isPresent()) {
            return query.get();
        }
        var words = Words.of(said);
        boolean goesOn = thread.followsUp(words) || ThreadReading.goesBack(words);
        if (goesOn && thread.unanswered(turns)) {
            return Replies.say(
                    "I did not answer the question before this one, so I can't tell what this goes on from. Please ask"
                            + " it as a whole.",
                    Basis.UNANSWERED);
        }
        var remembered = new HashSet<>(chosen);
        turns.earlierTasks().forEach(t -> thread.tasks(t).forEach(task -> remembered.add(task.metric())));
        var settled = chosen.isEmpty() ? remembered : chosen;
        var understood = thread.understood(turns, said, words, settled);
        var notes = turns.heard().notes(understood.slots().notes);
        var note = notes.isEmpty() ? "" : LearntTerms.noted(notes);
        if (understood.resolution() instanceof Resolution.Ambiguous) {
            var learnt = LearntTerms.of(turns.all(), said);
            settled.addAll(learnt.meanings().values());
            understood = thread.understood(turns, said, words, settled);
            note = learnt.note().isEmpty() ? note : learnt.note();
        }
        var slots = understood.slots();
        var noted = note;
        var read = understood;
        if (!slots.unknown.isEmpty() || (slots.metrics.isEmpty() && !slots.saysDetail())) {
            return query(said).orElseGet(() -> offer(turns, said, read, decline(turns, slots)));
        }
        return switch (understood.resolution()) {
            case Resolution.Tasks(List<MetricTask> tasks)
            when tasks.stream().anyMatch(LeaderMind::ranksNothing) ->
                query(said)
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
            when !thread.readsBack(tasks) ->
                query(said)
                        .orElseGet(() -> Replies.say(
                                "I can't put that question into words that I am sure of.", Basis.UNANSWERED));
            case Resolution.Tasks(List<MetricTask> tasks) -> delegate("analyst", MetricTask.texts(tasks) + noted);
            case Resolution.Ambiguous ambiguous ->
                Replies.call(Replies.tool(
                        1, "ask_back", Map.of("question", ambiguous.question(), "options", ambiguous.options())));
            case Resolution.Unfit(String reason) ->
                query(said).orElseGet(() -> offer(turns, said, read, Replies.say(reason, Basis.UNANSWERED)));
            case Resolution.NoMetric none ->
                query(said).orElseGet(() -> offer(turns, said, read, decline(turns, slots)));
        };
    }

    /// "Our largest customers" ranks something that no dimension names; a validated query may.
    private static boolean ranksNothing(MetricTask task) {
        return task.rank().isPresent()
                && task.dimensions().isEmpty()
                && task.grain().isEmpty();
    }

    private Optional<ChatModel.Reply> query(String said) {
        return queries.read(said).map(LeaderMind::run);
    }

    /// A follow-up on a validated query that changes which of its rows are shown.
    private Optional<ChatModel.Reply> queryAgain(Dialogue turns, String said) {
        return turns.earlierTasks().isEmpty() || thread.unanswered(turns)
                ? Optional.empty()
                : QueryTask.of(LearntTerms.task(turns.earlierTasks().getLast()))
                        .flatMap(before -> queries.again(said, before))
                        .map(LeaderMind::run);
    }

    private static ChatModel.Reply run(QueryReader.Read read) {
        var note = read.notes().isEmpty() ? "" : LearntTerms.noted(read.notes());
        return delegate("analyst", read.task().text() + note);
    }

    private ChatModel.Reply decline(Dialogue turns, Slots slots) {
        return Passages.fits(slots)
                ? passage(turns, slots, List.of())
                : Replies.say(declined(turns, slots), Basis.UNANSWERED);
    }

    /// What is near to a question that is declined is offered, once; its documents come first.
    private ChatModel.Reply offer(Dialogue turns, String question, Understood failed, ChatModel.Reply declined) {
        boolean said = declined.calls().getFirst().tool().equals("submit");
        if (turns.last("ask_back").isPresent() || !said) {
            return declined;
        }
        var questions = near.of(turns, question, failed, Set.of());
        return questions.isEmpty()
                ? declined
                : Offer.questions(questions).asked(Declined.reason(turns.heard(), failed));
    }

    private ChatModel.Reply passage(Dialogue turns, Slots slots, List<String> metrics) {
        return delegate("analyst", new PassageTask(turns.said(), metrics, declined(turns, slots)).text());
    }

    private String declined(Dialogue turns, Slots slots) {
        return Declined.reason(turns.heard(), slots) + NearestAnswers.sentence(turns.all(), lexicon);
    }

    private static ChatModel.Reply delegate(String agent, String task) {
        return Replies.call(Replies.tool(1, "delegate", Map.of("agent", agent, "task", task)));
    }
}
