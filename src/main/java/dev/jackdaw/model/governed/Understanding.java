package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads and resolves a question: of the readings that explain every word, the cheapest that fits a metric counts.
/// One that leaves two meanings open counts where it is clearly nearer to what was said.
final class Understanding {
    private static final int READINGS_MAX = 16;
    private static final double CLEARLY = 0.25;

    private static final Set<String> NARROWING = Set.of(
            "only", "just", "except", "excluding", "without", "not", "no", "never", "but", "instead", "unless", "if");
    private static final Pattern ASKS = Pattern.compile("(?i)\\bhow (?:many|much)\\b");
    private static final Set<String> PERSONS = WordList.set("en/persons");
    private final QuestionReader reader;
    private final TaskResolver resolver;
    private final TermPicker picker;

    Understanding(Lexicon lexicon) {
        this.reader = new QuestionReader(lexicon);
        this.resolver = new TaskResolver(lexicon);
        this.picker = new TermPicker(lexicon);
    }

    private Understanding(Understanding other, Lexicon lexicon, Conversation thread) {
        this.reader = other.reader;
        this.resolver = new TaskResolver(lexicon, thread);
        this.picker = other.picker;
    }

    /// The same for follow-ups in a thread.
    Understanding in(Conversation thread, Lexicon lexicon) {
        return new Understanding(this, lexicon, thread);
    }

    /// The words as they are read at first, whatever they come to.
    Slots read(String text) {
        return reader.read(Words.of(text));
    }

    /// Every word understood, or what stands in the way of the nearest reading.
    Understood understand(String text, Optional<MetricTask> before, Set<String> chosen) {
        return understand(reader.readings(Words.of(text), READINGS_MAX), before, chosen);
    }

