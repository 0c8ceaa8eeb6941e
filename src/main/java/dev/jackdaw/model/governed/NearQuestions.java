package dev.jackdaw.model.governed;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The questions nearest to one that is not understood, each whole and in canonical words: what is left of it without
/// the words that nobody knows; with one of the metrics, or of the times, that don't go together; one of its
/// sentences. They are offered and never answered unasked.
record NearQuestions(ThreadReading thread) {
    private static final int OFFERED_MAX = 3;

    /// Without one strange word, the reader may stumble over the next.
    private static final int PASSES = 3;

    /// With more strange words than that, what is left is another question.
    private static final int STRANGE_MAX = 4;

    /// At most three, the nearest first; empty where nothing whole is left.
    List<String> of(Dialogue turns, String said, Understood failed, Set<String> chosen) {
        var understood = failed;
        for (int pass = 0; pass < PASSES; pass++) {
            var strange = strange(understood.slots());
            if (strange.isEmpty()) {
                break;
            }
            if (strange.cardinality() > STRANGE_MAX
                    || understood.slots().unknown.stream().anyMatch(NearQuestions::figure)) {
                return List.of();
            }
            understood = read(turns, without(understood.slots().words, strange), chosen);
            var question = question(understood);
            if (question.isPresent()) {
                return List.of(question.get());
            }
        }
        return parts(said, understood.slots())
                .flatMap(part -> question(read(turns, part, chosen)).stream())
                .distinct()
                .limit(OFFERED_MAX)
                .toList();
    }

    /// Without a part of a time or a limit, what is left misleads.
    private static boolean figure(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }

    private Understood read(Dialogue turns, String text, Set<String> chosen) {
        return thread.understood(turns, text, Words.of(text), chosen);
    }

    /// In words that are read as just this again.
    private Optional<String> question(Understood understood) {
        boolean known = understood.slots().unknown.isEmpty();
        return known
                        && understood.resolution() instanceof Resolution.Tasks(List<MetricTask> tasks)
                        && thread.readsBack(tasks)
                ? Optional.of(MetricTask.texts(tasks)).filter(text -> !text.contains("\n"))
                : Optional.empty();
    }

    /// The question with one of several metrics, with one of several times, and each of its sentences.
    private static Stream<String> parts(String said, Slots slots) {
        var words = slots.words;
        var metrics = slots.metrics.stream().map(t -> range(t.start(), t.end())).toList();
        var times = slots.times.stream().map(t -> range(t.start(), t.end())).toList();
        var sentences = Sentences.of(said);
        return Stream.of(
                        each(metrics).map(others -> without(words, others)),
                        each(times).map(others -> without(words, others)),
                        sentences.size() > 1 ? sentences.stream() : Stream.<String>empty())
                .flatMap(part -> part);
    }

    /// All but one, for each of several.
    private static Stream<BitSet> each(List<BitSet> ranges) {
        return ranges.size() < 2
                ? Stream.empty()
                : ranges.stream().map(kept -> {
                    var others = new BitSet();
                    ranges.forEach(others::or);
                    others.andNot(kept);
                    return others;
                });
    }

    private static BitSet range(int start, int end) {
        var words = new BitSet();
        words.set(start, end);
        return words;
    }

    /// The words that the reading could make nothing of.
    private static BitSet strange(Slots slots) {
        var taken = new BitSet();
        slots.spans.stream().filter(s -> !s.kind().equals(BestReading.NOTHING)).forEach(s -> taken.or(s.words()));
        var strange = new BitSet();
        IntStream.range(0, slots.words.size())
                .filter(i -> !taken.get(i) && slots.unknown.contains(slots.words.text(i)))
                .forEach(strange::set);
        return strange;
    }

    /// The message without some of its words, as one would write it: with its capitals, commas and ends of sentences.
    private static String without(Words words, BitSet dropped) {
        var text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            if (words.endsBefore(i) && !text.isEmpty()) {
                text.append(words.asks(i) ? "?" : ".");
            }
            if (words.comma(i)) {
                text.append(text.isEmpty() ? "" : ",");
            } else if (!dropped.get(i)) {
                text.append(text.isEmpty() ? "" : " ").append(written(words, i));
            }
        }
        return text.append(words.asks(words.size()) ? "?" : "").toString();
    }

    /// As it was written, or spelled out where it was chat writing or a misspelling.
    private static String written(Words words, int i) {
        var shown = words.shown().get(i);
        return shown.toLowerCase(Locale.ROOT).equals(words.text(i)) ? shown : words.text(i);
    }
}
