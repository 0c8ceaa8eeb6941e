// Over 300 lines: PostgreSQL's lexical rules, each a short method, in the order of its own documentation.
package dev.jackdaw.warehouse.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Splits SQL into tokens exactly as PostgreSQL's scanner does with `standard_conforming_strings`
/// on (src/backend/parser/scan.l): nested comments, E'', U&'', $tag$, operators that end at a
/// comment. What the scanner would not accept is refused. One pass, linear in length.
final class Lexer {
    private static final int NAME_BYTES = 63;
    private static final String OPERATOR_CHARS = "~!@#^&|`?+-*/%<>=";
    private static final String MARK_CHARS = "()[],;:.";
    private final String sql;
    private final TextBounds bounds;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Lexer(String sql, TextBounds bounds) {
        this.sql = sql;
        this.bounds = bounds;
    }

    List<Token> tokens() throws TextRefusedException {
        if (sql.length() > bounds.lengthMax()) {
            throw new TextRefusedException(
                    "length", "the statement is longer than " + bounds.lengthMax() + " characters");
        }
        boolean spaced = skip();
        int depth = 0;
        int queries = 0;
        while (at < sql.length()) {
            var token = next(spaced);
            depth += token.mark("(") || token.mark("[") ? 1 : 0;
            depth -= token.mark(")") || token.mark("]") ? 1 : 0;
            queries += token.is("select") ? 1 : 0;
            bounds.check(tokens.size(), depth, queries);
            tokens.add(token);
            spaced = skip();
        }
        return tokens;
    }

