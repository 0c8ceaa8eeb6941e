package dev.jackdaw.model.governed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Message;
import dev.jackdaw.core.WordList;
import dev.jackdaw.data.Json;
import dev.jackdaw.model.embedding.EnglishWords;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Answers from what the data team wrote: a passage of a document, a rule or a gotcha that speaks of what the
/// question speaks of, quoted with its source. Nothing is drawn from it.
record Passages(Lexicon lexicon) {
    private static final Set<String> KINDS = Set.of("document", "rule", "gotcha");
    private static final Set<String> FIGURES = WordList.set("en/figures");
    private static final Set<String> STOPS = WordList.set("en/topic-stops");
    private static final String OWN = "own";
    private static final String LOAD = "load";
    private static final Set<String> DATA = Set.of(LOAD, "sample");
    private static final String SCHEDULE = "schedule";
    private static final Map<String, String> SEARCHES = WordList.map("en/word-question-searches");
    private static final Slot FILLER = new FillerSlot();
    private static final Slot VERB = new VerbSlot();

    /// How much of what is asked a passage must speak of; a rule is a sentence, and what merely touches it is not
    /// answered by it.
    private static final double ENOUGH = 0.55;

    private static final double NEARLY_ALL = 0.85;

    /// Where the question asks for just such words.
    private static final double ASKED = 0.45;

    /// "How often" may be asked of all that happens; only of what the data do is it told.
    private static final double MOST = 0.75;

    private static final int WORDS_MIN = 2;

    /// What is asked is told within so many sentences.
    private static final int SENTENCES = 3;

    /// What is looked for: a word, or the topic that words say. One of the company's own counts twice, a name of
    /// somebody or something more than all else.
    private record Wanted(ConceptUnit unit, Set<String> topics, double weight) {
        private static final double PLAIN = 0.5;
        private static final double OWN = 1;
        private static final double NAME = 9;

        boolean own() {
            return weight >= OWN;
        }
    }

    /// A part of a passage: what its words mean, and what they speak of.
    private record Part(List<ConceptUnit> units, Set<String> topics) {
        static Part of(String text) {
            var words = Words.of(text);
            return new Part(Concepts.all(words), Topics.told(words));
        }

        boolean tells(Wanted wanted) {
            return wanted.topics().stream().anyMatch(topics::contains)
                    || units.stream().anyMatch(wanted.unit()::meets);
        }
    }

    /// Whether a question that names nothing else may be one for the documents: not for figures, lists or the future.
    static boolean fits(Slots slots) {
        var texts = slots.words.texts();
        return slots.times.isEmpty()
                && slots.rank == null
                && slots.conditions.isEmpty()
                && slots.summaries.isEmpty()
                && texts.size() > WORDS_MIN
                && texts.stream().noneMatch(FIGURES::contains);
    }

    /// What to search for: a question for an owner finds more where it is put in the words of documents.
    String search(String question, Slots slots) {
        var asked = WordQuestion.of(slots);
        for (var kind : asked.kinds()) {
            var lead = SEARCHES.get(kind.word());
            if (lead != null) {
                return lead + " "
                        + wanted(slots, asked).stream()
                                .map(w -> slots.words.text(w.unit().start()))
                                .collect(Collectors.joining(" "));
            }
        }
        return question;
    }

