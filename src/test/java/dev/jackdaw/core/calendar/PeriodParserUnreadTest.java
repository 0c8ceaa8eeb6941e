package dev.jackdaw.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is left unread because it could mean two stretches of time, and what no order of words breaks.
class PeriodParserUnreadTest {
    private static final List<String> WORDS = List.of(
            ("the a of in on at to from until till through since between and as - – before last but one this current"
                + " previous past trailing first second third 1st 3rd half quarter q1 q3 h2 month week day year years"
                + " weeks months days mths wk fiscal calendar full fy26 fy2025 2025 2026 9999 '26 26 15 31 29 3 feb"
                + " may november jan-mar nov-25 1-15 q1-q2 monday fri 16.11.2026 2026-11-16 2026-q3 ago back so far"
                + " date now today yesterday ytd fytd ttm up end start close couple twenty four twenty-four thirty"
                + " year-end half-year onwards ever all time")
                    .split(" "));
    private static final List<String> PHRASES = List.of(
            "h1 26",
            "second half of last year",
            "this half",
            "last half year",
            "q3 of last calendar year",
            "calendar q1 2026",
            "two calendar years ago",
            "fiscal year to date",
            "last quarter of 2025",
            "may of the year before last",
            "15 july last year",
            "the 3rd of march 2026",
            "mon 16 nov 2026",
            "last friday",
            "nov 1 to 15",
            "first two weeks of may",
            "last 10 days of q3",
            "second half of october",
            "since the start of the year",
            "as of the end of last month",
            "year end 2025",
            "trailing twelve months",
            "so far this year",
            "last week but one",
            "twelve months to june",
            "the week commencing 9 november",
            "30 days before 1 march",
            "before 1 september",
            "up to and including march",
            "week of 9 november",
            "week 46 of 2025",
            "all time");
    private static final int CASES = 30_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "last half",
                "last few months",
                "last october",
                "last q3",
                "a year earlier",
                "2 weeks earlier",
                "friday",
                "this friday",
                "fridays",
                "mon 16 nov",
                "tue 16 nov 2026",
                "tue 16 nov - sun 22 nov 2026",
                "mon 16 nov - tue 22 nov 2026",
                "29 february",
                "30 feb",
                "31 november 2026",
                "29 feb 2026",
                "29 feb last year",
                "11/12/2026",
                "16.11.26",
                "11.16.2026",
                "2025/26",
                "2025-26",
                "2024-2025",
                "march fy26",
                "march of last fiscal year",
                "calendar q1 fy26",
                "from calendar q1 to q2",
                "fiscal month",
                "15 to 1 november",
                "until the end of march",
                "until march",
                "up to march",
                "since the end of march",
                "as of the start of july",
                "from the end of march to may",
                "from march and may",
                "start of july",
                "mid july",
                "end of the year",
                "end 5",
                "end last",
                "close oct",
                "second week of june",
                "last week of q3",
                "first week of 2026",
                "second half of q3",
                "last friday of june",
                "monday of last week",
                "month before last year",
                "ytd 2025",
                "2025 ytd",
                "year to date last year",
                "last month to date",
                "last 3 months to march 2026",
                "last month of data",
                "last 5 business days",
                "next month"
            })
    void what_could_mean_two_things_is_no_period(String phrase) {
        assertThat(PeriodParser.parse(phrase)).isEmpty();
    }

    /// The first word that a time is found at, and the number of its words.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        revenue last month of data               | 1  | 2 | last month
        revenue in q3 25                         | 2  | 2 | q3 2025
        revenue in q3 25 vs q2 25                | 2  | 2 | q3 2025
        revenue in q3 25 customers               | 2  | 1 | q3
        nov 1-15 by plan                         | 0  | 2 | from 1 november to 15 november
        1-15 november 2026 by plan               | 0  | 3 | from 2026-11-01 to 2026-11-15
        revenue until march                      | -1 | 0 | ''
        revenue up to march                      | -1 | 0 | ''
        revenue through march                    | -1 | 0 | ''
        revenue on friday                        | 1  | 2 | last friday
        every friday                             | -1 | 0 | ''
        mrr by month end                         | -1 | 0 | ''
        revenue up to now                        | 1  | 3 | all time
        this month revenue to date               | 0  | 2 | this month
        revenue from july on enterprise          | 2  | 1 | july
        last month of q3 by plan                 | 0  | 4 | last month of q3
        revenue by year 2025                     | 3  | 1 | 2025
        revenue by fiscal year 2025              | 4  | 1 | 2025
        in the year 2025                         | 1  | 3 | 2025
        march and april                          | 0  | 1 | march
        top 3 plans of may by mrr                | 4  | 1 | may
        """)
    void words_around_a_time(String question, int at, int length, String phrase) {
        var words = Arrays.asList(question.split(" "));
        for (int i = 0; i < (at < 0 ? words.size() : at); i++) {
            assertThat(PeriodParser.at(words, i)).as(words.get(i)).isEmpty();
        }
        if (at >= 0) {
            var match = PeriodParser.at(words, at).orElseThrow();
            assertThat(match.length()).isEqualTo(length);
            assertThat(match.period().phrase()).isEqualTo(phrase);
        }
    }

    /// "this month", which is followed by "from last month", is left to nobody.
    @Test
    void a_time_that_another_one_limits_is_not_read() {
        var words = List.of("mrr", "this", "month", "from", "last", "month");
        assertThat(PeriodParser.at(words, 1)).isEmpty();
        assertThat(PeriodParser.at(words, 4)).isPresent();
        assertThat(PeriodParser.at(words, -1)).isEmpty();
        assertThat(PeriodParser.at(words, 6)).isEmpty();
    }

    @Test
    void whatever_is_read_reads_back_and_means_days_and_every_kind_is_among_it() {
        var kinds = new HashSet<Class<?>>();
        everyOrder(words -> PeriodParser.at(words, 0).ifPresent(match -> {
            var period = match.period();
            kinds.add(period.getClass());
            assertThat(match.length()).as("%s", words).isBetween(1, words.size());
            assertThat(PeriodParser.parse(period.phrase()))
                    .as("%s: %s", words, period.phrase())
                    .contains(period);
            for (int day = 0; day < 800; day += 197) {
                var anchor = PeriodPhrases.TODAY.plusDays(day);
                assertThat(period.on(PeriodPhrases.JANUARY, anchor).days()).isPositive();
                assertThat(period.on(PeriodPhrases.APRIL, anchor).days()).isPositive();
            }
        }));
        assertThat(kinds).isEqualTo(kinds(Period.class));
    }

    private static Set<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(kind -> kinds(kind).stream())
                        .collect(Collectors.toSet())
                : Set.of(type);
    }

    /// Words at random, and phrases of which one word is cut off, swapped or another.
    private static void everyOrder(Consumer<List<String>> check) {
        long seed = System.nanoTime();
        System.out.println("PeriodParserUnreadTest seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            var words = new ArrayList<String>();
            for (int k = random.nextInt(7); k >= 0; k--) {
                words.add(pick(WORDS, random));
            }
            check.accept(words);
            check.accept(changed(random));
        }
    }

    private static List<String> changed(Random random) {
        var words = new ArrayList<>(List.of(pick(PHRASES, random).split(" ")));
        if (random.nextInt(3) == 0) {
            words.add(pick(List.of("to", "-", "of", "until", "in"), random));
            words.addAll(List.of(pick(PHRASES, random).split(" ")));
        }
        int at = random.nextInt(words.size());
        switch (random.nextInt(5)) {
            case 0 -> words.remove(at);
            case 1 -> Collections.swap(words, at, random.nextInt(words.size()));
            case 2 -> words.set(at, pick(WORDS, random));
            case 3 -> words.add(at, pick(WORDS, random));
            default -> {}
        }
        return words;
    }

    private static String pick(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
