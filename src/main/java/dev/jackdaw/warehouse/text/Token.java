package dev.jackdaw.warehouse.text;

import java.util.Locale;

/// One token by PostgreSQL's rules. `text` is its canonical form: words in lower case, every kind
/// of string as a plain one. `value` is what it stands for: the identifier's name, the string's
/// content. `spaced` where something separated it from the token before.
public record Token(Type kind, String text, String value, boolean spaced) {
    /// What a token can be.
    public enum Type {
        /// A keyword or an identifier without quotes.
        WORD,
        /// An identifier in quotes.
        QUOTED,
        STRING,
        BITS,
        NUMBER,
        OPERATOR,
        /// Parentheses, brackets, comma, semicolon, colons, dots.
        MARK
    }

    static Token word(String name, boolean spaced) {
        return new Token(Type.WORD, name, name, spaced);
    }

    static Token quoted(String name, boolean spaced) {
        return new Token(Type.QUOTED, '"' + name.replace("\"", "\"\"") + '"', name, spaced);
    }

    static Token string(String content) {
        return new Token(Type.STRING, "'" + content.replace("'", "''") + "'", content, true);
    }

    /// Whether it is this keyword.
    public boolean is(String keyword) {
        return kind == Type.WORD && value.equals(keyword);
    }

    /// Whether it is this mark or operator.
    public boolean mark(String sign) {
        return (kind == Type.MARK || kind == Type.OPERATOR) && text.equals(sign);
    }

    /// Whether it names something: an identifier, quoted or not.
    public boolean names() {
        return kind == Type.WORD || kind == Type.QUOTED;
    }

    /// For messages: in capitals where it is a word.
    public String shown() {
        return kind == Type.WORD ? text.toUpperCase(Locale.ROOT) : text;
    }
}