    /// A follow-up that names no metric, if it can be read as one.
    Optional<Understood> detail(String text, Optional<MetricTask> before, Set<String> chosen) {
        var readings = reader.readings(Words.of(text), READINGS_MAX);
        for (var slots : readings) {
            if (Dropped.by(readings.getFirst(), slots)) {
                continue;
            }
            if (slots.metrics.stream().allMatch(picker::entity)
                    && !slots.references.contains(new Reference.Counted())) {
                // "From which plan had these customers moved": the nouns say whose, as before.
                slots.metrics.clear();
            }
            boolean detail = slots.unknown.isEmpty() && slots.metrics.isEmpty() && slots.saysDetail();
            if (detail && resolver.resolve(slots, before, chosen) instanceof Resolution.Tasks tasks) {
                return Optional.of(new Understood(slots, tasks));
            }
            if (slots.lost) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// The same for a message that may ask several questions: each goes on from the one before it.
    Understood understandAll(String text, Optional<MetricTask> before, Set<String> chosen) {
        var clauses = Clauses.of(text);
        return (clauses.size() > 1 ? each(clauses, before, chosen) : Optional.<Understood>empty())
                .orElseGet(() -> severalInOne(clauses, whole(text, before, chosen)));
    }

    /// The whole message; where that is too much, the one sentence of it that is a question by itself, if nothing in
    /// the others narrows it. What was left aside is said.
    private Understood whole(String text, Optional<MetricTask> before, Set<String> chosen) {
        var whole = understand(text, before, chosen);
        boolean severalAsk = Sentences.of(text).size() > 1 && AskedApart.in(whole.slots());
        if (severalAsk) {
            // What one question is narrowed to is not said of another.
            return only(Sentences.of(text), before, chosen, true)
                    .orElse(new Understood(
                            whole.slots(),
                            new Resolution.Unfit(
                                    "That is more than one question, and I can't tell what belongs to which. Please"
                                            + " ask one at a time.")));
        }
        if (whole.resolution() instanceof Resolution.Tasks || whole.resolution() instanceof Resolution.Ambiguous) {
            return whole;
        }
        boolean apart = text.chars().noneMatch(c -> c == '—' || c == '–' || c == '(') && !text.contains(" - ");
        return only(Sentences.of(text), before, chosen, apart)
                .or(() -> only(Sentences.clauses(text), before, chosen, false))
                .orElse(whole);
    }

    private Understood sentence(String text, Optional<MetricTask> before, Set<String> chosen) {
        var clauses = Clauses.of(text);
        return (clauses.size() > 1 ? each(clauses, before, chosen) : Optional.<Understood>empty())
                .orElseGet(() -> severalInOne(clauses, understand(text, before, chosen)));
    }

    /// The sentences that ask, `several` of them or one, where nothing else changes what they ask for.
    private Optional<Understood> only(
            List<String> sentences, Optional<MetricTask> before, Set<String> chosen, boolean several) {
        Understood only = null;
        var tasks = new ArrayList<MetricTask>();
        var aside = new ArrayList<String>();
        for (var sentence : sentences) {
            var understood = sentence(sentence, before, chosen);
            boolean asks = understood.resolution() instanceof Resolution.Tasks
                    && !understood.slots().metrics.isEmpty();
            if (asks && only != null && !several) {
                return Optional.empty();
            }
            if (asks) {
                only = only == null ? understood : only;
                tasks.addAll(((Resolution.Tasks) understood.resolution()).tasks());
            } else if (narrows(understood.slots()) || !beside(understood.slots(), sentence, only == null)) {
                return Optional.empty();
            } else {
                aside.add(sentence);
            }
        }
        boolean narrowed = tasks.stream().anyMatch(t -> !t.filters().isEmpty());
        if (narrowed && tasks.stream().anyMatch(t -> t.filters().isEmpty())) {
            // What narrows one of them may be meant for all.
            return Optional.empty();
        }
        if (only == null || (aside.isEmpty() && tasks.size() < 2)) {
            return Optional.empty();
        }
        if (aside.isEmpty()) {
            return Optional.of(new Understood(
                    only.slots(), new Resolution.Tasks(tasks.stream().distinct().toList())));
        }
        if (tasks.size() > 1) {
            only = new Understood(
                    only.slots(), new Resolution.Tasks(tasks.stream().distinct().toList()));
        }
        only.slots().notes.add("I left aside: \"" + String.join(" ", aside) + "\".");
        return Optional.of(only);
    }

    /// Whether a sentence only stands beside the question: it speaks of people, or wonders ahead of it ("are bigger
    /// ones better?").
    private static boolean beside(Slots slots, String sentence, boolean ahead) {
        boolean asks = sentence.endsWith("?");
        boolean people = slots.words.texts().stream().anyMatch(PERSONS::contains);
        if (slots.words.is(0, "how", "what", "which", "who", "why", "when", "where")
                || (asks && !slots.metrics.isEmpty() && !slots.comparative)) {
            return false;
        }
        return asks ? ahead && (people || slots.comparative) : people;
    }

    /// Whether a sentence may change what another one asks for.
    private boolean narrows(Slots slots) {
        return !slots.choices.isEmpty()
                || !slots.times.isEmpty()
                || !slots.conditions.isEmpty()
                || slots.grain != null
                || slots.rank != null
                || !slots.dimensions.isEmpty()
                || slots.words.texts().stream().anyMatch(NARROWING::contains)
                || StoryContent.limits(slots.words, 0, slots.words.size());
    }

    private Optional<Understood> each(List<String> clauses, Optional<MetricTask> before, Set<String> chosen) {
        var tasks = new ArrayList<MetricTask>();
        Understood first = null;
        for (var clause : clauses) {
            var last = tasks.isEmpty() ? before : Optional.of(tasks.getLast());
            var understood = understand(clause, last, chosen);
            if (!(understood.resolution() instanceof Resolution.Tasks(List<MetricTask> found))
                    || (understood.slots().metrics.isEmpty() && !goesOn(understood.slots()))) {
                return Optional.empty();
            }
            tasks.addAll(found);
            if (first == null) {
                first = understood;
            } else {
                first.slots().notes.addAll(understood.slots().notes);
            }
        }
        return Optional.ofNullable(first)
                .map(f -> new Understood(
                        f.slots(),
                        new Resolution.Tasks(tasks.stream().distinct().toList())));
    }

    /// Several questions that were read as one of one metric: what the others ask would be lost.
    private static Understood severalInOne(List<String> clauses, Understood understood) {
        boolean one = understood.resolution() instanceof Resolution.Tasks(List<MetricTask> tasks)
                && tasks.stream().map(MetricTask::metric).distinct().count() < 2
                && tasks.stream().allMatch(t -> t.shape().combine().isEmpty());
        boolean several = clauses.size() > 1
                && clauses.stream().filter(ASKS.asPredicate()).count() > 1;
        return one && several
                ? new Understood(
                        understood.slots(),
                        new Resolution.Unfit("I understand only a part of these questions. Please ask one at a time."))
                : understood;
    }

    /// Whether a later question without a metric says what it is about.
    private static boolean goesOn(Slots slots) {
        return !slots.dimensions.isEmpty()
                || !slots.choices.isEmpty()
                || slots.grain != null
                || slots.share
                || slots.why;
    }

    /// Whether two open meanings are clearly nearer to what was said.
    private static boolean nearer(Understood first, Slots slots) {
        return first.resolution() instanceof Resolution.Ambiguous && first.slots().cost + CLEARLY < slots.cost;
    }

    private Understood understand(List<Slots> readings, Optional<MetricTask> before, Set<String> chosen) {
        Understood first = null;
        for (var slots : readings) {
            if (!slots.unknown.isEmpty()) {
                break;
            }
            var understood = new Understood(slots, resolver.resolve(slots, before, chosen));
            if (slots.lost) {
                return understood;
            }
            if (understood.resolution() instanceof Resolution.Tasks) {
                return first != null && (nearer(first, slots) || Dropped.by(first.slots(), slots)) ? first : understood;
            }
            if (first == null) {
                first = understood;
            }
        }
        return first != null ? first : new Understood(readings.getFirst(), new Resolution.NoMetric());
    }
}
