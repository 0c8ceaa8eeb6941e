package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.Grain;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a validated query speaks of: the words of its name, its description and its columns, the metrics and
/// dimensions that its columns are called by, and the numbers in its buckets.
final class QueryTerms {
    static final Set<String> RANKING = WordList.set("en/ranking");
    private static final Pattern COUNTS = Pattern.compile("(?i)\\bcount\\s*\\(");
    private static final double DESCRIBED = 0.7;
    private static final int DESCRIPTION_MIN = 4;
    private static final int COLUMNS_MIN = 3;
    private static final Slot FILLER = new FillerSlot();
    private final Lexicon lexicon;
    private final QueryPhrases phrases;
    private final Catalogue.Query query;
    private final List<ConceptUnit> name;
    private final List<ConceptUnit> description;
    private final List<ConceptUnit> all = new ArrayList<>();
    private final Words told;
    private final Set<String> metrics = new HashSet<>();

    QueryTerms(Lexicon lexicon, Catalogue.Query query) {
        this.lexicon = lexicon;
        this.query = query;
        this.phrases = new QueryPhrases(lexicon);
        this.told = plain(query.description());
        this.name = content(plain(query.name()));
        this.description = content(told);
        all.addAll(telling(plain(query.name())));
        all.addAll(telling(told));
        for (var column : query.columns()) {
            all.addAll(telling(plain(column.name())));
            lexicon.metric(column.name()).ifPresent(m -> metrics.add(m.name()));
        }
        for (int i = 0; i < told.size(); i++) {
            var found = lexicon.metrics().at(told, i);
            if (told.is(i - 1, "by") && found.meanings().size() == 1) {
                metrics.addAll(found.meanings());
            }
        }
        if (counts()) {
            all.addAll(Concepts.all(Words.of("count")));
        }
        if (ranks()) {
            RANKING.forEach(word -> all.addAll(Concepts.all(Words.of(word))));
        }
    }

    private static Words plain(String text) {
        return Words.of(text.replaceAll("[-_.:/+]", " "));
    }

    private static List<ConceptUnit> telling(Words words) {
        return Concepts.all(words).stream()
                .filter(u -> u.length() > 1 || FILLER.at(words, u.start()).isEmpty())
                .toList();
    }

    /// The words that say something, each once, by their longest units.
    private static List<ConceptUnit> content(Words words) {
        var content = new ArrayList<ConceptUnit>();
        for (var unit : Concepts.units(words)) {
            int filler = FILLER.at(words, unit.start()).map(SlotMatch::length).orElse(0);
            boolean grain =
                    unit.length() > 1 && Grain.of(words.text(unit.end() - 1)).isPresent();
            // "Each month": what counts is the month.
            var said = grain ? Concepts.at(words, unit.end() - 1).getFirst() : unit;
            boolean now = QueryTimes.NOW.contains(words.text(unit.start()));
            if (filler < unit.length() && !now && content.stream().noneMatch(said::meets)) {
                content.add(said);
            }
        }
        return List.copyOf(content);
    }

    private String expressions() {
        return query.columns().stream().map(Catalogue.Column::expression).collect(Collectors.joining("\n"));
    }

    String name() {
        return query.name();
    }

    /// How much it says.
    int size() {
        return all.size();
    }

    /// Whether its rows are in an order of value: "the largest first".
    boolean ranks() {
        return name.stream().anyMatch(QueryTerms::ranking)
                || description.stream().anyMatch(QueryTerms::ranking);
    }

    static boolean ranking(ConceptUnit unit) {
        return unit.bases().stream().anyMatch(RANKING::contains);
    }

    /// Whether it counts something.
    boolean counts() {
        return COUNTS.matcher(expressions()).find()
                || told.texts().contains("many")
                || told.texts().contains("number");
    }

    /// Whether a word stands in its name, its description or its columns, in any form.
    boolean says(ConceptUnit unit) {
        return all.stream().anyMatch(unit::sameWord);
    }

