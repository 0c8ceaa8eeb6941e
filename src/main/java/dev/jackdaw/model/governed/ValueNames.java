package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.model.embedding.EnglishWords;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Values of dimensions by every name that people give them: as they stand in the data, by what they mean, a
/// country by its code and its people, "1000+" as "more than 1000", a long name by its beginning.
final class ValueNames {
    private static final Map<String, String> DEMONYMS = WordList.map("en/demonyms");
    private static final Map<String, String> COUNTRIES = countries();
    private static final Pattern AND_MORE = Pattern.compile("([\\d,.]+)\\s*\\+");
    private static final Pattern RANGE = Pattern.compile("(\\d+)\\s*[-–]\\s*(\\d+)");
    private static final double ALIAS = 0.1;
    private static final double NAMED = 0.03;
    private static final double VERB = 0.5;
    private static final double BEGINNING = 0.4;
    private static final int BEGINNING_LETTERS = 3;
    private static final int LONG_LETTERS = 6;

    private static final Slot FILLER = new FillerSlot();
    private static final Set<String> VERBS = Set.of("open", "close", "cancel", "trial", "price", "event");
    private final PhraseIndex<String> dimensions;
    private final PhraseIndex<String> nouns;
    private final PhraseIndex<DimensionValue> exact = new PhraseIndex<>();
    private final PhraseIndex<DimensionValue> aliases = new PhraseIndex<>();

    /// Codes of countries, which count in capitals alone: "CAN" is Canada, "can" is not.
    private final PhraseIndex<DimensionValue> codes = new PhraseIndex<>();

    private final LooseNames<DimensionValue> loose = new LooseNames<>(false);
    private final Map<String, Set<DimensionValue>> beginnings = new HashMap<>();
    private final Set<DimensionValue> known = new HashSet<>();

    /// `dimensions` are those by name, `nouns` what metrics are called: a client is no plan "business".
    ValueNames(PhraseIndex<String> dimensions, PhraseIndex<String> nouns) {
        this.dimensions = dimensions;
        this.nouns = nouns;
    }

    /// Country names by lower-case name in English: the code.
    private static Map<String, String> countries() {
        var codes = new HashMap<String, String>();
        for (var code : Locale.getISOCountries()) {
            codes.put(Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
        }
        return codes;
    }

    void add(DimensionValue value) {
        if (!known.add(value)) {
            return;
        }
        var name = value.value();
        exact.add(name, value);
        loose.add(name, value);
        country(value);
        var more = AND_MORE.matcher(name.strip());
        if (more.matches()) {
            for (var form :
                    new String[] {"more than %s", "over %s", "at least %s", "%s or more", "%s and more", "above %s"}) {
                aliases.add(form.formatted(more.group(1)), value);
            }
        }
        var range = RANGE.matcher(name.strip());
        if (range.matches()) {
            aliases.add(range.group(1) + " to " + range.group(2), value);
            aliases.add("between " + range.group(1) + " and " + range.group(2), value);
        }
        var word = name.toLowerCase(Locale.ROOT);
        if (word.length() >= LONG_LETTERS && word.chars().allMatch(Character::isLetter)) {
            for (int letters = BEGINNING_LETTERS; letters < word.length() - 1; letters++) {
                beginnings
                        .computeIfAbsent(word.substring(0, letters), b -> new HashSet<>())
                        .add(value);
            }
        }
    }

    private void country(DimensionValue value) {
        var name = value.value().toLowerCase(Locale.ROOT);
        var code = name.length() == 2 ? name.toUpperCase(Locale.ROOT) : COUNTRIES.getOrDefault(name, "");
        var full = code.isEmpty()
                ? ""
                : Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT);
        if (!COUNTRIES.containsKey(full)) {
            return;
        }
        aliases.add(full, value);
        codes.add(code, value);
        codes.add(Locale.of("", code).getISO3Country(), value);
        aliases.add(Locale.of("", code).getDisplayCountry(Locale.GERMAN), value);
        DEMONYMS.forEach((alias, country) -> {
            if (country.equals(full)) {
                aliases.add(alias, value);
            }
        });
    }

    PhraseIndex<DimensionValue> exact() {
        return exact;
    }

    /// All words of values and of their other names.
    Set<String> vocabulary() {
        var all = new HashSet<>(exact.all());
        all.addAll(aliases.all());
        return all;
    }

    /// Finder of values in these words.
    Finder in(Words words) {
        var byFirst = new HashMap<Integer, ValueMatch>();
        for (var found : loose.in(words)) {
            int first = found.words().nextSetBit(0);
            int length = found.words().cardinality();
            if (found.words().length() - first != length) {
                continue;
            }
            var match = new ValueMatch(length, Set.of(found.meaning()), found.cost() + ALIAS);
            byFirst.merge(first, match, ValueNames::better);
        }
        return new Finder(words, byFirst);
    }

