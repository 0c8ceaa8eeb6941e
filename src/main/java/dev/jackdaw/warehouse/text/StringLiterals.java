package dev.jackdaw.warehouse.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads what stands in quotes, by PostgreSQL's rules, and says what it stands for.
final class StringLiterals {
    private static final String SHORT = "bfnrt";
    private static final String SHORT_VALUES = "\b\f\n\r\t";
    private final Lexer lexer;

    StringLiterals(Lexer lexer) {
        this.lexer = lexer;
    }

    /// `'…'`, continued on later lines.
    String plain() throws TextRefusedException {
        var text = new StringBuilder();
        do {
            text.append(quoted('\''));
        } while (continued());
        return sound(text.toString());
    }

    /// One pair of quotes; doubled ones stand for themselves.
    String quoted(char quote) throws TextRefusedException {
        lexer.take();
        var text = new StringBuilder();
        while (!lexer.ended()) {
            char c = lexer.take();
            if (c != quote) {
                text.append(c);
            } else if (lexer.peek(0) == quote && !lexer.ended()) {
                text.append(lexer.take());
            } else {
                return text.toString();
            }
        }
        throw new TextRefusedException(
                "unterminated", quote == '"' ? "a quoted name is not closed" : "a string is not closed");
    }

    /// A string goes on after a line break, with only blanks and line comments between.
    private boolean continued() {
        int before = lexer.position();
        boolean line = false;
        while (!lexer.ended()) {
            char c = lexer.peek(0);
            if (c == '\n' || c == '\r') {
                line = true;
                lexer.take();
            } else if (c == ' ' || c == '\t' || c == '\f' || c == '\u000b') {
                lexer.take();
            } else if (lexer.startsWith("--")) {
                comment();
            } else {
                break;
            }
        }
        if (line && !lexer.ended() && lexer.peek(0) == '\'') {
            return true;
        }
        lexer.moveTo(before);
        return false;
    }

    private void comment() {
        while (!lexer.ended() && lexer.peek(0) != '\n' && lexer.peek(0) != '\r') {
            lexer.take();
        }
    }

    /// `E'…'`, from its quote on.
    String escaped() throws TextRefusedException {
        var bytes = new ByteArrayOutputStream();
        do {
            lexer.take();
            escapedPart(bytes);
        } while (continued());
        try {
            return sound(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new TextRefusedException("encoding", "an E'' string holds no valid UTF-8");
        }
    }

    private void escapedPart(ByteArrayOutputStream bytes) throws TextRefusedException {
        while (!lexer.ended()) {
            int start = lexer.position();
            char c = lexer.take();
            if (c == '\'' && (lexer.ended() || lexer.peek(0) != '\'')) {
                return;
            }
            if (c == '\'') {
                lexer.take();
                bytes.write('\'');
            } else if (c == '\\' && !lexer.ended()) {
                escape(bytes);
            } else {
                if (Character.isHighSurrogate(c) && !lexer.ended()) {
                    lexer.take();
                }
                utf8(bytes, lexer.between(start, lexer.position()));
            }
        }
        throw new TextRefusedException("unterminated", "a string is not closed");
    }

    private void escape(ByteArrayOutputStream bytes) throws TextRefusedException {
        char c = lexer.take();
        int plain = SHORT.indexOf(c);
        if (plain >= 0) {
            bytes.write(SHORT_VALUES.charAt(plain));
        } else if (c >= '0' && c <= '7') {
            lexer.moveTo(lexer.position() - 1);
            bytes.write(number(8, 3));
        } else if (c == 'x' && Character.digit(lexer.peek(0), 16) >= 0 && lexer.peek(0) < 128) {
            bytes.write(number(16, 2));
        } else if (c == 'u' || c == 'U') {
            int point = exactly(c == 'u' ? 4 : 8);
            utf8(bytes, Character.toString(paired(point)));
        } else {
            if (Character.isHighSurrogate(c) && !lexer.ended()) {
                utf8(bytes, new String(new char[] {c, lexer.take()}));
            } else {
                utf8(bytes, String.valueOf(c));
            }
        }
    }

    private int paired(int point) throws TextRefusedException {
        if (point >= 0xD800 && point < 0xDC00) {
            char slash = lexer.ended() ? '\0' : lexer.take();
            char kind = lexer.ended() ? '\0' : lexer.take();
            if (slash == '\\' && (kind == 'u' || kind == 'U')) {
                int low = exactly(kind == 'u' ? 4 : 8);
                if (low >= 0xDC00 && low < 0xE000) {
                    return Character.toCodePoint((char) point, (char) low);
                }
            }
            throw surrogate();
        }
        return valid(point);
    }

    private static int valid(int point) throws TextRefusedException {
        if (point == 0 || !Character.isValidCodePoint(point) || (point >= 0xD800 && point < 0xE000)) {
            throw surrogate();
        }
        return point;
    }

    private static TextRefusedException surrogate() {
        return new TextRefusedException("encoding", "an escape stands for no Unicode character");
    }

    private int number(int radix, int digitsMax) throws TextRefusedException {
        int value = 0;
        for (int i = 0; i < digitsMax && !lexer.ended(); i++) {
            int digit = lexer.peek(0) < 128 ? Character.digit(lexer.peek(0), radix) : -1;
            if (digit < 0) {
                break;
            }
            value = value * radix + digit;
            lexer.take();
        }
        if ((value & 0xFF) == 0) {
            throw new TextRefusedException("encoding", "a string holds the character zero");
        }
        return value & 0xFF;
    }

    private int exactly(int digits) throws TextRefusedException {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = lexer.ended() || lexer.peek(0) >= 128 ? -1 : Character.digit(lexer.peek(0), 16);
            if (digit < 0 || value > 0xFFFFFF) {
                throw surrogate();
            }
            value = value * 16 + digit;
            lexer.take();
        }
        return value;
    }

    private static void utf8(ByteArrayOutputStream bytes, String text) throws TextRefusedException {
        bytes.writeBytes(sound(text).getBytes(StandardCharsets.UTF_8));
    }

    /// What `U&` stands for.
    static String unicode(String raw, char escape) throws TextRefusedException {
        var text = new StringBuilder();
        int at = 0;
        while (at < raw.length()) {
            char c = raw.charAt(at++);
            if (c != escape) {
                text.append(c);
            } else if (at < raw.length() && raw.charAt(at) == escape) {
                text.append(escape);
                at++;
            } else {
                int digits = at < raw.length() && raw.charAt(at) == '+' ? 6 : 4;
                at += digits == 6 ? 1 : 0;
                var hex = at + digits <= raw.length() ? raw.substring(at, at + digits) : "";
                if (!hex.matches("[0-9a-fA-F]+") || Integer.parseInt(hex, 16) > 0x10FFFF) {
                    throw surrogate();
                }
                text.appendCodePoint(Integer.parseInt(hex, 16));
                at += digits;
            }
        }
        return sound(text.toString());
    }

    /// Text that PostgreSQL can hold: no zero, no half of a pair.
    static String sound(String text) throws TextRefusedException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                throw new TextRefusedException("encoding", "the text holds no valid character");
            }
            i += pair ? 1 : 0;
        }
        return text;
    }
}
