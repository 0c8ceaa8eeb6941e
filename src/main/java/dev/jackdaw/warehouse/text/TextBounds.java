package dev.jackdaw.warehouse.text;

/// How large a statement may be before anything reads its grammar: characters, tokens, parentheses
/// within parentheses, and words SELECT, each of which is a query of its own to the server.
public record TextBounds(int lengthMax, int tokensMax, int depthMax, int queriesMax) {

    void check(int tokens, int depth, int queries) throws TextRefusedException {
        if (tokens >= tokensMax) {
            throw new TextRefusedException("tokens", "the statement has more than " + tokensMax + " words and signs");
        }
        if (queries > queriesMax) {
            throw new TextRefusedException("queries", "the statement holds more than " + queriesMax + " queries");
        }
        if (depth > depthMax) {
            throw new TextRefusedException("depth", "parentheses are nested deeper than " + depthMax);
        }
    }
}
