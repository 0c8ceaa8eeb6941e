package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the validated query that a question asks for: the one that explains every word of it at the least cost, and
/// of whose name (or nearly all of whose description) the question speaks.
final class QueryReader {
    private static final Set<String> VAGUE = Set.of("best", "worst", "good", "bad", "great", "important", "valuable");

    private static final Pattern HYPHEN = Pattern.compile("_|(?<=\\p{L})-(?=\\p{L})");

    /// A follow-up has no more words than that.
    private static final int SHORT = 8;

    private final Lexicon lexicon;
    private final Spelling spelling;

    QueryReader(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.spelling = new Spelling(lexicon.vocabulary());
    }

    /// A query to run, and what the answer has to say besides; `called` where its very name was said.
    record Read(QueryTask task, List<String> notes, boolean called) {}

    /// One query as a question's words were read for it.
    private record Reading(QueryTerms terms, Slots slots, BitSet said, double cost) {}

    /// What a question by itself asks for, if exactly one query explains it best.
    Optional<Read> read(String text) {
        Reading best = null;
        boolean tie = false;
        for (var query : lexicon.catalogue().queries()) {
            var reading = reading(text, query).filter(QueryReader::speaksOf);
            if (reading.isPresent()) {
                int order = best == null ? -1 : compare(reading.get(), best);
                tie = order == 0 || (tie && order > 0);
                best = order < 0 ? reading.get() : best;
            }
        }
        return best == null || tie
                ? Optional.empty()
                : task(best, new QueryTask(best.terms().name()));
    }

    /// What a follow-up on a query asks for: fewer of its rows, those with a value, or the same in another form.
    Optional<Read> again(String text, QueryTask before) {
        return lexicon.catalogue().queries().stream()
                .filter(q -> q.name().equals(before.name()))
                .findFirst()
                .flatMap(query -> reading(text, query))
                .filter(r -> r.slots().words.size() <= SHORT && changes(r.slots()))
                .flatMap(r -> task(r, before));
    }

    private static boolean changes(Slots slots) {
        return slots.rank != null
                || !slots.choices.isEmpty()
                || !slots.times.isEmpty()
                || slots.spans.stream().anyMatch(s -> s.kind().equals(QuerySpans.BUCKET))
                || QuerySpans.form(slots.words);
    }

    private static int compare(Reading one, Reading other) {
        int cost = Math.abs(one.cost() - other.cost()) < 0.01 ? 0 : Double.compare(one.cost(), other.cost());
        return cost != 0
                ? cost
                : Integer.compare(one.terms().size(), other.terms().size());
    }

    private Optional<Reading> reading(String text, Catalogue.Query query) {
        // A query may be asked for by its name: "largest_customers"; "sign-up" is two words of a description.
        var spelled = spelling.corrected(Words.of(HYPHEN.matcher(text).replaceAll(" ")));
        var words = spelled.words();
        if (words.size() == 0 || words.texts().stream().anyMatch(VAGUE::contains)) {
            return Optional.empty();
        }
        var terms = new QueryTerms(lexicon, query);
        var whole = new BestReading(words, new QuerySpans(lexicon, terms).spans(words))
                .best(1)
                .getFirst();
        if (!whole.unknown().isEmpty()) {
            return Optional.empty();
        }
        var slots = new Slots(words);
        slots.notes.addAll(spelled.notes());
        whole.spans().forEach(span -> span.fill().accept(slots));
        slots.spans.addAll(whole.spans());
        var said = new BitSet();
        whole.spans().stream().filter(s -> s.kind().equals(QuerySpans.TERM)).forEach(s -> said.or(s.words()));
        return Optional.of(new Reading(terms, slots, said, whole.cost()));
    }

    private static boolean speaksOf(Reading reading) {
        long terms = reading.slots().spans.stream()
                .filter(s -> s.kind().equals(QuerySpans.TERM))
                .count();
        var words = reading.slots().words;
        return (terms > 1 || reading.said().cardinality() > 1)
                && reading.terms().spokenOf(words, reading.said(), reading.slots());
    }

    /// The query with what is said of its rows; none where it can't be told from them.
    private static Optional<Read> task(Reading reading, QueryTask before) {
        var slots = reading.slots();
        var filters = new ArrayList<>(before.filters());
        var said = Stream.concat(
                        slots.choices.stream().map(c -> filter(reading.terms(), c)),
                        slots.spans.stream()
                                .filter(s -> s.kind().equals(QuerySpans.BUCKET))
                                .map(s -> reading.terms()
                                        .buckets()
                                        .at(slots.words, s.first(), s.words().cardinality())))
                .toList();
        if (said.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var columns = new ArrayList<String>();
        for (var filter : said.stream().flatMap(Optional::stream).toList()) {
            if (columns.contains(filter.dimension())) {
                return Optional.empty();
            }
            columns.add(filter.dimension());
            filters.removeIf(f -> f.dimension().equals(filter.dimension()));
            filters.add(filter);
        }
        boolean unit = slots.grain().map(reading.terms().times()::by).orElse(true);
        if (slots.times.size() > 1 || !unit || !slots.conflicts.isEmpty()) {
            return Optional.empty();
        }
        var period =
                slots.times.stream().findFirst().map(t -> t.period().phrase()).filter(p -> !QuerySpans.NOW.contains(p));
        if (period.isPresent() && !reading.terms().times().tell()) {
            return Optional.empty();
        }
        int first = slots.rank().map(Ranking::limit).orElse(before.first());
        var task = new QueryTask(reading.terms().name(), first, filters, period.orElse(before.period()));
        return QueryTask.of(task.text())
                .filter(task::equals)
                .map(t -> new Read(t, List.copyOf(slots.notes), reading.terms().calledIn(slots.words)));
    }

    private static Optional<TaskFilter> filter(QueryTerms terms, ValueChoice choice) {
        for (var first : choice.values().getFirst()) {
            var column = terms.column(first.dimension());
            var values = choice.values().stream()
                    .flatMap(set -> set.stream().filter(v -> v.dimension().equals(first.dimension())))
                    .map(DimensionValue::value)
                    .toList();
            if (column.isPresent() && values.size() == choice.values().size()) {
                return Optional.of(new TaskFilter(column.get(), values, choice.exclude()));
            }
        }
        return Optional.empty();
    }
}
