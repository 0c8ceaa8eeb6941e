package dev.jackdaw.warehouse.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands in quotes, and what it stands for.
class StringLiteralsTest {
    private static final TextBounds WIDE = new TextBounds(100_000, 1_000, 100, 100);

    /// What the one string of a text holds.
    private static String value(String sql) throws TextRefusedException {
        var tokens = new Lexer(sql, WIDE).tokens();
        assertThat(tokens).as(sql).hasSize(1);
        assertThat(tokens.getFirst().kind()).isEqualTo(Token.Type.STRING);
        return tokens.getFirst().value();
    }

    private static TextRefusedException refused(String sql) {
        return catchThrowableOfType(TextRefusedException.class, () -> StatementText.read(sql, WIDE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        'it''s';it's
        'a\\n';a\\n
        E'it\\'s';it's
        E'it''s';it's
        e'\\\\';\\
        E'\\x41\\101\\u0041\\U00000041';AAAA
        E'\\x4';~\u0004~
        E'\\xg';xg
        E'\\q';q
        E'\\u00e9\\U0001F600';é😀
        E'\\ud83d\\ude00';😀
        E'\\U0000d83d\\ude00';😀
        E'\\xc3\\xa9';é
        E'\\303\\251';é
        E'\\😀';😀
        U&'\\0041\\+01F600';A😀
        U&'d!0061t!+000061' UESCAPE '!';data
        U&'\\\\';\\
        U&'\\d83d\\de00';😀
        u&'it''s';it's
        $$it's$$;it's
        $a$ $b$ $$ $a$;~ $b$ $$ ~
        $é1$x$é1$;x
        """)
    void each_kind_says_what_it_holds(String sql, String expected) throws TextRefusedException {
        assertThat(value(sql)).isEqualTo(expected);
    }

    @Test
    void the_short_escapes_are_control_characters() throws TextRefusedException {
        assertThat(value("E'\\b\\f\\n\\r\\t'")).isEqualTo("\b\f\n\r\t");
    }

    @Test
    void an_empty_string_is_empty() throws TextRefusedException {
        for (var sql : new String[] {"''", "E''", "U&''", "$$$$", "''\n''"}) {
            assertThat(value(sql)).as(sql).isEmpty();
        }
    }

    @Test
    void a_string_goes_on_after_a_line_break_alone() throws TextRefusedException {
        assertThat(value("'a'\n'b'")).isEqualTo("ab");
        assertThat(value("'a' -- more\r\n\t'b'\n'c'")).isEqualTo("abc");
        assertThat(value("E'\\x41'\n'\\x42'")).isEqualTo("AB");
        assertThat(value("U&'\\00'\n'41'")).isEqualTo("A");
        assertThat(new Lexer("'a' 'b'", WIDE).tokens()).hasSize(2);
        assertThat(new Lexer("'a' /* \n */ 'b'", WIDE).tokens()).hasSize(2);
        assertThat(new Lexer("'a'\nE'b'", WIDE).tokens()).hasSize(2);
    }

    /// What is written in another way must come to the same when it is read again.
    @ParameterizedTest
    @ValueSource(strings = {"E'\\'; drop'", "U&'\\0027\\0027'", "$$'';'$$", "E'\\\\'", "$a$\\$a$", "'a'\n'b'"})
    void the_canonical_text_reads_back_as_the_same_value(String sql) throws TextRefusedException {
        var once = StatementText.read(sql, WIDE);
        var again = StatementText.read(once.text(), WIDE);
        assertThat(once.text()).startsWith("'");
        assertThat(again.text()).isEqualTo(once.text());
        assertThat(again.tokens()).hasSize(1);
        assertThat(again.tokens().getFirst().value()).isEqualTo(value(sql));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        E'a;a string is not closed
        E'a\\';a string is not closed
        E'\\xff';an E'' string holds no valid UTF-8
        E'\\xc3';an E'' string holds no valid UTF-8
        E'\\0';a string holds the character zero
        E'\\x00';a string holds the character zero
        E'\\400';a string holds the character zero
        E'\\u0000';an escape stands for no Unicode character
        E'\\u12';an escape stands for no Unicode character
        E'\\ud83d';an escape stands for no Unicode character
        E'\\ud83d\\u0041';an escape stands for no Unicode character
        E'\\ude00';an escape stands for no Unicode character
        E'\\U00110000';an escape stands for no Unicode character
        E'\\UFFFFFFFF';an escape stands for no Unicode character
        U&'\\004';an escape stands for no Unicode character
        U&'\\+110000';an escape stands for no Unicode character
        U&'\\';an escape stands for no Unicode character
        U&'\\0000';the text holds no valid character
        U&'\\d83d';the text holds no valid character
        U&"\\0000";the text holds no valid character
        """)
    void what_is_no_text_is_refused(String sql, String reason) {
        assertThat(refused(sql).reason()).isEqualTo(reason);
    }

    @Test
    void a_zero_is_refused_wherever_it_stands() {
        for (var sql : new String[] {"'a\0'", "E'a\0'", "$$a\0$$", "\"a\0\"", "U&'a\0'"}) {
            assertThat(refused(sql).rule()).as(sql.replace('\0', '0')).isEqualTo("encoding");
        }
    }

    @Test
    void a_long_string_takes_no_time() throws TextRefusedException {
        assertThat(value("E'" + "''".repeat(40_000) + "'")).isEqualTo("'".repeat(40_000));
        assertThat(value("'" + "'\n'".repeat(20_000) + "'")).isEmpty();
    }
}
