package dev.jackdaw.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.agent.Step;
import dev.jackdaw.app.Config;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.learning.Learning.State;
import dev.jackdaw.learning.Learning.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nobody is shown what was learnt for others, or with other rights: by the queries, and behind
/// them by the database's own row-level security.
class RightsTest {
    private static final String QUESTION = "How many tickets were escalated?";
    private static final String READER =
            "learning_reader_" + ProcessHandle.current().pid();
    private TestCompany company;
    private Jackdaw jackdaw;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        company = TestCompany.open();
        var file = folder.resolve("principals.json");
        Files.writeString(file, """
            {"emma": {"region": "EMEA", "team": "sales"}, "ulla": {"region": "US", "team": "sales"},
             "emil": {"region": "EMEA"}, "joe": {}}
            """);
        var settings = TestDatabase.settings(company.database());
        settings.put("JACKDAW_PRINCIPALS", file.toString());
        settings.put("JACKDAW_LEARNING_HOLDOUT", "0");
        jackdaw = Jackdaw.open(new Config(settings));
    }

    @AfterEach
    void close() {
        jackdaw.close();
        company.close();
    }

    private String active(Audience audience, Map<String, String> rights, String text) {
        var run = RunId.next(Clock.systemUTC());
        jackdaw.journal().begin(run, new Step.Asked(QUESTION, "emma", run.value()));
        var learning = jackdaw.learning()
                .learnings()
                .propose(
                        new Proposal(
                                Type.QUIRK,
                                audience,
                                rights,
                                text,
                                "",
                                QUESTION,
                                List.of("public.support_tickets"),
                                new Learning.Origin(run, List.of()),
                                "test",
                                "emma"),
                        "");
        jackdaw.learning().learnings().move(learning, State.ACTIVE, "test", "");
        return learning.id();
    }

    private List<String> recalled(String person) {
        return jackdaw.learning().recall().recall(person, QUESTION, 12, 2_500).shown().stream()
                .map(e -> e.ref())
                .filter(ref -> ref.kind().equals(KnowledgeRef.LEARNING))
                .map(KnowledgeRef::name)
                .sorted()
                .toList();
    }

    @Test
    void learnings_cross_neither_people_nor_rights() {
        var all = active(Audience.COMPANY, Map.of(), "Escalated tickets have priority urgent.");
        var own = active(Audience.person("emma"), Map.of(), "Emma's escalated tickets are red.");
        var team = active(Audience.team("sales"), Map.of(), "Sales escalates tickets by itself.");
        var emea = active(Audience.COMPANY, Map.of("region", "EMEA"), "In EMEA tickets are escalated twice.");
        assertThat(recalled("joe")).containsExactly(all);
        assertThat(recalled("emma")).containsExactlyInAnyOrder(all, own, team, emea);
        assertThat(recalled("ulla")).containsExactlyInAnyOrder(all, team);
        assertThat(recalled("emil")).containsExactlyInAnyOrder(all, emea);
        assertThat(recalled("")).containsExactly(all);

        // The same, where a query forgot its own condition.
        var admin = company.database();
        TestDatabase.run(
                admin,
                "CREATE ROLE " + READER + " NOSUPERUSER NOBYPASSRLS",
                "GRANT USAGE ON SCHEMA jackdaw_state TO " + READER,
                "GRANT SELECT ON jackdaw_state.learning, jackdaw_state.learning_event TO " + READER,
                "GRANT EXECUTE ON FUNCTION jackdaw_state.may_see TO " + READER);
        assertThat(seen(jackdaw.learning().viewer("ulla").setting(), "learning", "id"))
                .containsExactlyInAnyOrder(all, team);
        assertThat(seen(jackdaw.learning().viewer("emma").setting(), "learning", "id"))
                .containsExactlyInAnyOrder(all, own, team, emea);
        assertThat(seen(jackdaw.learning().viewer("joe").setting(), "learning_event", "DISTINCT learning"))
                .containsExactly(all);
        assertThat(seen("", "learning", "id")).isEmpty();
        assertThat(seen("upkeep", "learning", "id")).hasSize(4);
        TestDatabase.run(admin, "DROP OWNED BY " + READER, "DROP ROLE " + READER);
    }

    private List<String> seen(String viewer, String table, String column) {
        var sql = "SET ROLE "
                + READER
                + "; SELECT set_config('jackdaw.viewer', '"
                + viewer.replace("'", "''")
                + "', false)";
        TestDatabase.rows(company.database(), "SELECT 1");
        try (var connection = dev.jackdaw.store.Connections.open(company.database());
                var statement = connection.createStatement()) {
            statement.execute(sql);
            var found = new java.util.ArrayList<String>();
            try (var rows = statement.executeQuery("SELECT " + column + " FROM jackdaw_state." + table)) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_one_person_said_is_recalled_for_them_alone_even_when_others_are_many() {
        for (int i = 0; i < 60; i++) {
            active(Audience.person("person" + i), Map.of(), "Escalated tickets of group " + i + " are counted once.");
        }
        var own = active(Audience.person("joe"), Map.of(), "Escalated tickets count once a day.");
        assertThat(recalled("joe")).containsExactly(own);
    }
}
