package dev.jackdaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.agent.Step;
import dev.jackdaw.asset.Asset;
import dev.jackdaw.asset.Assets;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Json;
import dev.jackdaw.learning.Audience;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Proposal;
import dev.jackdaw.learning.Viewer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The data team's commands over what was learnt.
class LearningsCommandTest {
    private static TestCompany company;

    @BeforeAll
    static void open() {
        company = TestCompany.open();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    private static Cli.Ran run(String... arguments) {
        return Cli.run(TestDatabase.settings(company.database()), arguments);
    }

    @Test
    void what_was_taken_back_is_said_where_answers_rested_on_it() {
        var learnings = company.jackdaw().learning().learnings();
        for (var audience : List.of(Audience.COMPANY, Audience.person("maria"))) {
            var learning = learnings.move(
                    proposed(audience, "Tickets of " + audience + " are counted twice."),
                    Learning.State.ACTIVE,
                    "gate",
                    "proven");
            TestDatabase.run(
                    company.database(),
                    "INSERT INTO jackdaw_state.learning_use VALUES ('"
                            + learning.id()
                            + "', '"
                            + learning.origin().run()
                            + "', true)");
            assertThat(run("learnings", "retire", learning.id(), "--tell", "--reason", "wrong")
                            .code())
                    .isZero();
            var told = TestDatabase.rows(
                    company.database(),
                    "SELECT text FROM jackdaw_state.notice WHERE run = '"
                            + learning.origin().run()
                            + "'");
            assertThat(told).hasSize(1);
            if (audience.equals(Audience.COMPANY)) {
                assertThat(told.getFirst().getFirst()).contains("are counted twice", "(wrong)");
            } else {
                assertThat(told.getFirst().getFirst()).doesNotContain("counted", "wrong)");
            }
        }
    }

    @Test
    void a_proposal_is_shown_with_its_patch_and_may_hold_for_a_team() {
        var learnings = company.jackdaw().learning().learnings();
        var waiting = learnings.move(
                proposed(Audience.COMPANY, "Tickets of kiosks are opened by a machine."),
                Learning.State.WAITING,
                "gate",
                "proven");
        assertThat(run("learnings", "show", waiting.id(), "--diff").out())
                .contains("+", "Tickets of kiosks are opened by a machine.", "learned.json");
        assertThat(run("learnings", "approve", waiting.id(), "--team", "support")
                        .code())
                .isZero();
        var active = learnings.find(Viewer.UPKEEP, waiting.id()).orElseThrow();
        assertThat(active.audience()).isEqualTo(Audience.team("support"));
        assertThat(active.state()).isEqualTo(Learning.State.ACTIVE);
        assertThat(run("learnings", "approve", waiting.id(), "--team", "sales").all())
                .contains("only what waits for the whole company");
        assertThat(run("learnings", "list", "--as-of", "2020-01-01T00:00:00Z").err())
                .contains("Nothing was learnt yet");
        assertThat(run("learnings", "list", "--as-of", "2999-01-01T00:00:00Z").out())
                .contains(waiting.id());
        assertThat(run("learnings", "list", "--as-of", "yesterday").all())
                .contains("Write a time as 2026-05-01T12:00:00Z");
    }

    @Test
    void views_are_listed_shown_agreed_to_refused_and_dropped() throws JsonProcessingException {
        var assets = company.jackdaw().asset().assets();
        for (var name : List.of("tickets_a", "tickets_b")) {
            assets.propose(
                    new Assets.Proposal(
                            new Asset.Design(
                                    name,
                                    false,
                                    "How many tickets?",
                                    "Answers: How many tickets?",
                                    "",
                                    name,
                                    "SELECT count(*) AS tickets FROM support_tickets"),
                            Asset.State.WAITING,
                            "proven; a person must agree",
                            new Asset.Gain(7, 3, 12, 11, 480, 40, 2),
                            "0000000000000000"),
                    "keeper");
        }
        var listed = run("assets", "list");
        assertThat(listed.out()).contains("jackdaw.tickets_a", "waiting", "12 → 11 ms");
        assertThat(run("assets", "show", "tickets_a").out())
                .contains("asked 7 times by 3 people", "CREATE VIEW jackdaw.tickets_a AS", "by keeper: proven");
        assertThat(run("assets", "approve", "tickets_a").err()).contains("Built jackdaw.tickets_a");
        assertThat(run("assets", "reject", "tickets_b", "--reason", "no need").code())
                .isZero();
        assertThat(run("assets", "reject", "tickets_a").all()).contains("only a proposal");
        var json = run("assets", "list", "--json").out().strip().lines().toList();
        assertThat(json).hasSize(1);
        assertThat(Json.read(json.getFirst(), JsonNode.class).path("fresh").asText())
                .isEqualTo("always");
        assertThat(run("assets", "drop", "jackdaw.tickets_a").code()).isZero();
        assertThat(run("assets", "drop", "jackdaw.tickets_a").all())
                .contains("there is no view 'jackdaw.tickets_a'", "jackdaw assets list");
        assertThat(run("assets", "list", "--all").out()).contains("dropped", "no need");
        assertThat(run("assets", "list").err()).contains("No view was built or proposed yet");
    }

    private static Learning proposed(Audience audience, String text) {
        var run = RunId.next(Clock.systemUTC());
        company.jackdaw().journal().begin(run, new Step.Asked("a question", "maria", run.value()));
        return company.jackdaw()
                .learning()
                .learnings()
                .propose(
                        new Proposal(
                                Learning.Type.QUIRK,
                                audience,
                                Map.of(),
                                text,
                                "",
                                "How many tickets are there?",
                                List.of("public.support_tickets"),
                                new Learning.Origin(run, List.of(3)),
                                "maria",
                                "maria"),
                        "");
    }

    private static JsonNode json(Cli.Ran ran) throws JsonProcessingException {
        assertThat(ran.code()).as(ran.all()).isZero();
        return Json.mapper().readTree(ran.out());
    }

    @Test
    void a_proposal_is_proven_shown_agreed_to_and_taken_back() throws Exception {
        var id = proposed(Audience.COMPANY, "Tickets of resellers are answered by partners.")
                .id();
        assertThat(run("learnings", "approve", id).err())
                .contains("is proposed, and can become active only from [waiting, demoted]");
        assertThat(run("learnings", "curate").err()).contains("1 proven or rejected");
        assertThat(run("learnings", "list", "--state", "waiting").out()).contains(id, "quirk");
        var shown = json(run("learnings", "show", id, "--json"));
        assertThat(shown.path("state").asText()).isEqualTo("waiting");
        assertThat(shown.path("depends").toString()).contains("public.support_tickets");
        assertThat(shown.path("history")).hasSize(2);
        assertThat(run("learnings", "approve", id).err()).contains("is active");
        assertThat(run("learnings", "show", id).out())
                .contains("Rests on: relation public.support_tickets", "approved");
        assertThat(json(run("learnings", "retire", id, "--json")).path("answers"))
                .isEmpty();
        assertThat(run("learnings", "reject", id).code()).isEqualTo(2);
    }

    @Test
    void what_is_remembered_of_a_person_is_shown_and_deleted_by_name() throws Exception {
        var id = proposed(Audience.person("ana"), "Tickets are to be counted by week.")
                .id();
        assertThat(json(run("memory", "show", "--as", "ana", "--json"))
                        .path("id")
                        .asText())
                .isEqualTo(id);
        var others = run("memory", "forget", id, "--as", "ben");
        assertThat(others.code()).isEqualTo(2);
        assertThat(others.err()).contains("is nothing remembered about ben");
        assertThat(run("memory", "forget", id, "--as", "ana").err()).contains("Forgotten.");
        assertThat(run("memory", "show", "--as", "ana").err()).contains("Nothing is remembered about ana.");
    }

    @Test
    void what_can_not_be_is_named_with_its_mend() {
        assertThat(run("learnings", "show", "nothing").err())
                .contains("there is no learning 'nothing'", "jackdaw learnings list");
        assertThat(run("learnings", "list", "--state", "odd").err()).contains("there is no state 'odd'", "waiting");
        assertThat(run("knowledge", "coverage").out()).contains("Next: ");
    }
}
