package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values at the ends of times: of one, of each, of two that are held against each other.
class UnitEndsTest {
    private final Understanding understanding = new Understanding(new Lexicon(TestCatalogue.company()));

    private String text(String question) {
        var understood = understanding.understandAll(question, Optional.empty(), Set.of());
        return understood.slots().unknown.isEmpty() && understood.resolution() instanceof Resolution.Tasks tasks
                ? MetricTask.texts(tasks.tasks()).replace('\n', '/')
                : "declined";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MRR at the end of each of the last four quarters         | MRR by quarter last 4 quarters
        MRR per quarter end this year                            | MRR by quarter this year
        MRR at each month end this year                          | MRR by month this year
        EOM MRR, trailing 6 full months                          | MRR by month last 6 months
        MRR as of end Oct                                        | MRR as of october
        MRR at last month end                                    | MRR as of last month
        MRR end of May and end of October                        | MRR as of may and as of october
        by how much did MRR grow from the end of 2025 to the end of October 2026 | MRR as of october 2026 compared with as of 2025
        how did MRR change from year-end 2025 to 31 October 2026 | MRR as of 2026-10-31 compared with as of 2025
        how did MRR change from the end of June                  | MRR compared with as of june
        """)
    void a_value_is_that_of_the_end(String question, String task) {
        assertThat(text(question)).as(question).isEqualTo(task);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tickets from the end of June to the end of September",
                "MRR at the end of the pipeline",
                "MRR front end",
                "MRR at the end of each of the pilots",
                "MRR as of end users"
            })
    void an_end_that_is_no_time_is_not_read(String question) {
        assertThat(text(question)).isEqualTo("declined");
    }
}
