package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.model.embedding.EnglishWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One message on its way from a language into the words that the reader knows: the longest phrase first, names of
/// the catalogue as they are. With `whole` every word must be known; else those that are no English are looked up.
final class Crossing {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /// Shorter ones mean too many things where a message is in English.
    private static final int FOREIGN_MIN = 4;

    private final Language language;
    private final Lexicon lexicon;
    private final String text;
    private final List<Token> tokens;
    private final boolean whole;
    private final List<String> keys;
    private final Words words;
    private final LocalFigures figures;
    private final Set<Integer> taken = new HashSet<>();
    private final Map<Integer, String> verbs = new HashMap<>();
    private final Map<Integer, String> moved = new HashMap<>();
    private final Map<Integer, Language.Phrase> gaps = new HashMap<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Crossing(Language language, Lexicon lexicon, String text, List<Token> tokens, boolean whole) {
        this.language = language;
        this.lexicon = lexicon;
        this.text = text;
        this.tokens = tokens;
        this.whole = whole;
        this.keys = tokens.stream().map(t -> language.key(t.said())).toList();
        var lower = tokens.stream().map(Token::lower).toList();
        this.words = new Words(
                lower,
                lower.stream().map(Words::lemma).toList(),
                tokens.stream().map(Token::said).toList(),
                Set.of(),
                Set.of());
        this.figures = new LocalFigures(language, text, tokens, whole);
    }

    /// What stands for so many tokens; `end` is where that ends in the message.
    private record Meant(int length, String words, int end) {}

    /// Verbs that end a clause are said behind its auxiliary: "how many have cancelled in october".
    private void forward() {
        for (int i = 0; whole && i < tokens.size(); i++) {
            int end = i;
            while (!ends(end)) {
                end++;
            }
            if (language.auxiliary(keys.get(i)) && end > i + 1 && language.verb(keys.get(end)) && !inPhrase(end)) {
                boolean subject = language.subject(keys.get(i + 1));
                if (!subject || end > i + 2) {
                    var verb = language.word(keys.get(end)).orElse("");
                    verbs.put(subject ? i + 1 : i, verb);
                    moved.put(end, verb);
                    taken.add(end);
                }
            }
        }
    }

