package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaQuestionsTest {
    private final SchemaQuestions schema = new SchemaQuestions(TestCatalogue.lexicon());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        which tables are there?                 | list_tables     | {}
        list all tables and views               | list_tables     | {}
        what columns does customers have        | describe_table  | {"table":"public.customers"}
        show me the fields of accounts          | describe_table  | {"table":"public.customers"}
        describe the table order_items          | describe_table  | {"table":"crm.order_items"}
        columns of crm.order_items              | describe_table  | {"table":"crm.order_items"}
        describe events                         | describe_table  | {"table":"events"}
        """)
    void such_a_question_becomes_one_tool_call(String question, String tool, String arguments) {
        assertThat(schema.call(Words.of(question))).hasValueSatisfying(call -> {
            assertThat(call.tool()).isEqualTo(tool);
            assertThat(call.argumentsJson()).isEqualTo(arguments);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MRR by plan",
                "what does happiness mean",
                "what does revenue mean?",
                "how is new_customers calculated",
                "how many rows have no column of that kind",
                "customers",
                "which tables have MRR by plan",
                "top 5 customers by table"
            })
    void a_question_that_only_mentions_a_table_is_another_one(String question) {
        assertThat(schema.call(Words.of(question))).isEmpty();
    }
}
