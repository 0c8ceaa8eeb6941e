package dev.jackdaw.warehouse.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.PermanentException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The text of a tree, read by the rules that PostgreSQL reads it by itself.
class NodeReaderTest {
    private static Node one(String text) {
        var nodes = NodeReader.queries(text);
        assertThat(nodes).hasSize(1);
        return nodes.getFirst();
    }

    @Test
    void fields_are_texts_nodes_and_lists() {
        var query = one("({QUERY :commandType 1 :canSetTag true :rtable ({RTE :relid 4294967295} {RTE :relid 2}) "
                + ":jointree {FROMEXPR :quals <>} :utility <>})");
        assertThat(query.is("QUERY")).isTrue();
        assertThat(query.number("commandType")).isEqualTo(1);
        assertThat(query.truth("canSetTag")).isTrue();
        assertThat(query.nodes("rtable")).extracting(n -> n.oid("relid")).containsExactly(4_294_967_295L, 2L);
        assertThat(query.node("jointree").is("FROMEXPR")).isTrue();
    }

    @Test
    void what_is_null_is_left_out() {
        var node = one("{A :b <> :c (1 <> 2)}");
        assertThat(node.has("b")).isFalse();
        assertThat(node.text("b")).isEmpty();
        assertThat(node.number("b")).isZero();
        assertThat(node.oid("b")).isZero();
        assertThat(node.truth("b")).isFalse();
        assertThat(node.node("b").is("")).isTrue();
        assertThat(node.list("b")).isEmpty();
        assertThat(node.list("c")).isEqualTo(List.of("1", "2"));
    }

    /// An escaped character is itself, whatever it is: names may hold anything.
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        a\\ b;a b
        \\{a\\};{a}
        \\(;(
        \\};}
        a\\\\b;a\\b
        \\<>;<>
        \\1;1
        \\:x;:x
        """)
    void a_backslash_takes_the_next_character_as_it_is(String written, String meant) {
        assertThat(one("{A :name " + written + " :next 1}").text("name")).isEqualTo(meant);
        assertThat(one("{A :name " + written + " :next 1}").text("next")).isEqualTo("1");
    }

    /// PostgreSQL writes them as they are: only blanks, tabs and line feeds part tokens.
    @Test
    void a_name_may_hold_any_other_control_character() {
        for (var control : List.of("\r", "\f", "\u000b", "\u0001", "\u001f")) {
            var node = one("{A :name a" + control + "Column :next 1}");
            assertThat(node.text("name")).isEqualTo("a" + control + "Column");
            assertThat(node.text("next")).isEqualTo("1");
        }
    }

    @Test
    void a_name_may_hold_a_line_break() {
        assertThat(one("{A :name a\\\nb\\\tc}").text("name")).isEqualTo("a\nb\tc");
    }

    @Test
    void an_escaped_closing_brace_does_not_close() {
        var node = one("{A :items (\\} \\) \\<>) :b {B}}");
        assertThat(node.list("items")).isEqualTo(List.of("}", ")", "<>"));
        assertThat(node.node("b").is("B")).isTrue();
    }

    @Test
    void a_constant_is_its_length_and_its_bytes() {
        var node =
                one("{CONST :constbyval true :constisnull false :constlen 4 :constvalue 4 [ 7 1 0 0 0 0 0 0 ] :location"
                        + " 9}");
        assertThat(node.text("constvalue")).isEqualTo("7 1 0 0 0 0 0 0");
        assertThat(node.constant()).isEqualTo(OptionalLong.of(263));
        assertThat(node.number("location")).isEqualTo(9);
    }

    @Test
    void a_constant_may_be_negative_null_or_too_long() {
        assertThat(one("{C :constbyval true :constvalue 8 [ -1 -1 -1 -1 -1 -1 -1 -1 ]}")
                        .constant())
                .isEqualTo(OptionalLong.of(-1));
        assertThat(one("{C :constbyval true :constisnull true :constvalue 4 [ 1 0 ]}")
                        .constant())
                .isEmpty();
        assertThat(one("{C :constbyval false :constvalue 4 [ 1 0 ]}").constant())
                .isEmpty();
        assertThat(one("{C :constbyval true :constvalue 9 [ 1 0 0 0 0 0 0 0 0 ]}")
                        .constant())
                .isEmpty();
    }

    @Test
    void numbers_are_read_behind_the_kind_of_their_list() {
        var node = one("{A :i (i 1 -2) :o (o 4294967295) :b (b 3 5) :words (x 7y)}");
        assertThat(node.numbers("i")).containsExactly(1L, -2L);
        assertThat(node.numbers("o")).containsExactly(4_294_967_295L);
        assertThat(node.numbers("b")).containsExactly(3L, 5L);
        assertThat(node.numbers("words")).isEmpty();
    }

    @Test
    void everything_below_is_found_in_lists_of_lists_too() {
        var node = one("{A :x (({B :y {C}}) (({D}))) :z {E}}");
        assertThat(node.children()).extracting(Node::label).containsExactlyInAnyOrder("B", "D", "E");
        assertThat(node.all()).extracting(Node::label).containsExactlyInAnyOrder("A", "B", "C", "D", "E");
        assertThat(node.nodes("x")).isEmpty();
    }

    @Test
    void several_queries_come_in_their_order() {
        assertThat(NodeReader.queries("(({A}) {B} <> x)"))
                .extracting(Node::label)
                .containsExactly("A", "B");
        assertThat(NodeReader.queries("<>")).isEmpty();
        assertThat(NodeReader.queries("()")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "{", "{A", "{A :b", "{A :b 1", "{A b 1}", "{A :b 1 [ 2 ", "{A :b {B}", "({A"})
    void what_is_broken_is_said_to_be(String text) {
        assertThatThrownBy(() -> NodeReader.queries(text))
                .isInstanceOf(PermanentException.class)
                .hasMessageStartingWith("PostgreSQL's query tree can't be read: ");
    }

    @Test
    void a_deep_tree_is_read() {
        int depth = 500;
        var text = "{A :b ".repeat(depth) + "1" + "}".repeat(depth);
        assertThat(one(text).all()).hasSize(depth);
    }
}
