package dev.jackdaw.warehouse.text;

/// How large a statement may be before anything reads its grammar: characters, tokens, and
/// parentheses within parentheses.
public record Bounds(int lengthMax, int tokensMax, int depthMax) {

    void check(int tokens, int depth) throws TextRefusedException {
        if (tokens >= tokensMax) {
            throw new TextRefusedException(
                    "tokens", "the statement has more than " + tokensMax + " words and signs");
        }
        if (depth > depthMax) {
            throw new TextRefusedException(
                    "depth", "parentheses are nested deeper than " + depthMax);
        }
    }
}
