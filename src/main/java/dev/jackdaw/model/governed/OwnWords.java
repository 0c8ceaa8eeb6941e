package dev.jackdaw.model.governed;

import java.util.List;
import java.util.Locale;

/// Finds what a person wrote for words that their message was brought over to.
final class OwnWords {
    private OwnWords() {}

    /// The words that were written for these; these themselves where there are none.
    static String written(BroughtOver over, String words) {
        var pieces = over.pieces();
        var wanted = words(words);
        for (int first = 0; first < pieces.size(); first++) {
            int met = 0;
            for (int last = first; last < pieces.size() && met < wanted.size(); last++) {
                for (var word : words(pieces.get(last).meant())) {
                    boolean before = met == 0 && last == first;
                    if (met < wanted.size() && word.equals(wanted.get(met))) {
                        met++;
                    } else if (!before && met < wanted.size()) {
                        met = -wanted.size();
                    }
                }
                if (met == wanted.size()) {
                    return over.said()
                            .substring(
                                    pieces.get(first).start(), pieces.get(last).end());
                }
                if (met <= 0) {
                    break;
                }
            }
        }
        return words;
    }

    private static List<String> words(String text) {
        return Token.of(text.toLowerCase(Locale.ROOT)).stream().map(Token::said).toList();
    }
}
