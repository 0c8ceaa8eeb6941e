package dev.jackdaw.model.governed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Message;
import dev.jackdaw.core.WordList;
import dev.jackdaw.data.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Answers from what the data team wrote: a passage of a document, a rule or a gotcha that speaks of what the
/// question speaks of, quoted with its source. Nothing is drawn from it.
record Passages(Lexicon lexicon) {
    /// How a task asks for one: before the question, behind it what is said where none fits.
    static final String TASK = "passage: ";

    private static final Set<String> KINDS = Set.of("document", "rule");
    private static final PhraseIndex<Boolean> OWNERS = phrases("owners");
    private static final PhraseIndex<Boolean> WRITTEN = phrases("documents");
    private static final Set<String> FIGURES = WordList.set("en/figures");
    private static final double ENOUGH = 0.55;

    /// A rule is a sentence; what merely touches it is not answered by it.
    private static final double NEARLY_ALL = 0.85;

    private static final int WORDS_MIN = 2;
    private static final Slot FILLER = new FillerSlot();
    private static final Slot VERB = new VerbSlot();

    private static PhraseIndex<Boolean> phrases(String list) {
        var index = new PhraseIndex<Boolean>();
        WordList.list("en/" + list).forEach(phrase -> index.addWords(phrase, true));
        return index;
    }

    /// A word that is looked for: one of the company's own counts twice.
    private record Wanted(ConceptUnit unit, double weight) {}

    /// Whether somebody is asked for: "who owns the invoices?" is no question for a number.
    static boolean asksWho(Words words) {
        for (int i = 0; i < words.size(); i++) {
            if (OWNERS.longest(words.texts(), i) > 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether a reason or a rule is asked for that somebody wrote down: "is there a known reason for that?".
    static boolean asksWritten(Words words) {
        for (int i = 0; i < words.size(); i++) {
            if (WRITTEN.longest(words.texts(), i) > 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether a question may be one for the documents: not for figures, lists or the future.
    static boolean fits(Slots slots) {
        var texts = slots.words.texts();
        return slots.times.isEmpty()
                && slots.rank == null
                && slots.conditions.isEmpty()
                && slots.summaries.isEmpty()
                && texts.size() > WORDS_MIN
                && texts.stream().noneMatch(FIGURES::contains);
    }

    /// The passage that fits best, of those that a search found; nothing where none speaks of most of the question.
    Optional<String> quote(String question, Message.ToolReply found) {
        var wanted = wanted(Words.of(question));
        double all = wanted.stream().mapToDouble(Wanted::weight).sum();
        String best = "";
        double most = 0;
        for (JsonNode item : Json.own(found.json(), JsonNode.class)) {
            if (!KINDS.contains(item.path("kind").asText())) {
                continue;
            }
            var units = Concepts.all(Words.of(item.path("content").asText().replaceAll("[#*_`.]", " ")));
            var hits = wanted.stream()
                    .filter(w -> units.stream().anyMatch(w.unit()::meets))
                    .toList();
            double part = hits.stream().mapToDouble(Wanted::weight).sum() / all;
            boolean near = part >= (item.path("kind").asText().equals("document") ? ENOUGH : NEARLY_ALL);
            if (hits.size() >= WORDS_MIN && near && part > most) {
                most = part;
                best = text(item);
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private List<Wanted> wanted(Words words) {
        var wanted = new ArrayList<Wanted>();
        for (int i = 0; i < words.size(); i++) {
            boolean empty = FILLER.at(words, i).isPresent() || VERB.at(words, i).isPresent();
            if (!empty && words.text(i).length() > 2) {
                wanted.add(new Wanted(Concepts.at(words, i).getFirst(), lexicon.tells(words, i) ? 1 : 0.5));
            }
        }
        return wanted;
    }

    private static String text(JsonNode item) {
        var content = item.path("content").asText().strip();
        var source = item.path("kind").asText().equals("document")
                ? "From " + item.path("name").asText().replaceFirst(":\\d+$", "")
                : "The data team's " + item.path("kind").asText();
        return source + ":\n\n> " + content.replace("\n", "\n> ");
    }
}
