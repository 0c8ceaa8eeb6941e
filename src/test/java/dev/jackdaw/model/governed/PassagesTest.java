package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Message;
import dev.jackdaw.data.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is quoted of a company's documents, and what is not answered by them.
class PassagesTest {
    private static final List<String> TEXTS = List.of(
            "Sales owns customers and billings. Care looks after tickets.",
            "Orders and tickets are refreshed every two hours.",
            "December has the most tickets: parcels are late then.",
            "Members who prepay for a year get a lower price. It is taken off the bill.");
    private final Lexicon lexicon = new Lexicon(TestCatalogue.company());

    private String quoted(String question) {
        var items = TEXTS.stream()
                .map(text -> Map.of("kind", "document", "name", "docs/x.md:" + TEXTS.indexOf(text), "content", text))
                .toList();
        var found = new Message.ToolReply("c1", "search_knowledge", Json.text(items));
        var slots = new QuestionReader(lexicon).read(Words.of(question));
        return new Passages(lexicon)
                .quote(slots, found, List.of())
                .map(quote -> quote.substring(quote.indexOf("> ") + 2).split(" ")[0])
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        who owns the billings?                              | Sales
        Whom should I contact if the tickets look wrong     | Sales
        which team is responsible for customers, please?    | Sales
        how often are the tickets updated?                  | Orders
        at what frequency do tickets get refreshed          | Orders
        When does new data come in?                         | Orders
        isn't December always awful for tickets             | December
        Tickets in December: is there a known reason?       | December
        what is our policy on members who prepay            | Members
        """)
    void what_speaks_of_the_question_is_quoted(String question, String first) {
        assertThat(quoted(question)).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "who owns the MRR?",
                "who do I contact at Acme about the tickets",
                "how often do customers open tickets?",
                "how often do customers log in",
                "is there a known reason for so many upgrades",
                "is March always awful for tickets"
            })
    void what_merely_touches_it_is_not(String question) {
        assertThat(quoted(question)).isEmpty();
    }
}
