package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.Grain;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a validated query speaks of: the words of its name, its description and its columns, the metrics and
/// dimensions that its columns are called by, and the numbers in its buckets.
final class QueryTerms {
    static final Set<String> RANKING = WordList.set("en/ranking");
    private static final Pattern LITERAL = Pattern.compile("'([^']{1,40})'");
    private static final Pattern COUNTS = Pattern.compile("(?i)\\bcount\\s*\\(");
    private static final Pattern TRUNCATED = Pattern.compile("(?i)date_trunc\\s*\\(\\s*'(\\w+)'.*");
    private static final Slot FILLER = new FillerSlot();
    private final Lexicon lexicon;
    private final Catalogue.Query query;
    private final List<ConceptUnit> name;
    private final List<ConceptUnit> description;
    private final List<ConceptUnit> all = new ArrayList<>();
    private final Words told;
    private final Set<String> metrics = new HashSet<>();

    QueryTerms(Lexicon lexicon, Catalogue.Query query) {
        this.lexicon = lexicon;
        this.query = query;
        this.told = plain(query.description());
        this.name = content(plain(query.name()));
        this.description = content(told);
        all.addAll(Concepts.all(plain(query.name())));
        all.addAll(Concepts.all(told));
        for (var column : query.columns()) {
            all.addAll(Concepts.all(plain(column.name())));
            lexicon.metric(column.name()).ifPresent(m -> metrics.add(m.name()));
        }
        for (int i = 0; i < told.size(); i++) {
            var found = lexicon.metrics().at(told, i);
            if (told.is(i - 1, "by") && found.meanings().size() == 1) {
                metrics.addAll(found.meanings());
            }
        }
        if (COUNTS.matcher(expressions()).find()) {
            all.addAll(Concepts.all(Words.of("number of")));
        }
        if (ranks()) {
            RANKING.forEach(word -> all.addAll(Concepts.all(Words.of(word))));
        }
    }

    private static Words plain(String text) {
        return Words.of(text.replaceAll("[-_.:/+]", " "));
    }

    private static List<ConceptUnit> content(Words words) {
        return Concepts.units(words).stream()
                .filter(u -> FILLER.at(words, u.start()).map(SlotMatch::length).orElse(0) < u.length())
                .toList();
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
        return name.stream().anyMatch(QueryTerms::ranking) || description.stream().anyMatch(QueryTerms::ranking);
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

    /// The column of its rows' times, and their unit; none where its figures are those of now.
    Optional<Catalogue.Column> time() {
        var times = query.columns().stream()
                .filter(c -> TRUNCATED.matcher(c.expression()).matches())
                .toList();
        boolean now = plain(query.columns().stream().map(Catalogue.Column::name).collect(Collectors.joining(" "))
                        + " " + query.description())
                .texts().stream()
                .anyMatch(w -> Set.of("now", "today", "current", "currently", "still").contains(w));
        return times.size() == 1 && !now ? Optional.of(times.getFirst()) : Optional.empty();
    }

    /// Whether its rows are of such units of time.
    boolean by(Grain grain) {
        return told.lemmas().contains(grain.word())
                || query.columns().stream().anyMatch(c -> c.name().equalsIgnoreCase(grain.word()));
    }

    /// The bucket that words from here name as it is called: "over 90 days", "31-60 days".
    Optional<TaskFilter> bucket(Words words, int i, int length) {
        var said = String.join(" ", words.texts().subList(i, i + length));
        return query.columns().stream()
                .filter(c -> c.expression().regionMatches(true, 0, "CASE", 0, 4))
                .flatMap(c -> LITERAL.matcher(c.expression())
                        .results()
                        .map(m -> m.group(1))
                        .filter(said::equalsIgnoreCase)
                        .map(v -> new TaskFilter(c.name(), List.of(v), false)))
                .findFirst();
    }

    /// Whether all numbers in a word stand in its buckets: "30-day", "30/60/90".
    boolean bucketed(String word) {
        var known = new HashSet<String>();
        LITERAL.matcher(expressions()).results().forEach(m -> known.addAll(List.of(m.group(1).split("\\D+"))));
        return List.of(word.split("\\D+")).stream().filter(n -> !n.isEmpty()).allMatch(known::contains);
    }

    /// How many of the things in its name, and of those in its description, are said in these words: 1 is all.
    double named(Words words, BitSet taken) {
        return covered(name, words, taken);
    }

    double described(Words words, BitSet taken) {
        return description.size() < 4 ? 0 : covered(description, words, taken);
    }

    private static double covered(List<ConceptUnit> wanted, Words words, BitSet taken) {
        var said = Concepts.all(words).stream()
                .filter(u -> taken.nextClearBit(u.start()) >= u.end())
                .toList();
        long hits = wanted.stream()
                .filter(w -> said.stream().anyMatch(s -> s.meets(w) || (ranking(w) && ranking(s))))
                .count();
        return wanted.isEmpty() ? 0 : (double) hits / wanted.size();
    }
}
