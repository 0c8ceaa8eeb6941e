package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that are no questions: of the memory, and for a view.
class RequestsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        What do you remember about me?         | {"action":"show"}
        what did you learn of me               | {"action":"show"}
        Forget that!                           | {"action":"forget"}
        please forget it.                      | {"action":"forget"}
        """)
    void the_memory_is_asked(String said, String arguments) {
        assertThat(MemoryRequests.call(said)).hasValueSatisfying(call -> {
            assertThat(call.tool()).isEqualTo("memory");
            assertThat(call.argumentsJson()).isEqualTo(arguments);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"forget 0123456789abcdef", "Please forget 0123456789abcdef."})
    void one_learning_is_forgotten_by_its_id(String said) {
        assertThat(MemoryRequests.call(said))
                .hasValueSatisfying(call -> assertThat(call.argumentsJson())
                        .contains("\"id\":\"0123456789abcdef\"", "\"action\":\"forget\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "forget",
                "forget everything",
                "forget 0123",
                "forget that MRR is wrong",
                "what do you know about customers",
                "do you remember me",
                "don't forget that"
            })
    void other_messages_do_not_touch_the_memory(String said) {
        assertThat(MemoryRequests.call(said)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        build a view of MRR by plan                | true
        please create views for churn              | true
        materialize this as a view                 | true
        view MRR by plan                           | false
        page views by plan                         | false
        what is in the view                        | false
        build MRR by plan                          | false
        """)
    void a_view_is_asked_for_with_a_verb_before_it(String said, boolean asks) {
        assertThat(ViewRequests.asks(Words.of(said))).isEqualTo(asks);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        build a view of MRR by plan                       | MRR by plan
        Please create a View showing MRR                  | MRR
        make a view that shows churn of the view x        | churn of the view x
        build views for MRR                               | MRR
        save a view with MRR, by plan                     | MRR, by plan
        """)
    void its_contents_are_what_stands_behind(String said, String contents) {
        assertThat(ViewRequests.contents(said)).isEqualTo(contents);
    }
}
