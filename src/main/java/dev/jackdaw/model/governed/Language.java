package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A language other than English, by its lists `words/LANGUAGE/*.txt`: lines "words = what the reader knows", with
/// commas between several that mean the same. `&` stands for a number and `@` for a month, `…` for words between the
/// parts of a verb. Names of countries are those of the JDK.
final class Language {
    /// Lists of words and phrases; words of the second ones may have endings and stand within compounds.
    private static final List<String> FIXED = List.of("words", "phrases", "times", "courtesy");

    private static final List<String> INFLECTED = List.of("nouns", "adjectives", "verbs", "people");
    private static final int STEM_MIN = 3;

    private final String code;
    private final Map<String, String> letters;
    private final Set<String> marks;
    private final Set<String> distributive;
    private final Set<String> ordered;
    private final List<String> endings;
    private final Map<String, String> signs;
    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, String> months = new HashMap<>();
    private final Map<String, String> single = new HashMap<>();
    private final Map<String, String> stems = new HashMap<>();
    private final Map<String, List<LocalPhrase>> phrases = new HashMap<>();
    private final Set<String> verbs;
    private final Set<String> auxiliaries = new HashSet<>();
    private final Set<String> subjects = new HashSet<>();
    private final Compounds compounds;

    Language(String code) {
        this.code = code;
        this.letters = WordList.map(code + "/letters");
        this.marks = keys("marks");
        this.distributive = keys("distributive");
        this.ordered = keys("after-ordinals");
        this.endings = WordList.list(code + "/endings");
        this.signs = WordList.map(code + "/signs");
        WordList.map(code + "/numbers").forEach((said, meant) -> each(said, word -> numbers.put(key(word), meant)));
        WordList.map(code + "/months").forEach((said, meant) -> each(said, word -> months.put(key(word), meant)));
        single.putAll(numbers);
        single.putAll(months);
        FIXED.forEach(list -> file(list, single));
        var nouns = new HashMap<String, String>();
        var verbs = new HashMap<String, String>();
        file("verbs", verbs);
        this.verbs = Set.copyOf(verbs.keySet());
        INFLECTED.forEach(list -> file(list, stems));
        var clauses = WordList.map(code + "/clauses");
        each(clauses.getOrDefault("auxiliary", ""), word -> auxiliaries.add(key(word)));
        each(clauses.getOrDefault("subject", ""), word -> subjects.add(key(word)));
        file("nouns", nouns);
        countries();
        bare(single);
        bare(stems);
        var parts = new HashMap<>(stems);
        this.compounds = new Compounds(
                parts,
                nouns,
                heads(),
                WordList.list(code + "/links").stream()
                        .map(l -> l.equals("-") ? "" : l)
                        .toList(),
                endings);
    }

    private Set<String> keys(String list) {
        var keys = new HashSet<String>();
        WordList.list(code + "/" + list).forEach(word -> keys.add(key(word)));
        return keys;
    }

    private Map<String, String> heads() {
        var heads = new HashMap<String, String>();
        WordList.map(code + "/heads").forEach((said, meant) -> each(said, word -> heads.put(key(word), meant)));
        return heads;
    }

    private static void each(String said, Consumer<String> word) {
        for (var part : said.split(",")) {
            word.accept(part.strip());
        }
    }

    private void file(String list, Map<String, String> into) {
        WordList.map(code + "/" + list)
                .forEach((said, meant) -> each(said, phrase -> {
                    // "-" stands for words that say nothing.
                    var known = meant.equals("-") ? "" : meant;
                    var words =
                            List.of(phrase.split(" ")).stream().map(this::key).toList();
                    if (words.size() == 1) {
                        into.putIfAbsent(words.getFirst(), known);
                    } else {
                        int gap = words.indexOf(LocalPhrase.OTHERS);
                        phrases.computeIfAbsent(words.getFirst(), w -> new ArrayList<>())
                                .add(new LocalPhrase(words, known, gap));
                    }
                }));
        phrases.values()
                .forEach(all -> all.sort((a, b) -> b.words().size() - a.words().size()));
    }

