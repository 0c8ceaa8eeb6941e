package dev.jackdaw.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.asset.Asset.State;
import dev.jackdaw.knowledge.KnowledgeKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Built views are set aside, brought back, finished and taken away as their tables and their use change.
class ViewUpkeepTest {
    private AskingTeam team;

    @BeforeEach
    void open() {
        team = new AskingTeam();
    }

    @AfterEach
    void close() {
        team.close();
    }

    @Test
    void a_changed_table_sets_exactly_its_view_aside_and_a_revert_brings_it_back() {
        var built = team.jackdaw().asset().builder().approve(team.proposed(), "cli:data-team");
        team.execute("ALTER TABLE invoices ADD COLUMN note text");
        team.jackdaw().curator().pass();
        assertThat(team.only(State.BUILT).id()).isEqualTo(built.id());
        team.execute("ALTER TABLE support_tickets RENAME TO tickets");
        team.jackdaw().curator().pass();
        assertThat(team.only(State.STALE).reason()).isEqualTo("relation public.support_tickets is gone");
        assertThat(team.jackdaw().knowledge().index().find(KnowledgeKind.VIEW, built.name()))
                .isEmpty();
        team.execute("ALTER TABLE tickets RENAME TO support_tickets");
        team.jackdaw().curator().pass();
        assertThat(team.only(State.BUILT).id()).isEqualTo(built.id());
        assertThat(team.jackdaw().knowledge().index().find(KnowledgeKind.VIEW, built.name()))
                .isPresent();
    }

    @Test
    void a_view_that_is_gone_is_broken_and_built_again_on_request() {
        var built = team.jackdaw().asset().builder().approve(team.proposed(), "cli:data-team");
        team.execute("DROP VIEW " + built.qualified());
        team.jackdaw().curator().pass();
        var broken = team.only(State.BROKEN);
        assertThat(broken.reason()).contains("gone from the database");
        assertThat(team.jackdaw().knowledge().index().find(KnowledgeKind.VIEW, built.name()))
                .isEmpty();
        assertThat(team.jackdaw()
                        .asset()
                        .builder()
                        .approve(broken, "cli:data-team")
                        .state())
                .isEqualTo(State.BUILT);
        assertThat(team.jackdaw().knowledge().index().find(KnowledgeKind.VIEW, built.name()))
                .isPresent();
    }

    @Test
    void what_nobody_uses_is_proposed_to_go_and_goes() {
        var built = team.jackdaw().asset().builder().approve(team.proposed(), "cli:data-team");
        team.execute("UPDATE jackdaw_state.asset SET built_at = built_at - interval '91 days'");
        team.jackdaw().curator().pass();
        assertThat(team.only(State.UNUSED).reason()).isEqualTo("no answer rested on it in 90 days");
        assertThat(team.jackdaw().asset().builder().drop("no_such_view", "cli:joe", ""))
                .isPresent();
        assertThat(team.jackdaw().asset().builder().drop(built.name(), "cli:data-team", "unused"))
                .isEmpty();
        assertThat(team.only(State.DROPPED).reason()).isEqualTo("unused");
        assertThat(team.jackdaw().warehouse().schema().relation(built.qualified()))
                .isEmpty();
        assertThat(team.jackdaw().knowledge().index().find(KnowledgeKind.VIEW, built.name()))
                .isEmpty();
    }

    @Test
    void what_a_dead_process_left_half_built_is_finished() {
        var asset = team.proposed();
        team.jackdaw().asset().assets().move(asset, State.BUILDING, "cli:data-team", "approved");
        team.execute("CREATE VIEW " + asset.qualified() + " AS SELECT 1 AS half");
        team.execute("ALTER VIEW "
                + asset.qualified()
                + " OWNER TO "
                + team.jackdaw().logins().engineer().user());
        team.jackdaw().curator().pass();
        assertThat(team.only(State.BUILDING).id()).as("it may still be at it").isEqualTo(asset.id());
        team.execute("UPDATE jackdaw_state.asset_event SET at = at - interval '1 hour'");
        team.jackdaw().curator().pass();
        assertThat(team.only(State.BUILT).owner()).isEqualTo("cli:data-team");
        assertThat(team.jackdaw()
                        .warehouse()
                        .schema()
                        .relation(asset.qualified())
                        .orElseThrow()
                        .column("half"))
                .isEmpty();
    }
}
