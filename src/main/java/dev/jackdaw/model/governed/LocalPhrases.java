package dev.jackdaw.model.governed;

import java.util.List;
import java.util.Set;

/// Finds a language's phrases in a message. `taken` are words that belong to something else already.
record LocalPhrases(HeardWords heard, Set<Integer> taken) {
    /// The word behind the phrase, or behind its first part where it is parted; 0 where it is not there.
    int fits(LocalPhrase phrase, int i) {
        int first = phrase.parted() ? phrase.gap() : phrase.words().size();
        boolean there = stands(phrase.words().subList(0, first), i);
        return there && (!phrase.parted() || rest(phrase, i + first) >= 0) ? i + first : 0;
    }

    /// Where the second part of a parted phrase stands: it ends a part of the sentence. -1 where it does not.
    int rest(LocalPhrase phrase, int from) {
        var rest = phrase.words().subList(phrase.gap() + 1, phrase.words().size());
        for (int at = from; at + rest.size() <= heard.size(); at++) {
            if (at > from && heard.ends(at - 1)) {
                return -1;
            }
            if (stands(rest, at) && heard.ends(at + rest.size() - 1)) {
                return at;
            }
        }
        return -1;
    }

    /// Whether a phrase ends with this word.
    boolean endAt(int last) {
        for (int i = 0; i < last; i++) {
            int first = i;
            if (heard.language().phrases(heard.key(i)).stream()
                    .anyMatch(phrase -> !phrase.parted() && fits(phrase, first) == last + 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean stands(List<String> said, int i) {
        if (i + said.size() > heard.size()) {
            return false;
        }
        for (int k = 0; k < said.size(); k++) {
            boolean apart = (k > 0 && heard.ends(i + k - 1)) || taken.contains(i + k);
            if (apart || !is(said.get(k), i + k)) {
                return false;
            }
        }
        return true;
    }

    private boolean is(String word, int i) {
        var key = heard.key(i);
        return switch (word) {
            case LocalPhrase.NUMBER ->
                heard.token(i).figures() || heard.language().number(key).isPresent();
            case LocalPhrase.MONTH -> heard.language().month(key).isPresent();
            default -> word.equals(key);
        };
    }

    /// What a phrase means, with its numbers and months put in.
    String filled(LocalPhrase phrase, int i) {
        var meant = phrase.meant();
        for (int k = 0; k < phrase.words().size(); k++) {
            var sign = phrase.words().get(k);
            if (sign.equals(LocalPhrase.NUMBER) || sign.equals(LocalPhrase.MONTH)) {
                int at = i + k;
                var known = heard.language()
                        .number(heard.key(at))
                        .or(() -> heard.language().month(heard.key(at)))
                        .or(() -> heard.figures().at(at).map(LocalFigures.Figure::words))
                        .orElse(heard.token(at).said());
                meant = meant.replaceFirst(sign, known);
            }
        }
        return meant;
    }
}