    private static ValueMatch better(ValueMatch one, ValueMatch two) {
        if (one.length() == two.length() && one.cost() == two.cost()) {
            var both = new LinkedHashSet<>(one.meanings());
            both.addAll(two.meanings());
            return new ValueMatch(one.length(), both, one.cost());
        }
        return one.length() > two.length() || (one.length() == two.length() && one.cost() < two.cost()) ? one : two;
    }

    /// Finds values from a word on.
    final class Finder {
        private final Words words;
        private final Map<Integer, ValueMatch> loosely;

        private Finder(Words words, Map<Integer, ValueMatch> loosely) {
            this.words = words;
            this.loosely = loosely;
        }

        ValueMatch at(int i) {
            // Countries by their codes: "show us", "it", "in".
            boolean small = pronoun(i) && FILLER.at(words, i).isPresent();
            var said = exact.at(words, i);
            if (said.length() > (small ? 1 : 0)) {
                return new ValueMatch(said.length(), said.meanings(), said.length() == 1 && verb(i) ? VERB : 0);
            }
            var code = codes.at(words, i);
            if (code.length() > 0 && words.capitals(i)) {
                return new ValueMatch(code.length(), code.meanings(), 0);
            }
            var alias = aliases.at(words, i);
            if (alias.length() > 0 && !pronoun(i)) {
                return new ValueMatch(alias.length(), alias.meanings(), words.capitals(i) ? 0 : NAMED);
            }
            var state = participle(i);
            if (!state.isEmpty()) {
                return new ValueMatch(1, state, ALIAS);
            }
            var loose = loosely.get(i);
            boolean unit = Grain.of(words.text(i)).isPresent() && !named(i + 1);
            if (loose != null && !unit && nouns.at(words, i).length() == 0 && loose.length() > (small ? 1 : 0)) {
                return loose;
            }
            var begun = beginnings.getOrDefault(words.text(i), Set.of());
            long names = begun.stream().map(DimensionValue::value).distinct().count();
            return names == 1
                            && (named(i + 1) || linked(i) || !EnglishWords.all().contains(words.text(i)))
                    ? new ValueMatch(1, begun, BEGINNING)
                    : ValueMatch.NONE;
        }

        /// "Voided" where a status is "void". What was opened is not open.
        private Set<DimensionValue> participle(int i) {
            var word = words.text(i);
            for (var base : word.endsWith("ed") ? Bases.of(word) : Set.<String>of()) {
                var found = base.equals(word) || VERBS.contains(base) ? Set.<DimensionValue>of() : status(base);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return Set.of();
        }

        private Set<DimensionValue> status(String value) {
            var found = exact.at(Words.of(value), 0).meanings();
            return found.stream().allMatch(v -> v.dimension().matches(".*(?:status|state)")) ? found : Set.of();
        }

        /// Whether a dimension is named there.
        private boolean named(int i) {
            return dimensions.at(words, i).length() > 0;
        }

        /// "pro to business", "starter and pro": another value stands beside it.
        private boolean linked(int i) {
            return (words.is(i + 1, "and", "or", "to", "vs", "versus")
                            && exact.at(words, i + 2).length() > 0)
                    || (words.is(i - 1, "and", "or", "to", "vs", "versus")
                            && i > 1
                            && exact.at(words, i - 2).length() > 0);
        }

        /// "How many tickets did they open": what they did, not how tickets are.
        private boolean verb(int i) {
            boolean ends = i + 1 >= words.size()
                    || words.endsBefore(i + 1)
                    || words.is(i + 1, "in", "on", "last", "this", "per");
            if (VERBS.contains(words.text(i)) && words.is(i + 1, "the", "a", "our", "their", "most", "more", "us")) {
                return true;
            }
            for (int before = i - 1; ends && before >= Math.max(0, i - 8) && !words.endsBefore(before + 1); before--) {
                if (words.is(before, "did", "do", "does")) {
                    return true;
                }
            }
            return false;
        }

        /// "us" is who asks, unless it stands in capitals or where a place does; "in" and "it" are no countries at
        /// all.
        private boolean pronoun(int i) {
            return words.text(i).length() == 2
                    && words.text(i).chars().allMatch(Character::isLetter)
                    && !words.capitals(i)
                    && !(words.is(i, "us", "uk")
                            && (words.is(i, "uk") || words.is(i - 1, "the", "in", "only", "versus", "vs", "from")));
        }
    }
}
