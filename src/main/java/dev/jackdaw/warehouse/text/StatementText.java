package dev.jackdaw.warehouse.text;

import java.util.List;

/// One statement in canonical form: no comments, one blank where there were any, words in lower
/// case, strings of every kind as plain ones, no semicolon. It means to PostgreSQL what was
/// written, and it is the text that is parsed, kept and executed.
public record StatementText(List<Token> tokens, String text) {
    public StatementText {
        tokens = List.copyOf(tokens);
    }

    /// Reads exactly one statement.
    public static StatementText read(String sql, TextBounds bounds) throws TextRefusedException {
        var tokens = new Lexer(sql, bounds).tokens();
        int end = tokens.size();
        while (end > 0 && tokens.get(end - 1).mark(";")) {
            end--;
        }
        var all = tokens.subList(0, end);
        if (all.isEmpty()) {
            throw new TextRefusedException("empty", "the statement is empty");
        }
        if (all.stream().anyMatch(t -> t.mark(";"))) {
            throw new TextRefusedException("several", "exactly one statement may run at a time");
        }
        return of(all);
    }

    private static StatementText of(List<Token> tokens) {
        var text = new StringBuilder();
        boolean apart = false;
        for (var token : tokens) {
            // A string that was written in another way might grow together with its neighbours.
            text.append(!text.isEmpty() && (token.spaced() || apart) ? " " : "");
            text.append(token.text());
            apart = token.kind() == Token.Type.STRING;
        }
        return new StatementText(tokens, text.toString());
    }

    /// A part of it, from one token to before another.
    public StatementText part(int from, int to) {
        return of(tokens.subList(from, to));
    }

    /// Without the parenthesis it begins with.
    public StatementText inside() {
        return part(1, tokens.size());
    }

    /// Where the parenthesis or bracket that opens at `open` is closed, or -1.
    public int closing(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            var token = tokens.get(i);
            depth += token.mark("(") || token.mark("[") ? 1 : 0;
            depth -= token.mark(")") || token.mark("]") ? 1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return text;
    }
}
