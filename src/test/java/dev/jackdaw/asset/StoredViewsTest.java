package dev.jackdaw.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.asset.Asset.State;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Stored rows answer while they are current and nobody sees in them what they may not.
class StoredViewsTest {
    private AskingTeam team;

    @BeforeEach
    void open() {
        team = new AskingTeam();
    }

    @AfterEach
    void close() {
        team.close();
    }

    private Desk.Outcome.Answered metric() {
        return team.ask(
                "MRR by country and month?",
                "query_metric",
                Map.of("metric", "MRR", "dimensions", List.of("country"), "grain", "month", "period", "all time"));
    }

    private static boolean fromView(Desk.Outcome.Answered answered) {
        return answered.receipt().knowledge().stream()
                .anyMatch(ref -> ref.kind().equals("view"));
    }

    private Asset stored() {
        team.reopen(Map.of("JACKDAW_VIEWS_SLOW", "0"));
        for (int i = 0; i < 5; i++) {
            metric();
        }
        team.jackdaw().curator().pass();
        return team.only(State.WAITING);
    }

    @Test
    void a_slow_metric_is_stored_and_never_answers_with_old_rows() {
        var asset = stored();
        assertThat(asset.stored()).isTrue();
        var before = metric().answer().table().rows();
        team.jackdaw().asset().builder().approve(asset, "cli:data-team");
        var answered = metric();
        assertThat(fromView(answered)).isTrue();
        assertThat(answered.answer().sql().getFirst())
                .contains(asset.qualified().replaceFirst("\\.(.*)", ".\"$1\""));
        assertThat(answered.answer().table().rows()).isEqualTo(before);

        team.execute("UPDATE subscriptions SET ended_at = NULL, mrr = mrr + 1000 WHERE id = (SELECT min(id) "
                + "FROM subscriptions)");
        // The server tells of it once the connection that wrote it has ended.
        long end = System.nanoTime() + 20_000_000_000L;
        while (team.jackdaw().asset().stored().current(asset.name()) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        var byHand =
                team.sql("The same by hand?", "SELECT * FROM " + asset.name().toUpperCase(Locale.ROOT));
        assertThat(fromView(byHand)).isTrue();
        assertThat(byHand.answer().caveats()).anyMatch(c -> c.contains("its tables have changed since"));
        var changed = metric();
        assertThat(fromView(changed)).isFalse();
        assertThat(changed.answer().table().rows()).isNotEqualTo(before);
        team.jackdaw().curator().pass();
        assertThat(fromView(metric())).as("it was filled a moment ago").isFalse();
        team.execute("UPDATE jackdaw_state.asset SET tried_at = tried_at - interval '6 minutes'");
        team.jackdaw().curator().pass();
        var filled = metric();
        assertThat(fromView(filled)).isTrue();
        assertThat(filled.answer().table().rows())
                .isEqualTo(changed.answer().table().rows());
    }

    @Test
    void stored_rows_go_when_somebody_may_no_longer_see_them() {
        var analyst = team.jackdaw().logins().analyst().user();
        var rules = List.of(
                "ALTER TABLE subscriptions ENABLE ROW LEVEL SECURITY",
                "REVOKE SELECT ON subscriptions FROM "
                        + analyst
                        + "; GRANT SELECT (id, mrr) ON subscriptions TO "
                        + analyst);
        for (var rule : rules) {
            var waiting = stored();
            var built = team.jackdaw().asset().builder().approve(waiting, "cli:data-team");
            team.execute(rule);
            // What the guard said of a statement it says for a minute.
            team.reopen(Map.of("JACKDAW_VIEWS_SLOW", "0"));
            team.jackdaw().curator().pass();
            assertThat(team.jackdaw()
                            .asset()
                            .assets()
                            .find(built.id())
                            .orElseThrow()
                            .state())
                    .as(rule)
                    .isEqualTo(State.DROPPED);
            assertThat(team.jackdaw().warehouse().schema().relation(built.qualified()))
                    .isEmpty();
            team.execute("ALTER TABLE subscriptions DISABLE ROW LEVEL SECURITY", "DELETE FROM jackdaw_state.asset");
        }
    }

    @Test
    void rows_that_not_everybody_may_see_are_never_stored() {
        team.execute(
                "ALTER TABLE subscriptions ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY seen ON subscriptions USING (current_setting('jackdaw.person', true) <> " + "'')");
        team.reopen(Map.of("JACKDAW_VIEWS_SLOW", "0"));
        for (int i = 0; i < 5; i++) {
            metric();
        }
        team.jackdaw().curator().pass();
        assertThat(team.only(State.REJECTED).reason()).contains("must not be stored");
    }
}
