package dev.jackdaw.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.jackdaw.knowledge.definition.DocumentDefinition;
import dev.jackdaw.knowledge.definition.RuleDefinition;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Identifiers, kinds and versions of knowledge.
class IdentifiersTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
        usageMetrics,        usage metrics
        usage_metrics,       usage metrics
        UsageMetrics,        usage metrics
        public.usage_metrics, public usage metrics
        HTTPServerLog,       http server log
        userID,              user id
        q1Revenue2024,       q1 revenue2024
        __x__y__,            x y
        a-b/c,               a b c
        MRR,                 mrr
        größeDerFirma,       größe der firma
        """)
    void an_identifier_is_its_words(String identifier, String words) {
        assertThat(Identifiers.words(identifier)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        see order_items and usageMetrics  | order items usage metrics
        order_2024_q1 is old              | order 2024 q1
        UserID of it                      | user id
        """)
    void a_text_is_found_by_the_words_of_its_identifiers_too(String text, String added) {
        assertThat(Identifiers.searchable(text)).isEqualTo(text + "\n" + added);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        plain words only
        MRR and Churn
        e-mail a.b@c.de
        3_000
        """)
    void plain_words_stay_as_they_are(String text) {
        assertThat(Identifiers.searchable(text)).isEqualTo(text);
    }

    @Test
    void nothing_is_made_of_nothing() {
        assertThat(Identifiers.words("")).isEmpty();
        assertThat(Identifiers.words("_._")).isEmpty();
        assertThat(Identifiers.searchable("")).isEmpty();
    }

    @Test
    void a_very_long_text_is_read_in_time() {
        assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(Identifiers.searchable("a".repeat(50_000))).hasSize(50_000));
        assertThat(Identifiers.searchable("a_".repeat(2_000))).hasSizeGreaterThan(4_000);
    }

    @ParameterizedTest
    @EnumSource
    void a_kind_is_found_by_its_word(KnowledgeKind kind) {
        assertThat(KnowledgeKind.of(kind.word())).contains(kind);
        assertThat(KnowledgeKind.of(kind.name())).isEmpty();
    }

    @Test
    void each_kind_has_a_type_of_its_own() {
        assertThat(Arrays.stream(KnowledgeKind.values()).map(KnowledgeKind::type))
                .doesNotHaveDuplicates();
        assertThat(KnowledgeKind.REPORT.answers() || KnowledgeKind.WATCH.answers())
                .isFalse();
    }

    private static KnowledgeItem item(String title, String content, String search, String definition) {
        return new KnowledgeItem(
                KnowledgeKind.RULE,
                "r",
                KnowledgeSource.file("a", 1),
                title,
                content,
                search,
                new RuleDefinition(definition));
    }

    @Test
    void another_content_is_another_version() {
        var item = item("t", "c", "s", "d");
        assertThat(item.version()).isEqualTo(item("t", "c", "s", "d").version());
        assertThat(java.util.List.of(
                        item.version(),
                        item("T", "c", "s", "d").version(),
                        item("t", "C", "s", "d").version(),
                        item("t", "c", "S", "d").version(),
                        item("t", "c", "s", "D").version(),
                        item("tc", "", "s", "d").version(),
                        item("", "tc", "s", "d").version()))
                .doesNotHaveDuplicates();
    }

    @Test
    void another_place_is_the_same_version() {
        var here = new KnowledgeItem(
                KnowledgeKind.DOCUMENT,
                "a",
                KnowledgeSource.file("a", 1),
                "t",
                "c",
                "s",
                new DocumentDefinition("t", "c"));
        var there = new KnowledgeItem(
                KnowledgeKind.DOCUMENT, "b", KnowledgeSource.built(), "t", "c", "s", new DocumentDefinition("t", "c"));
        assertThat(here.version()).isEqualTo(there.version());
        assertThat(here.ref().kind()).isEqualTo("document");
        assertThat(here.ref()).isNotEqualTo(there.ref());
    }
}