    private boolean inPhrase(int last) {
        for (int i = 0; i < last; i++) {
            for (var phrase : language.phrases(keys.get(i))) {
                if (phrase.gap() < 0 && fits(phrase, i) == last + 1) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Verbs whose parts stand apart, before anything else is made of them.
    private void apart() {
        for (int i = 0; i < tokens.size(); i++) {
            for (var phrase : language.phrases(keys.get(i))) {
                boolean fits = phrase.gap() >= 0 && !gaps.containsKey(i) && whole && fits(phrase, i) > 0;
                if (fits) {
                    gaps.put(i, phrase);
                }
            }
        }
    }

    BroughtOver over() {
        apart();
        forward();
        var pieces = new ArrayList<BroughtOver.Piece>();
        var over = new StringBuilder();
        int last = 0;
        for (int i = 0; i < tokens.size(); ) {
            var token = tokens.get(i);
            var meant = taken.contains(i) ? new Meant(1, "", token.end()) : meant(i).orElseGet(this::nothing);
            if (meant.length() == 0) {
                if (whole) {
                    unknown.add(token.said());
                }
                meant = new Meant(1, token.said(), token.end());
            }
            var words = (meant.words() + " " + verbs.getOrDefault(i, "")).strip();
            over.append(text, last, token.start()).append(words);
            pieces.add(new BroughtOver.Piece(token.start(), meant.end(), moved.getOrDefault(i, meant.words())));
            last = meant.end();
            i += meant.length();
        }
        over.append(text.substring(last));
        var done = pieces.stream().allMatch(p -> p.meant().equals(text.substring(p.start(), p.end())))
                ? text
                : over.toString()
                        .replaceAll(" {2,}", " ")
                        .replaceAll(" (?=[?.,!])", "")
                        .strip();
        return new BroughtOver(text, done, List.copyOf(pieces), List.copyOf(unknown), List.copyOf(notes));
    }

    private Meant nothing() {
        return new Meant(0, "", 0);
    }

    private Optional<Meant> meant(int i) {
        var figure = figures.at(i);
        var phrase = phrase(i);
        if (figure.isPresent() && phrase.isEmpty()) {
            return figure.map(f -> new Meant(1, f.words(), f.end()));
        }
        int named = named(i);
        boolean small = named == 1
                && language.marks(keys.get(i))
                && !(i > 0 && tokens.get(i).capital());
        if (named > 0 && !small && phrase.filter(p -> p.length() > named).isEmpty()) {
            int end = tokens.get(i + named - 1).end();
            return Optional.of(new Meant(named, text.substring(tokens.get(i).start(), end), end));
        }
        if (phrase.isPresent()) {
            return phrase;
        }
        if (whole && language.distributive(keys.get(i)) && !eachOf(i + 1)) {
            return kept(i);
        }
        return !whole && !foreign(i) ? Optional.empty() : word(i);
    }

    private Optional<Meant> kept(int i) {
        return Optional.of(new Meant(1, tokens.get(i).said(), tokens.get(i).end()));
    }

    private Optional<Meant> as(int i, String meant) {
        return Optional.of(new Meant(1, meant, tokens.get(i).end()));
    }

    private Optional<Meant> word(int i) {
        var key = keys.get(i);
        var word = language.word(key);
        if (word.isPresent()) {
            return as(i, word.get());
        }
        if (whole && !figures.open(i) && (tokens.get(i).figures() || english(tokens.get(i)))) {
            return kept(i);
        }
        if (tokens.get(i).figures()) {
            return Optional.empty();
        }
        var apart = key.indexOf('-') > 0 ? hyphened(key) : language.compounds().apart(key, this::vouched);
        if (apart.isPresent()) {
            return as(i, apart.get());
        }
        var mended = whole ? language.mended(key) : Optional.<String>empty();
        mended.ifPresent(m -> notes.add("I read '" + tokens.get(i).said() + "' as '" + m + "'."));
        return mended.flatMap(language::word).flatMap(m -> as(i, m));
    }

    /// "Enterprise-Kunden": all parts must be known, one of them in this language.
    private Optional<String> hyphened(String key) {
        var parts = key.split("-");
        var meant = new ArrayList<String>();
        boolean own = false;
        for (var part : parts) {
            var word = language.word(part).or(() -> language.compounds().apart(part, this::vouched));
            own |= word.isPresent();
            if (word.isEmpty() && !vouched(part) && !EnglishWords.all().contains(part)) {
                return Optional.empty();
            }
            meant.add(word.orElse(part));
        }
        var first = Words.of(meant.getFirst());
        if (own && meant.size() == 2 && lexicon.values().at(first, 0).length() == first.size()) {
            // "Business-Kunden" are those of that plan, where "business customers" could be any.
            return Optional.of(meant.getLast() + " for " + meant.getFirst());
        }
        return own ? Optional.of(language.compounds().hyphened(meant, parts[parts.length - 1])) : Optional.empty();
    }

    /// Whether a word is one that the reader knows, in English or of the catalogue.
    private boolean vouched(String word) {
        return whole
                && (Grain.of(word).isPresent() || Bases.of(word).stream().anyMatch(lexicon.vocabulary()::contains));
    }

    private boolean english(Token token) {
        boolean code = COUNTRIES.contains(token.said())
                && token.said().equals(token.said().toUpperCase(Locale.ROOT));
        boolean digits = token.said().chars().anyMatch(Character::isDigit);
        return code || digits || vouched(token.lower()) || vouched(token.lower().replace('-', ' '));
    }

    /// Whether a word of an English message is none of English.
    private boolean foreign(int i) {
        var token = tokens.get(i);
        var word = token.lower();
        return word.length() >= FOREIGN_MIN
                && !token.figures()
                && !token.said().equals(token.said().toUpperCase(Locale.ROOT))
                && Bases.of(word).stream()
                        .noneMatch(w -> lexicon.vocabulary().contains(w)
                                || EnglishWords.all().contains(w));
    }

    /// How many words a name of the catalogue takes.
    private int named(int i) {
        return Math.max(
                lexicon.metrics().at(words, i).length(),
                Math.max(
                        lexicon.dimensions().at(words, i).length(),
                        lexicon.values().at(words, i).length()));
    }

    /// Whether what stands there is something that there can be one of: "pro Land", and no plan "pro".
    private boolean eachOf(int i) {
        if (i >= tokens.size() || !tokens.get(i - 1).joins(tokens.get(i), text)) {
            return false;
        }
        var next = Words.of(meant(i).map(Meant::words).orElse(""));
        return Grain.of(next.text(0)).isPresent()
                || lexicon.dimensions().at(next, 0).length() > 0
                || lexicon.metrics().at(next, 0).length() > 0
                || (next.size() > 0
                        && !Concepts.at(next, 0).getFirst().meanings().isEmpty());
    }

    private Optional<Meant> phrase(int i) {
        var gap = gaps.get(i);
        if (gap != null) {
            return Optional.of(new Meant(
                    gap.gap(), gap.meant(), tokens.get(i + gap.gap() - 1).end()));
        }
        for (var phrase : language.phrases(keys.get(i))) {
            int behind = phrase.gap() < 0 ? fits(phrase, i) : 0;
            if (behind > 0 && (whole || anyForeign(i, behind))) {
                return Optional.of(new Meant(behind - i, filled(phrase, i), end(behind - 1)));
            }
        }
        return Optional.empty();
    }

    private boolean anyForeign(int from, int to) {
        for (int i = from; i < to; i++) {
            if (foreign(i)) {
                return true;
            }
        }
        return false;
    }

    /// The token behind the phrase, or behind its first part where there is a gap; 0 where it is not there.
    private int fits(Language.Phrase phrase, int i) {
        var said = phrase.words();
        int first = phrase.gap() < 0 ? said.size() : phrase.gap();
        if (!stands(said.subList(0, first), i)) {
            return 0;
        }
        if (phrase.gap() < 0) {
            return i + first;
        }
        var rest = said.subList(phrase.gap() + 1, said.size());
        for (int at = i + first; at + rest.size() <= tokens.size(); at++) {
            if (at > i + first && ends(at - 1)) {
                return 0;
            }
            int last = at + rest.size() - 1;
            if (stands(rest, at) && ends(last)) {
                for (int k = at; k <= last; k++) {
                    taken.add(k);
                }
                return i + first;
            }
        }
        return 0;
    }

    /// Whether a part of the sentence ends behind this token.
    private boolean ends(int i) {
        return i + 1 >= tokens.size()
                || !text.substring(end(i), tokens.get(i + 1).start()).isBlank();
    }

    /// Where a token ends in the message, with the point that makes it a date or an ordinal number.
    private int end(int i) {
        return figures.at(i).map(LocalFigures.Figure::end).orElse(tokens.get(i).end());
    }

    private boolean stands(List<String> said, int i) {
        if (i + said.size() > tokens.size()) {
            return false;
        }
        for (int k = 0; k < said.size(); k++) {
            boolean apart = (k > 0 && ends(i + k - 1)) || taken.contains(i + k);
            var word = said.get(k);
            var key = keys.get(i + k);
            boolean fits =
                    switch (word) {
                        case "&" ->
                            tokens.get(i + k).figures() || language.number(key).isPresent();
                        case "@" -> language.month(key).isPresent();
                        default -> word.equals(key);
                    };
            if (apart || !fits) {
                return false;
            }
        }
        return true;
    }

    /// What the phrase means, with its numbers and months put in.
    private String filled(Language.Phrase phrase, int i) {
        var meant = phrase.meant();
        for (int k = 0; k < phrase.words().size(); k++) {
            var sign = phrase.words().get(k);
            if (sign.equals("&") || sign.equals("@")) {
                int at = i + k;
                var known = language.number(keys.get(at))
                        .or(() -> language.month(keys.get(at)))
                        .or(() -> figures.at(at).map(LocalFigures.Figure::words))
                        .orElse(tokens.get(at).said());
                meant = meant.replaceFirst(sign, known);
            }
        }
        return meant;
    }
}
