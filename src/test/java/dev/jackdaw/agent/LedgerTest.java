package dev.jackdaw.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.app.Config;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.core.RunId;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Budgets that people, channels and the company share.
class LedgerTest {
    private static final long CENT = 10_000;
    private static final SharedBudget BUDGET = new SharedBudget(100 * CENT, 150 * CENT, 1_000 * CENT, "the data team");

    private static Jackdaw jackdaw;

    @BeforeAll
    static void open() {
        jackdaw = Jackdaw.open(new Config(TestDatabase.settings(TestDatabase.fresh())));
    }

    @AfterAll
    static void close() {
        jackdaw.close();
    }

    private static Ledger at(String instant, SharedBudget budget) {
        InstantSource source = () -> Instant.parse(instant);
        return new PgLedger(jackdaw.database(), budget, source.withZone(ZoneOffset.UTC), ZoneId.of("America/New_York"));
    }

    private record Spender(RunId run, Step.Asked asked) {}

    private static Spender spender(String person, String channel) {
        var run = RunId.next(Clock.systemUTC());
        var asked = new Step.Asked("q", person, "t-" + run, channel);
        jackdaw.journal().begin(run, asked);
        jackdaw.journal().release(run);
        return new Spender(run, asked);
    }

    @Test
    void a_person_is_warned_at_eighty_percent_and_stopped_at_a_hundred() {
        var ledger = at("2030-01-10T12:00:00Z", BUDGET);
        var first = spender("ana", "");
        assertThat(ledger.book(first.run(), first.asked(), 70 * CENT)).isEmpty();
        // A run books all that it spent, not what it spent since.
        assertThat(ledger.book(first.run(), first.asked(), 79 * CENT)).isEmpty();
        var second = spender("ana", "");
        assertThat(ledger.book(second.run(), second.asked(), 20 * CENT)).isEmpty();
        var third = spender("ana", "");
        assertThat(ledger.book(third.run(), third.asked(), CENT))
                .singleElement()
                .asString()
                .startsWith("$0.99 of $1.00 of your budget for today is used")
                .contains("raised by the data team (JACKDAW_BUDGET_PERSON_DAY)");
        var fourth = spender("ana", "");
        assertThatThrownBy(() -> ledger.book(fourth.run(), fourth.asked(), CENT))
                .isInstanceOf(Stopped.ByBudget.class)
                .hasMessageStartingWith("I stopped: $1.00 of $1.00 of your budget for today");
        // Another person, another day of the company's zone, and what is given back.
        var bob = spender("bob", "");
        assertThat(ledger.book(bob.run(), bob.asked(), 50 * CENT)).isEmpty();
        var late = spender("ana", "");
        assertThatThrownBy(() -> at("2030-01-11T04:59:00Z", BUDGET).book(late.run(), late.asked(), CENT))
                .isInstanceOf(Stopped.ByBudget.class);
        var next = spender("ana", "");
        assertThat(at("2030-01-11T05:01:00Z", BUDGET).book(next.run(), next.asked(), CENT))
                .isEmpty();
        ledger.book(first.run(), first.asked(), 10 * CENT);
        assertThat(ledger.book(fourth.run(), fourth.asked(), CENT)).isEmpty();
    }

    @Test
    void channels_and_the_company_have_their_own() {
        var ledger = at("2031-01-10T12:00:00Z", BUDGET);
        for (var person : new String[] {"c1", "c2"}) {
            var spender = spender(person, "C1");
            ledger.book(spender.run(), spender.asked(), 75 * CENT);
        }
        var third = spender("c3", "C1");
        assertThatThrownBy(() -> ledger.book(third.run(), third.asked(), CENT))
                .hasMessageContaining("this channel's budget for today");
        for (int i = 0; i < 8; i++) {
            var spender = spender("m" + i, "");
            ledger.book(spender.run(), spender.asked(), 100 * CENT);
        }
        var last = spender("m9", "");
        assertThatThrownBy(() -> ledger.book(last.run(), last.asked(), 100 * CENT))
                .hasMessageContaining("the company's budget for this month");
    }

    @Test
    void runs_side_by_side_cannot_overspend_together() {
        var ledger = at("2032-01-10T12:00:00Z", BUDGET);
        var booked = new ArrayList<CompletableFuture<Boolean>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                var spender = spender("eve", "C" + i % 3);
                booked.add(CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                ledger.book(spender.run(), spender.asked(), 4 * CENT);
                                return true;
                            } catch (Stopped.ByBudget stopped) {
                                return false;
                            }
                        },
                        threads));
            }
        }
        assertThat(booked.stream().filter(CompletableFuture::join)).hasSize(25);
    }
}