    /// The passage that fits best, of those that a search found; nothing where none speaks of most of the question.
    /// Beside `definitions` it must tell something that they don't.
    Optional<String> quote(Slots slots, Message.ToolReply found, List<String> definitions) {
        var asked = WordQuestion.of(slots);
        var wanted = wanted(slots, asked);
        var told = Part.of(String.join(" ", definitions));
        String best = "";
        double most = 0;
        for (JsonNode item : Json.own(found.json(), JsonNode.class)) {
            if (!KINDS.contains(item.path("kind").asText())) {
                continue;
            }
            boolean document = item.path("kind").asText().equals("document");
            for (var part : parts(item.path("content").asText())) {
                double fit = fit(asked, wanted, part, document);
                boolean more = definitions.isEmpty() || wanted.stream().anyMatch(w -> part.tells(w) && !told.tells(w));
                if (fit > most && more) {
                    most = fit;
                    best = text(item);
                }
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /// How much of what is asked a part of a passage tells; 0 where that is not enough.
    private static double fit(WordQuestion asked, List<Wanted> wanted, Part part, boolean document) {
        var kinds = asked.kinds();
        boolean owner = kinds.contains(WordQuestion.Kind.OWNER);
        double all = 0;
        double hit = 0;
        int hits = 0;
        boolean missed = false;
        for (var each : wanted) {
            if (owner && !each.own()) {
                // Who owns the data does not depend on what else is told of them.
                continue;
            }
            all += each.weight();
            if (part.tells(each)) {
                hit += each.weight();
                hits++;
            } else {
                missed |= each.own();
            }
        }
        boolean cadence = kinds.contains(WordQuestion.Kind.CADENCE);
        if (hits == 0
                || (owner && !part.topics().contains(OWN))
                || (cadence && !part.topics().contains(SCHEDULE))
                || (asked.written() && missed)) {
            return 0;
        }
        boolean few = hits < WORDS_MIN && !owner && !cadence && !(asked.written() && wanted.size() <= WORDS_MIN);
        double least = cadence ? MOST : asked.written() ? ASKED : document ? ENOUGH : NEARLY_ALL;
        return few || hit / all < least ? 0 : hit / all;
    }

    /// What of a definition's question the definitions themselves don't tell.
    boolean tells(Slots slots, List<String> definitions) {
        var told = Part.of(String.join(" ", definitions));
        return wanted(slots, WordQuestion.of(slots)).stream().allMatch(told::tells);
    }

    /// The words of the sentences that ask for words, if they say anything; else all.
    private List<Wanted> wanted(Slots slots, WordQuestion asked) {
        var within = wanted(slots.words, asked, asked.sentences(slots.words));
        if (within.isEmpty() && asked.asks(WordQuestion.Kind.CADENCE)) {
            // "When does new data come in?"
            var load = Words.of(LOAD);
            return List.of(new Wanted(Concepts.at(load, 0).getFirst(), Set.of(LOAD), Wanted.PLAIN));
        }
        var all = new BitSet();
        all.set(0, slots.words.size());
        return within.isEmpty() ? wanted(slots.words, asked, all) : within;
    }

    private List<Wanted> wanted(Words words, WordQuestion asked, BitSet within) {
        var wanted = new ArrayList<Wanted>();
        var said = asked.said();
        // "How often do customers log in" asks of what they do, "how often is it loaded" of the data.
        boolean happens = asked.asks(WordQuestion.Kind.CADENCE)
                && said.stream()
                        .allMatch(i -> Topics.asked(words, i).topics().stream().noneMatch(DATA::contains));
        for (int i = within.nextSetBit(0); i >= 0; i = within.nextSetBit(i + 1)) {
            var topic = Topics.asked(words, i);
            boolean spoken = !topic.topics().isEmpty();
            boolean empty =
                    FILLER.at(words, i).isPresent() || (VERB.at(words, i).isPresent() && !happens);
            boolean stop = STOPS.contains(words.text(i)) || words.text(i).length() < 3 || said.get(i);
            if ((!empty && !stop) || (spoken && topic.length() > 1)) {
                wanted.add(new Wanted(Concepts.at(words, i).getFirst(), topic.topics(), weight(words, i)));
                i += topic.length() - 1;
            }
        }
        return wanted;
    }

    private double weight(Words words, int i) {
        if (lexicon.tells(words, i)) {
            return Wanted.OWN;
        }
        // "Weirdly" is English where "weird" is.
        var word = words.text(i).replaceFirst("(?<=.{3})ly$", "");
        boolean english = Stream.concat(Bases.of(words.text(i)).stream(), Stream.of(word))
                .anyMatch(w ->
                        EnglishWords.all().contains(w) || lexicon.vocabulary().contains(w));
        return english ? Wanted.PLAIN : Wanted.NAME;
    }

    private static List<Part> parts(String content) {
        var sentences = new ArrayList<String>();
        for (var sentence : content.replaceAll("[#*_`]", " ").split("(?<=[.!?])\\s+|\\n\\s*\\n")) {
            if (!sentence.isBlank()) {
                sentences.add(sentence);
            }
        }
        var parts = new ArrayList<Part>();
        var seen = new HashSet<String>();
        for (int i = 0; i < sentences.size(); i++) {
            var text = String.join(" ", sentences.subList(i, Math.min(sentences.size(), i + SENTENCES)));
            if (seen.add(text)) {
                parts.add(Part.of(text));
            }
        }
        return parts;
    }

    private static String text(JsonNode item) {
        var content = item.path("content").asText().strip();
        var source = item.path("kind").asText().equals("document")
                ? "From " + item.path("name").asText().replaceFirst(":\\d+(\\+\\d+)?$", "")
                : "The data team's " + item.path("kind").asText();
        return source + ":\n\n> " + content.replace("\n", "\n> ");
    }
}
