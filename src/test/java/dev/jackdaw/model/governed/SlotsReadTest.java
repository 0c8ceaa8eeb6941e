package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.core.calendar.Grain;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each slot by itself, at the first word of a phrase: how many words it takes and what it says.
class SlotsReadTest {
    private static int length(Slot slot, String phrase) {
        return slot.at(Words.of(phrase), 0).map(SlotMatch::length).orElse(0);
    }

    private static Slots filled(Slot slot, String phrase) {
        var slots = new Slots(Words.of(""));
        slot.at(Words.of(phrase), 0).orElseThrow().fill().accept(slots);
        return slots;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        last month                    | 2 | last month
        in 2025                       | 2 | 2025
        over the last 30 days please  | 5 | last 30 days
        this year so far              | 4 | this year
        so far this year              | 4 | this year
        since march                   | 2 | since march
        within q3                     | 2 | q3
        for yesterday                 | 2 | yesterday
        """)
    void a_period_is_read_with_the_words_that_lead_to_it(String phrase, int length, String period) {
        assertThat(length(new PeriodSlot(), phrase)).isEqualTo(length);
        assertThat(filled(new PeriodSlot(), phrase).times.getFirst().period().phrase())
                .isEqualTo(period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "in", "in germany", "so far", "month", "plan last month"})
    void what_is_no_period_is_left_to_others(String phrase) {
        assertThat(new PeriodSlot().at(Words.of(phrase), 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        by month            | 2 | month
        per calendar week   | 3 | week
        by fiscal year      | 3 | year
        monthly             | 1 | month
        annual              | 1 | year
        daily               | 1 | day
        which quarter       | 2 | quarter
        and day             | 2 | day
        """)
    void a_grain_is_read_where_something_leads_to_it_or_as_an_adverb(String phrase, int length, String grain) {
        assertThat(length(new GrainSlot(), phrase)).isEqualTo(length);
        assertThat(filled(new GrainSlot(), phrase).grain().map(g -> g.word())).contains(grain);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        over time, 2
        trend, 1
        history of it, 1
        """)
    void a_course_over_time_names_no_unit(String phrase, int length) {
        assertThat(length(new GrainSlot(), phrase)).isEqualTo(length);
        assertThat(filled(new GrainSlot(), phrase).trend).isTrue();
        assertThat(filled(new GrainSlot(), phrase).grain()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"month", "by plan", "by", "over", "calendar month"})
    void a_unit_alone_is_no_grain(String phrase) {
        assertThat(new GrainSlot().at(Words.of(phrase), 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        top 5 plans      | 2 | true  | 5
        top three        | 2 | true  | 3
        bottom 10        | 2 | false | 10
        top plans        | 1 | true  | 5
        top 0 plans      | 1 | true  | 5
        top 12345 plans  | 1 | true  | 5
        highest          | 1 | true  | 1
        fewest           | 1 | false | 1
        """)
    void a_rank_has_a_direction_and_a_number(String phrase, int length, boolean descending, int limit) {
        assertThat(length(new RankSlot(), phrase)).isEqualTo(length);
        assertThat(filled(new RankSlot(), phrase).rank()).contains(new Ranking(descending, limit));
    }

    @Test
    void a_number_that_was_said_stays_with_the_highest() {
        var words = Words.of("top 3 by highest");
        var slots = new Slots(Words.of(""));
        new RankSlot().at(words, 0).orElseThrow().fill().accept(slots);
        new RankSlot().at(words, 3).orElseThrow().fill().accept(slots);
        assertThat(slots.rank()).contains(new Ranking(true, 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        yoy                                     | 3 | previous_year
        year over year                          | 3 | previous_year
        compared with the previous month        | 5 | previous_period
        compared to the prior year              | 5 | previous_year
        compare with previous period            | 4 | previous_period
        than the month before                   | 4 | previous_period
        than the year before                    | 4 | previous_year
        vs a year ago                           | 4 | previous_year
        """)
    void a_comparison_is_read_with_what_it_compares_with(String phrase, int length, String with) {
        assertThat(length(new ComparisonSlot(), phrase)).isEqualTo(length);
        assertThat(filled(new ComparisonSlot(), phrase).compare).isEqualTo(with);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        the same period last year               | 5
        compared with the same month last year  | 7
        vs the same three months a year ago     | 8
        """)
    void the_same_time_of_the_year_before(String phrase, int length) {
        assertThat(length(new CounterpartSlot(), phrase)).isEqualTo(length);
        assertThat(filled(new CounterpartSlot(), phrase).compare).isEqualTo("previous_year");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        versus last month        | 3 | last month
        vs 2024                  | 2 | 2024
        against q1 2025          | 3 | q1 2025
        relative to last week    | 4 | last week
        compared with march 2025 | 4 | march 2025
        """)
    void a_time_to_compare_with_is_held_against_the_other(String phrase, int length, String period) {
        assertThat(length(new ComparisonSlot(), phrase)).isEqualTo(length);
        var time = filled(new ComparisonSlot(), phrase).times.getFirst();
        assertThat(time.against()).isTrue();
        assertThat(time.period().phrase()).isEqualTo(period);
        assertThat(time.start()).isZero();
        assertThat(time.end()).isEqualTo(length);
    }

    @Test
    void growth_asks_for_a_change_and_month_over_month_for_months() {
        assertThat(filled(new ComparisonSlot(), "growth").change).isTrue();
        assertThat(filled(new ComparisonSlot(), "growth").compare).isEmpty();
        assertThat(filled(new ComparisonSlot(), "week over week").overPeriod).isEqualTo(Grain.WEEK);
        assertThat(filled(new ComparisonSlot(), "month on month").overPeriod).isEqualTo(Grain.MONTH);
        assertThat(filled(new ComparisonSlot(), "year over year").grain()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vs germany", "compared", "compared with", "month over week", "a year ago", "same", "than"})
    void what_compares_with_no_time_is_left_to_others(String phrase) {
        assertThat(new ComparisonSlot().at(Words.of(phrase), 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        by plan         | 2
        per tier        | 2
        which countries | 2
        plan            | 1
        by mood         | 0
        by              | 0
        """)
    void a_dimension_is_read_by_name_or_synonym(String phrase, int length) {
        assertThat(length(new DimensionSlot(TestCatalogue.lexicon()), phrase)).isEqualTo(length);
    }

    @Test
    void small_slots_take_one_word() {
        assertThat(filled(new WhySlot(), "why did").why).isTrue();
        assertThat(filled(new WhySlot(), "drove it").why).isTrue();
        assertThat(new WhySlot().at(Words.of("drive it"), 0)).isEqualTo(Optional.empty());
        assertThat(filled(new ShareSlot(), "percentage of").share).isTrue();
        assertThat(length(new ShareSlot(), "% of")).isEqualTo(1);
        assertThat(length(new ShareSlot(), "sharing")).isZero();
        assertThat(length(new FillerSlot(), "the")).isEqualTo(1);
        assertThat(length(new FillerSlot(), "not")).isZero();
        assertThat(length(new FillerSlot(), "average")).isZero();
    }
}