    private void countries() {
        var language = Locale.of(code);
        for (var country : Locale.getISOCountries()) {
            var name = Locale.of("", country);
            var words = Token.of(name.getDisplayCountry(language)).stream()
                    .map(t -> key(t.said()))
                    .toList();
            var meant = name.getDisplayCountry(Locale.ENGLISH);
            if (words.size() == 1) {
                stems.putIfAbsent(words.getFirst(), meant);
            } else {
                phrases.computeIfAbsent(words.getFirst(), w -> new ArrayList<>())
                        .add(new LocalPhrase(words, meant, -1));
            }
        }
    }

    /// "uber" for "über": what nobody else is called.
    private void bare(Map<String, String> words) {
        Map<String, String> bare = new HashMap<>();
        words.forEach((word, meant) -> {
            var without = word;
            for (var letter : letters.entrySet()) {
                without = without.replace(letter.getValue(), plain(letter.getKey()));
            }
            if (!without.equals(word)) {
                bare.put(without, meant);
            }
        });
        bare.forEach((word, meant) -> {
            if (!single.containsKey(word) && !stems.containsKey(word)) {
                words.put(word, meant);
            }
        });
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    /// A word as it is filed: lower case, its letters spelled out, without accents.
    String key(String word) {
        var key = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFC)
                .replace('’', '\'');
        for (var letter : letters.entrySet()) {
            key = key.replace(letter.getKey(), letter.getValue());
        }
        return plain(key);
    }

    /// Whether a word tells this language from others.
    boolean marks(Token token) {
        return marks.contains(key(token.said()));
    }

    /// Whether a word says "for each" and needs a name behind it.
    boolean distributive(String key) {
        return distributive.contains(key);
    }

    /// Whether a verb belongs behind it that ends the clause: "haben … gekündigt".
    boolean auxiliary(String key) {
        return auxiliaries.contains(key);
    }

    /// Whether it may stand between both.
    boolean subject(String key) {
        return subjects.contains(key);
    }

    boolean verb(String key) {
        return verbs.contains(key) && !auxiliaries.contains(key);
    }

    /// Whether a word may stand behind a number of an order.
    boolean ordered(String key) {
        return ordered.contains(key);
    }

    /// A sign of this language, such as the one between day and month; empty where it has none.
    String sign(String name) {
        return signs.getOrDefault(name, "");
    }

    Optional<String> number(String key) {
        return Optional.ofNullable(numbers.get(key));
    }

    Optional<String> month(String key) {
        return Optional.ofNullable(months.get(key));
    }

    /// Phrases of several words that begin with this one, the longest first.
    List<LocalPhrase> phrases(String key) {
        var all = new ArrayList<>(phrases.getOrDefault(key, List.of()));
        if (number(key).isPresent() || key.chars().allMatch(Character::isDigit)) {
            all.addAll(phrases.getOrDefault(LocalPhrase.NUMBER, List.of()));
        }
        if (month(key).isPresent()) {
            all.addAll(phrases.getOrDefault(LocalPhrase.MONTH, List.of()));
        }
        return all;
    }

    /// What a word means, as it stands or with an ending; a name of something, in parts where it is put together.
    Optional<String> word(String key) {
        var known = single.get(key);
        if (known == null) {
            known = stems.get(key);
        }
        for (int i = 0; known == null && i < endings.size(); i++) {
            var ending = endings.get(i);
            if (key.endsWith(ending) && key.length() - ending.length() >= STEM_MIN) {
                known = stems.get(key.substring(0, key.length() - ending.length()));
            }
        }
        return Optional.ofNullable(known);
    }

    Compounds compounds() {
        return compounds;
    }

    /// The one word that this was meant to be, with two letters swapped or one doubled.
    Optional<String> mended(String key) {
        var letters = key.chars().sorted().boxed().toList();
        var undoubled = undoubled(key);
        var near = new HashSet<String>();
        for (var words : List.of(single, stems)) {
            for (var word : words.keySet()) {
                boolean doubled = Math.abs(word.length() - key.length()) == 1
                        && undoubled(word).equals(undoubled);
                boolean swapped = word.length() == key.length()
                        && word.chars().sorted().boxed().toList().equals(letters)
                        && Spelling.edits(word, key) == 1;
                if (doubled || swapped) {
                    near.add(word);
                }
            }
        }
        return near.size() == 1 ? near.stream().findFirst() : Optional.empty();
    }

    private static String undoubled(String word) {
        return word.replaceAll("(.)\\1", "$1");
    }
}
