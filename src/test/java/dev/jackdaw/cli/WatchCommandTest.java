package dev.jackdaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `jackdaw watch`.
class WatchCommandTest {
    private static CompanyCommands company;

    @BeforeAll
    static void open() {
        company = new CompanyCommands();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    @Test
    void watches_are_listed_with_what_they_found() {
        company.execute(
                "INSERT INTO jackdaw_state.watch_alert (watch, day, kind, text, found_at, told) VALUES "
                        + "('support-tickets', '2026-06-01', 'high', '**support tickets** are odd', now(), true), "
                        + "('support-tickets', '2026-06-02', 'high', 'still odd', now(), false)",
                "UPDATE jackdaw_state.report SET state = 'paused' WHERE name = 'new-customers'");
        assertThat(company.run("watch", "list").out())
                .containsPattern("new-customers +new customers +week +paused +0 +slack:C0CUSTOMERS")
                .containsPattern("support-tickets +support tickets +day +active +2 +slack:C0SUPPORT, slack:C0CUSTOMERS")
                .doesNotContain("daily-revenue");
        var alerts = company.run("watch", "alerts", "support-tickets");
        assertThat(alerts.code()).isZero();
        assertThat(alerts.out().lines())
                .containsExactly("still odd (not told: cooling down)", "support tickets are odd");
    }

    @Test
    void a_watch_that_found_nothing_says_so_and_one_that_is_none_is_named() {
        var none = company.run("watch", "alerts", "new-customers");
        assertThat(none.code()).isZero();
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).contains("new-customers has found nothing yet");
        var unknown = company.run("watch", "alerts", "llamas");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("there is no watch 'llamas'", "jackdaw watch list");
    }

    @Test
    void a_backtest_plants_the_same_again_with_the_same_seed() {
        var first = company.run("watch", "backtest", "support tickets", "--by", "week", "--seed", "7");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out())
                .containsPattern(
                        "^support tickets by week, \\d+ periods, \\d+ odd ones planted of 6.0 deviations \\(seed"
                                + " 7\\)\n")
                .containsPattern("\nprecision [01]\\.\\d\\d\n")
                .containsPattern("\nrecall    [01]\\.\\d\\d  \\(told on the day\\)\n")
                .contains("\ntold of the past as it was: ");
        assertThat(company.run("watch", "backtest", "support tickets", "--by", "week", "--seed", "7")
                        .out())
                .isEqualTo(first.out());
    }

    @Test
    void what_can_not_be_is_named_with_its_mend() {
        var unit = company.run("watch", "backtest", "support tickets", "--by", "fortnight");
        assertThat(unit.code()).isEqualTo(2);
        assertThat(unit.err()).contains("'fortnight' is no unit of time. Choose day, week or month");
        assertThat(company.run("watch", "backtest", "llamas").err()).contains("there is no governed metric 'llamas'");
        assertThat(company.run("watch", "backtest", "MRR", "--by", "month").err())
                .contains("MRR has a past of 23 periods: too short");
        assertThat(company.run("watch").out()).contains("Usage: jackdaw watch", "backtest");
    }
}
