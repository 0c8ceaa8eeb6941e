package dev.jackdaw.warehouse.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where one token ends and the next begins, by PostgreSQL's scanner.
class LexerTest {
    private static final TextBounds WIDE = new TextBounds(10_000, 1_000, 100, 100);

    private static List<Token> tokens(String sql) throws TextRefusedException {
        return new Lexer(sql, WIDE).tokens();
    }

    /// The tokens' canonical texts, with a bar between.
    private static String split(String sql) throws TextRefusedException {
        return tokens(sql).stream().map(Token::text).collect(Collectors.joining("|"));
    }

    private static TextRefusedException refused(String sql) {
        return refused(sql, WIDE);
    }

    private static TextRefusedException refused(String sql, TextBounds bounds) {
        return catchThrowableOfType(TextRefusedException.class, () -> new Lexer(sql, bounds).tokens());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        SELECT A.b;select|a|.|b
        a::int4;a|::|int4
        a:=1;a|:=|1
        1..2;1|..|2
        .5+5.;.5|+|5.
        1e5 1E+5 1e-5;1e5|1E+5|1e-5
        1_000;1_000
        0xFF 0o17 0b101;0xFF|0o17|0b101
        a<-1;a|<|-|1
        a=-1;a|=|-|1
        a@-1;a|@-|1
        a*-1;a|*|-|1
        a+++b;a|+|+|+|b
        a->>'x';a|->>|'x'
        a<>b!=c;a|<>|b|!=|c
        a-/*x*/-b;a|-|-|b
        x[1:2];x|[|1|:|2|]
        a$1;a$1
        """)
    void tokens_end_where_the_server_ends_them(String sql, String expected) throws TextRefusedException {
        assertThat(split(sql)).isEqualTo(expected);
    }

    @Test
    void words_are_folded_and_names_in_quotes_are_not() throws TextRefusedException {
        assertThat(split("SeLeCt \"SeLeCt\"")).isEqualTo("select|\"SeLeCt\"");
        assertThat(tokens("SeLeCt \"select\""))
                .extracting(token -> token.is("select"))
                .containsExactly(true, false);
        assertThat(tokens("\"a\"\"b\"").getFirst().value()).isEqualTo("a\"b");
    }

    /// Only ASCII is folded: the Turkish, German and Greek capitals stay what they are.
    @Test
    void letters_beyond_ascii_make_a_name_in_quotes() throws TextRefusedException {
        assertThat(tokens("UMSÄTZE").getFirst())
                .isEqualTo(new Token(Token.Type.QUOTED, "\"umsÄtze\"", "umsÄtze", true));
        assertThat(split("a\u00a0b")).isEqualTo("\"a\u00a0b\"");
        assertThat(split("Iİ")).isEqualTo("\"iİ\"");
    }

    @Test
    void comments_are_blanks_and_may_be_nested() throws TextRefusedException {
        assertThat(split("a /* x /* y */ -- z\n */ b -- c")).isEqualTo("a|b");
        assertThat(tokens("a/**/b").get(1).spaced()).isTrue();
        assertThat(tokens("a+b").get(1).spaced()).isFalse();
        assertThat(split("--only\r\n\f\u000b/*this*/")).isEmpty();
    }

    @Test
    void a_comment_in_a_string_or_a_name_is_part_of_it() throws TextRefusedException {
        assertThat(split("'/*' \"--\" '*/'")).isEqualTo("'/*'|\"--\"|'*/'");
    }

    @Test
    void bits_stay_bits() throws TextRefusedException {
        assertThat(tokens("B'01' x'aF'")).extracting(Token::text).containsExactly("b'01'", "x'aF'");
        assertThat(tokens("B'01'").getFirst().kind()).isEqualTo(Token.Type.BITS);
        assertThat(refused("b'012'").reason()).isEqualTo("'012' is no bit string");
        assertThat(refused("x'fg'").rule()).isEqualTo("bits");
    }

    @Test
    void a_national_string_is_the_type_and_its_string() throws TextRefusedException {
        assertThat(split("N'a'")).isEqualTo("nchar|'a'");
    }

    /// PostgreSQL cuts names at 63 bytes, between characters.
    @Test
    void names_are_cut_at_63_bytes() throws TextRefusedException {
        assertThat(tokens("a".repeat(70)).getFirst().value()).isEqualTo("a".repeat(63));
        assertThat(tokens('"' + "é".repeat(40) + '"').getFirst().value()).isEqualTo("é".repeat(31));
        assertThat(tokens('"' + "😀".repeat(20) + '"').getFirst().value()).isEqualTo("😀".repeat(15));
        assertThat(tokens("a".repeat(63)).getFirst().value()).hasSize(63);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        a /* b;unterminated;a comment is not closed
        /*/;unterminated;a comment is not closed
        'a;unterminated;a string is not closed
        "a;unterminated;a quoted name is not closed
        "";name;a name in quotes is empty
        $1;parameter;'$' stands for a parameter without value
        $a$x$b$;unterminated;the string $a$ is not closed
        12ab;number;letters follow the number 12
        1__0;number;letters follow the number 1
        a \\ b;character;the character '\\' can't stand outside of strings in SQL
        {;character;the character '{' can't stand outside of strings in SQL
        U&'a' uescape 'ab';uescape;UESCAPE needs one character in quotes
        U&'a' uescape '+';uescape;UESCAPE needs one character in quotes
        """)
    void what_the_server_would_not_read_is_refused(String sql, String rule, String reason) {
        assertThat(refused(sql)).satisfies(e -> {
            assertThat(e.rule()).isEqualTo(rule);
            assertThat(e.reason()).isEqualTo(reason);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0001", "\u001f", "\u007f", "\b"})
    void control_characters_are_named_and_never_shown(String character) {
        assertThat(refused("a " + character).reason())
                .isEqualTo("the character U+%04X can't stand outside of strings in SQL", (int) character.charAt(0))
                .doesNotContain(character);
    }

    @Test
    void an_operator_has_63_characters_at_most() throws TextRefusedException {
        assertThat(tokens("#".repeat(63))).hasSize(1);
        assertThat(refused("#".repeat(64)).reason()).isEqualTo("an operator is too long");
    }

    @Test
    void half_a_pair_is_no_character() {
        assertThat(refused("\"a\ud83d\"").rule()).isEqualTo("encoding");
        assertThat(refused("a\ude00").rule()).isEqualTo("encoding");
    }

    @Test
    void each_bound_holds_to_the_last_that_is_allowed() throws TextRefusedException {
        var bounds = new TextBounds(30, 5, 2, 1);
        assertThat(new Lexer("a b c d e", bounds).tokens()).hasSize(5);
        assertThat(refused("a b c d e f", bounds).reason()).isEqualTo("the statement has more than 5 words and signs");
        assertThat(new Lexer("((a))", bounds).tokens()).hasSize(5);
        assertThat(refused("(([", bounds).reason()).isEqualTo("parentheses are nested deeper than 2");
        assertThat(refused("select SELECT", bounds).reason()).isEqualTo("the statement holds more than 1 queries");
        assertThat(new Lexer("select \"select\"", bounds).tokens()).hasSize(2);
        assertThat(refused(" ".repeat(31), bounds).reason()).isEqualTo("the statement is longer than 30 characters");
        assertThat(new Lexer(" ".repeat(30), bounds).tokens()).isEmpty();
    }

    /// Parentheses that close more than was opened don't buy depth.
    @Test
    void brackets_in_strings_don_t_count() throws TextRefusedException {
        var bounds = new TextBounds(100, 50, 1, 1);
        assertThat(new Lexer("'(((' \"(((\" (a)", bounds).tokens()).hasSize(5);
    }
}