    /// Blanks and comments; true where there were some.
    private boolean skip() throws TextRefusedException {
        int start = at;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (blank(c)) {
                at++;
            } else if (sql.startsWith("--", at)) {
                lineComment();
            } else if (sql.startsWith("/*", at)) {
                blockComment();
            } else {
                break;
            }
        }
        return at > start;
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\u000b';
    }

    private void lineComment() {
        while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
            at++;
        }
    }

    private void blockComment() throws TextRefusedException {
        int depth = 0;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
            if (at > sql.length() || (at == sql.length() && depth > 0)) {
                throw new TextRefusedException("unterminated", "a comment is not closed");
            }
        } while (depth > 0);
    }

    private Token next(boolean spaced) throws TextRefusedException {
        char c = sql.charAt(at);
        if (c == '\'') {
            return Token.string(new StringLiterals(this).plain());
        }
        if (c == '"') {
            return Token.quoted(named(new StringLiterals(this).quoted('"')), spaced);
        }
        if (c == '$') {
            return dollar();
        }
        if (digit(c) || (c == '.' && digit(peek(1)))) {
            return new Token(Token.Type.NUMBER, number(), "", spaced);
        }
        if (letter(c)) {
            return word(spaced);
        }
        if (MARK_CHARS.indexOf(c) >= 0) {
            return new Token(Token.Type.MARK, mark(), "", spaced);
        }
        if (OPERATOR_CHARS.indexOf(c) >= 0) {
            return new Token(Token.Type.OPERATOR, operator(), "", spaced);
        }
        throw new TextRefusedException(
                "character", "the character " + shown(c) + " can't stand outside of strings in SQL");
    }

    private static String shown(char c) {
        return c > ' ' && c < 127 ? "'" + c + "'" : "U+%04X".formatted((int) c);
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /// Letters and everything beyond ASCII, which the scanner takes for letters, too.
    static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
    }

    char peek(int ahead) {
        return at + ahead < sql.length() ? sql.charAt(at + ahead) : '\0';
    }

    char take() {
        return sql.charAt(at++);
    }

    boolean ended() {
        return at >= sql.length();
    }

    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    String between(int from, int to) {
        return sql.substring(from, to);
    }

    boolean startsWith(String text) {
        return sql.startsWith(text, at);
    }

    private Token word(boolean spaced) throws TextRefusedException {
        char c = Character.toLowerCase(sql.charAt(at));
        if (peek(1) == '\'' && (c == 'e' || c == 'b' || c == 'x' || c == 'n')) {
            at++;
            return switch (c) {
                case 'e' -> Token.string(new StringLiterals(this).escaped());
                case 'n' -> Token.word("nchar", spaced);
                default -> bits(c, spaced);
            };
        }
        if (c == 'u' && peek(1) == '&' && (peek(2) == '\'' || peek(2) == '"')) {
            at += 2;
            return unicode();
        }
        int start = at;
        while (at < sql.length() && (letter(peek(0)) || digit(peek(0)) || peek(0) == '$')) {
            at++;
        }
        return word(sql.substring(start, at), spaced);
    }

    /// A word beyond ASCII becomes a quoted one, so that no other reader takes one of its
    /// characters for a blank.
    private static Token word(String written, boolean spaced) throws TextRefusedException {
        var folded = new StringBuilder(written);
        boolean ascii = true;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            ascii &= c < 128;
            if (c >= 'A' && c <= 'Z') {
                folded.setCharAt(i, (char) (c + 32));
            }
        }
        var name = named(folded.toString());
        return ascii ? Token.word(name, spaced) : Token.quoted(name, true);
    }

    private Token bits(char kind, boolean spaced) throws TextRefusedException {
        var digits = new StringLiterals(this).plain();
        boolean valid = digits.matches(kind == 'b' ? "[01]*" : "[0-9a-fA-F]*");
        if (!valid) {
            throw new TextRefusedException("bits", "'" + digits + "' is no bit string");
        }
        return new Token(Token.Type.BITS, kind + "'" + digits + "'", digits, spaced);
    }

    private Token unicode() throws TextRefusedException {
        boolean name = peek(0) == '"';
        var raw = name ? new StringLiterals(this).quoted('"') : new StringLiterals(this).plain();
        char escape = unicodeEscape();
        var text = StringLiterals.unicode(raw, escape);
        return name ? Token.quoted(named(text), true) : Token.string(text);
    }

    /// `UESCAPE 'c'`, where it follows.
    private char unicodeEscape() throws TextRefusedException {
        int before = at;
        skip();
        if (sql.regionMatches(true, at, "uescape", 0, 7)) {
            at += 7;
            skip();
            if (peek(0) == '\'') {
                var escape = new StringLiterals(this).plain();
                if (escape.matches("[^0-9a-fA-F+'\"\\s]") && escape.charAt(0) < 128) {
                    return escape.charAt(0);
                }
            }
            throw new TextRefusedException("uescape", "UESCAPE needs one character in quotes");
        }
        at = before;
        return '\\';
    }

    /// `$tag$ … $tag$`. A parameter has no value here.
    private Token dollar() throws TextRefusedException {
        int tagEnd = at + 1;
        while (tagEnd < sql.length()
                && (letter(sql.charAt(tagEnd)) || (tagEnd > at + 1 && digit(sql.charAt(tagEnd))))) {
            tagEnd++;
        }
        if (tagEnd >= sql.length() || sql.charAt(tagEnd) != '$') {
            throw new TextRefusedException("parameter", "'$' stands for a parameter without value");
        }
        var tag = sql.substring(at, tagEnd + 1);
        int end = sql.indexOf(tag, tagEnd + 1);
        if (end < 0) {
            throw new TextRefusedException("unterminated", "the string " + tag + " is not closed");
        }
        at = end + tag.length();
        return Token.string(StringLiterals.sound(sql.substring(tagEnd + 1, end)));
    }

    private String number() throws TextRefusedException {
        int start = at;
        if (peek(0) == '0' && "xXoObB".indexOf(peek(1)) >= 0 && peek(1) != '\0') {
            at += 2;
            digits(true);
        } else {
            digits(false);
            if (peek(0) == '.' && peek(1) != '.') {
                at++;
                digits(false);
            }
            exponent();
        }
        if (at < sql.length() && letter(peek(0))) {
            throw new TextRefusedException("number", "letters follow the number " + sql.substring(start, at));
        }
        return sql.substring(start, at);
    }

    private void digits(boolean hexadecimal) {
        while (digit(peek(0))
                || (peek(0) == '_' && digit(peek(1)))
                || (hexadecimal && Character.digit(peek(0), 16) >= 0 && peek(0) < 128)) {
            at++;
        }
    }

    private void exponent() {
        boolean signed = peek(1) == '+' || peek(1) == '-';
        if ((peek(0) == 'e' || peek(0) == 'E') && digit(peek(signed ? 2 : 1))) {
            at += signed ? 2 : 1;
            digits(false);
        }
    }

    private String mark() {
        for (var pair : List.of("::", ":=", "..")) {
            if (sql.startsWith(pair, at)) {
                at += 2;
                return pair;
            }
        }
        return String.valueOf(take());
    }

    /// The longest run of operator characters, up to a comment; a trailing + or - belongs to it
    /// only together with certain others.
    private String operator() throws TextRefusedException {
        int end = at;
        while (end < sql.length()
                && OPERATOR_CHARS.indexOf(sql.charAt(end)) >= 0
                && !sql.startsWith("--", end)
                && !sql.startsWith("/*", end)) {
            end++;
        }
        while (end > at + 1
                && (sql.charAt(end - 1) == '+' || sql.charAt(end - 1) == '-')
                && sql.substring(at, end - 1).chars().noneMatch(c -> "~!@#^&|`?%".indexOf(c) >= 0)) {
            end--;
        }
        if (end - at > NAME_BYTES) {
            throw new TextRefusedException("operator", "an operator is too long");
        }
        var found = sql.substring(at, end);
        at = end;
        return found;
    }

    /// Cut where PostgreSQL cuts names.
    private static String named(String name) throws TextRefusedException {
        if (name.isEmpty()) {
            throw new TextRefusedException("name", "a name in quotes is empty");
        }
        var sound = StringLiterals.sound(name);
        if (sound.length() * 3 <= NAME_BYTES) {
            return sound;
        }
        int bytes = 0;
        int end = 0;
        while (end < sound.length()) {
            int next = sound.offsetByCodePoints(end, 1);
            bytes += sound.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > NAME_BYTES) {
                break;
            }
            end = next;
        }
        return sound.substring(0, end);
    }
}
