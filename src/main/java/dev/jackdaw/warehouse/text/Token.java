package dev.jackdaw.warehouse.text;

import java.util.Locale;

/// One token by PostgreSQL's rules. `text` is its canonical form: words in lower case, every kind
/// of string as a plain one. `value` is what it stands for: the identifier's name, the string's
/// content. `spaced` where something separated it from the token before.
public record Token(Kind kind, String text, String value, boolean spaced) {
    /// What a token can be.
    public enum Kind {
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
        return new Token(Kind.WORD, name, name, spaced);
    }

    static Token quoted(String name, boolean spaced) {
        return new Token(Kind.QUOTED, '"' + name.replace("\"", "\"\"") + '"', name, spaced);
    }

    static Token string(String content) {
        return new Token(Kind.STRING, "'" + content.replace("'", "''") + "'", content, true);
    }

    /// Whether it is this keyword.
    public boolean is(String keyword) {
        return kind == Kind.WORD && value.equals(keyword);
    }

    /// Whether it is this mark or operator.
    public boolean mark(String sign) {
        return (kind == Kind.MARK || kind == Kind.OPERATOR) && text.equals(sign);
    }

    /// Whether it names something: an identifier, quoted or not.
    public boolean names() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /// For messages: in capitals where it is a word.
    public String shown() {
        return kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : text;
    }
}
