package dev.jackdaw.model.governed;

import dev.jackdaw.model.embedding.EnglishWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One message on its way from a language into the words that the reader knows: the longest phrase first, names of
/// the catalogue as they are. Where it is whole in that language every word must be known; else those that are no
/// English are looked up.
final class Crossing {
    private final HeardWords heard;
    private final Language language;
    private final KnownWords known;
    private final Words words;
    private final Set<Integer> taken = new HashSet<>();
    private final LocalPhrases phrases;
    private final ClauseVerbs verbs;
    private final List<String> unknown = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Crossing(HeardWords heard, KnownWords known) {
        this.heard = heard;
        this.language = heard.language();
        this.known = known;
        this.words = heard.words();
        this.phrases = new LocalPhrases(heard, taken);
        this.verbs = ClauseVerbs.of(heard, phrases, taken);
    }

    /// What stands for so many words; `end` is where they end in the message.
    private record Meant(int length, String words, int end) {}

    BroughtOver over() {
        var text = heard.text();
        var pieces = new ArrayList<BroughtOver.Piece>();
        var over = new StringBuilder();
        int last = 0;
        for (int i = 0; i < heard.size(); ) {
            var token = heard.token(i);
            var found = taken.contains(i) ? as(i, "") : meant(i);
            if (found.isEmpty() && heard.whole()) {
                unknown.add(token.said());
            }
            var meant = found.or(() -> as(token)).orElseThrow();
            var said = (meant.words() + " " + verbs.behind().getOrDefault(i, "")).strip();
            over.append(text, last, token.start()).append(said);
            pieces.add(new BroughtOver.Piece(
                    token.start(), meant.end(), verbs.moved().getOrDefault(i, meant.words())));
            last = meant.end();
            i += meant.length();
        }
        over.append(text.substring(last));
        boolean same = pieces.stream().allMatch(p -> p.meant().equals(text.substring(p.start(), p.end())));
        var done = over.toString().replaceAll(" {2,}", " ").replaceAll(" (?=[?.,!])", "");
        return new BroughtOver(
                text, same ? text : done.strip(), List.copyOf(pieces), List.copyOf(unknown), List.copyOf(notes));
    }

    private Optional<Meant> as(int i, String meant) {
        return Optional.of(new Meant(1, meant, heard.token(i).end()));
    }

    private static Optional<Meant> as(Token token) {
        return Optional.of(new Meant(1, token.said(), token.end()));
    }

    private Optional<Meant> meant(int i) {
        var token = heard.token(i);
        var figure = heard.figures().at(i);
        var phrase = phrase(i);
        if (figure.isPresent() && phrase.isEmpty()) {
            return figure.map(f -> new Meant(1, f.words(), f.end()));
        }
        int named = known.named(words, i);
        boolean small = named == 1 && language.marks(token) && !(i > 0 && token.capital());
        if (named > 0 && !small && phrase.filter(p -> p.length() > named).isEmpty()) {
            int end = heard.token(i + named - 1).end();
            return Optional.of(new Meant(named, heard.text().substring(token.start(), end), end));
        }
        if (phrase.isPresent()) {
            return phrase;
        }
        if (heard.whole() && language.distributive(heard.key(i)) && !eachOf(i)) {
            return as(token);
        }
        return heard.whole() || known.foreign(token) ? word(i) : Optional.empty();
    }

    private boolean eachOf(int i) {
        return !heard.ends(i) && known.countable(meant(i + 1).map(Meant::words).orElse(""));
    }

    private Optional<Meant> phrase(int i) {
        var parted = verbs.parted().get(i);
        if (parted != null) {
            int end = heard.token(i + parted.gap() - 1).end();
            return Optional.of(new Meant(parted.gap(), parted.meant(), end));
        }
        for (var phrase : language.phrases(heard.key(i))) {
            int behind = phrase.parted() ? 0 : phrases.fits(phrase, i);
            boolean counts = heard.whole()
                    || heard.tokens().subList(i, Math.max(i, behind)).stream().anyMatch(known::foreign);
            if (behind > 0 && counts) {
                return Optional.of(new Meant(behind - i, phrases.filled(phrase, i), heard.end(behind - 1)));
            }
        }
        return Optional.empty();
    }

    private Optional<Meant> word(int i) {
        var key = heard.key(i);
        var token = heard.token(i);
        var word = language.word(key);
        if (word.isPresent()) {
            return as(i, word.get());
        }
        if (token.figures()) {
            return heard.figures().open(i) ? Optional.empty() : as(token);
        }
        if (heard.whole() && known.english(token)) {
            return as(token);
        }
        var apart = key.indexOf('-') > 0 ? hyphened(key) : language.compounds().apart(key, this::stays);
        if (apart.isPresent() || !heard.whole()) {
            return apart.flatMap(meant -> as(i, meant));
        }
        var mended = language.mended(key);
        mended.ifPresent(m -> notes.add("I read '" + token.said() + "' as '" + m + "'."));
        return mended.flatMap(language::word).flatMap(m -> as(i, m));
    }

    private boolean stays(String word) {
        return heard.whole() && known.knows(word);
    }

    /// "Enterprise-Kunden": all parts must be known, one of them in this language.
    private Optional<String> hyphened(String key) {
        var parts = List.of(key.split("-"));
        var meant = new ArrayList<String>();
        boolean own = false;
        for (var part : parts) {
            var word = language.word(part).or(() -> language.compounds().apart(part, this::stays));
            own |= word.isPresent();
            if (word.isEmpty() && !stays(part) && !EnglishWords.all().contains(part)) {
                return Optional.empty();
            }
            meant.add(word.orElse(part));
        }
        if (own && meant.size() == 2 && known.value(meant.getFirst())) {
            // "Business-Kunden" are those of that plan, where "business customers" could be any.
            return Optional.of(meant.getLast() + " for " + meant.getFirst());
        }
        return own ? Optional.of(language.compounds().hyphened(meant, parts.getLast())) : Optional.empty();
    }
}