    /// How many words from here name something it speaks of, and how far that is from what was said.
    List<SlotMatch> at(Words words, int i) {
        var found = new ArrayList<SlotMatch>();
        for (var unit : Concepts.at(words, i)) {
            if (says(unit)) {
                SlotMatch.of(unit.length(), 0, slots -> {}).ifPresent(found::add);
            } else if (all.stream().anyMatch(unit::meets)) {
                SlotMatch.of(unit.length(), 0.1, slots -> {}).ifPresent(found::add);
            }
        }
        phrases.at(words, i).stream()
                .filter(u -> all.stream().anyMatch(u::meets))
                .findFirst()
                .flatMap(u -> SlotMatch.of(u.length(), 0.1, slots -> {}))
                .ifPresent(found::add);
        var metric = lexicon.metrics().at(words, i);
        if (metric.meanings().stream().anyMatch(metrics::contains)) {
            SlotMatch.of(metric.length(), 0.05, slots -> {}).ifPresent(found::add);
        }
        var dimension = lexicon.dimensions().at(words, i);
        if (dimension.meanings().stream().anyMatch(d -> column(d).isPresent())) {
            SlotMatch.of(dimension.length(), 0.05, slots -> {}).ifPresent(found::add);
        }
        return found;
    }

    /// The table's own column that a dimension is shown in.
    Optional<String> column(String dimension) {
        var wanted = dimension.replace(' ', '_');
        return query.columns().stream()
                .filter(c -> c.plain() && c.name().equalsIgnoreCase(wanted))
                .map(Catalogue.Column::name)
                .findFirst();
    }

    /// Whether its rows go by a dimension: "by country", "for each plan".
    boolean goesBy(Words words, int i) {
        var dimension = lexicon.dimensions().at(words, i);
        return dimension.length() == 0
                || IntStream.range(1, told.size())
                        .anyMatch(k -> told.is(k - 1, "by", "per", "each", "every")
                                && lexicon.dimensions().at(told, k).meanings().stream()
                                        .anyMatch(dimension.meanings()::contains));
    }

    /// How its rows go by time.
    QueryTimes times() {
        return new QueryTimes(query, told);
    }

    /// The buckets that its rows stand for.
    QueryBuckets buckets() {
        return new QueryBuckets(query.columns());
    }

    /// Whether a question speaks of it: of all in its name; or, with a word of rank where it ranks, of most of its
    /// description or of its columns. `taken` are the words that name something of it.
    boolean spokenOf(Words words, BitSet taken, Slots slots) {
        var said = said(words, taken, slots);
        boolean ranked = !ranks() || said.stream().anyMatch(QueryTerms::ranking);
        return covered(name, said) == 1
                || (ranked
                        && ((description.size() >= DESCRIPTION_MIN && covered(description, said) >= DESCRIBED)
                                || columns(said)));
    }

    private List<ConceptUnit> said(Words words, BitSet taken, Slots slots) {
        var grain = slots.grain().map(Grain::word).stream();
        // A bucket's name says whose bucket it is.
        var buckets = slots.spans.stream()
                .filter(s -> s.kind().equals(QuerySpans.BUCKET))
                .map(Span::label);
        return Stream.concat(
                        Stream.concat(grain, buckets).flatMap(said -> Concepts.all(plain(said)).stream()),
                        Stream.concat(
                                        Concepts.all(words).stream(),
                                        IntStream.range(0, words.size())
                                                .boxed()
                                                .flatMap(i -> phrases.at(words, i).stream()))
                                .filter(u -> taken.nextClearBit(u.start()) >= u.end()))
                .toList();
    }

    /// Whether its name stands there as it is written.
    boolean calledIn(Words words) {
        var called = plain(query.name()).lemmas();
        return called.size() > 1 && Collections.indexOfSubList(words.lemmas(), called) >= 0;
    }

    private static double covered(List<ConceptUnit> wanted, List<ConceptUnit> said) {
        long hits = wanted.stream().filter(w -> hit(w, said)).count();
        return wanted.isEmpty() ? 0 : (double) hits / wanted.size();
    }

    private static boolean hit(ConceptUnit wanted, List<ConceptUnit> said) {
        return said.stream().anyMatch(s -> s.meets(wanted) || (ranking(wanted) && ranking(s)));
    }

    /// Whether its rows' own column and all others are said; of many, all but one.
    private boolean columns(List<ConceptUnit> said) {
        var names = query.columns().stream()
                .map(c -> content(plain(c.name())))
                .filter(units -> !units.isEmpty())
                .toList();
        long hits = names.stream()
                .filter(units -> units.stream().allMatch(u -> hit(u, said)))
                .count();
        return names.size() >= COLUMNS_MIN
                && names.getFirst().stream().allMatch(u -> hit(u, said))
                && hits >= names.size() - (names.size() > COLUMNS_MIN ? 1 : 0);
    }
}
