package dev.jackdaw.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.TestCompany;
import dev.jackdaw.agent.Step;
import dev.jackdaw.cli.GitBranch;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.learning.Learning.State;
import dev.jackdaw.learning.Learning.Type;
import dev.jackdaw.learning.export.Edits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was learnt becomes a change of the data team's files in git; once it is merged and loaded,
/// the file speaks and the learning goes.
class ExportTest {
    private static final String OWN = """
        {"common_gotchas": [{"issue": "Written by a person", "solution": "Kept as it is"}]}
        """;
    private static final String QUERY = "SELECT category, count(*) AS tickets FROM support_tickets GROUP BY category";

    @TempDir
    private Path place;

    private TestCompany company;
    private Path knowledge;

    @BeforeEach
    void open() throws IOException {
        company = TestCompany.open();
        knowledge = place.resolve("repository/knowledge");
        try (var files = Files.walk(Path.of("knowledge"))) {
            for (var file : files.toList()) {
                Files.createDirectories(
                        knowledge.resolve(Path.of("knowledge").relativize(file)).getParent());
                Files.copy(file, knowledge.resolve(Path.of("knowledge").relativize(file)));
            }
        }
        Files.writeString(knowledge.resolve("business/learned.json"), OWN);
        git("init", "--quiet", "--initial-branch", "main");
        git("config", "user.name", "Data Team");
        git("config", "user.email", "data@example.com");
        git("add", "--all");
        git("commit", "--quiet", "-m", "Knowledge");
    }

    @AfterEach
    void close() {
        company.close();
    }

    private String git(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("git", "-C", knowledge.getParent().toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor()).as(said).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return said;
    }

    private Learning active(Type type, String text, String sql, String question) {
        var run = RunId.next(Clock.systemUTC());
        company.jackdaw().journal().begin(run, new Step.Asked(question, "maria", run.value()));
        var learnings = company.jackdaw().learning().learnings();
        var learning = learnings.propose(
                new Proposal(
                        type,
                        Audience.COMPANY,
                        Map.of(),
                        text,
                        sql,
                        question,
                        List.of("public.support_tickets"),
                        new Learning.Origin(run, List.of()),
                        "test",
                        "maria"),
                "");
        return learnings.move(learning, State.ACTIVE, "data-team", "approved");
    }

    private List<Learning> three() {
        return List.of(
                active(
                        Type.FIX,
                        "In public.support_tickets there is no column `state`; what is meant is `status`.",
                        "",
                        "How many tickets are open?"),
                active(Type.QUERY, "A query that answers: kinds", QUERY, "Tickets of each <kind>?"),
                active(Type.TERM, "\"monthly run rate\" means MRR.", "", "What is our run rate?"));
    }

    private List<String> export(GitBranch change) {
        var given = company.jackdaw().learning().learnings().list(Viewer.UPKEEP, List.of(State.ACTIVE));
        return new Edits(company.jackdaw().knowledge().index(), change.folder()).write(given);
    }

    @Test
    void what_a_column_holds_goes_to_its_own_note() throws IOException {
        var text = "In public.support_tickets the column `category` says 'how_to', not 'how to'.";
        var learning = active(Type.FIX, text, "", "How many how to tickets?");
        try (var change = new GitBranch(knowledge)) {
            assertThat(export(change)).hasSize(1);
            assertThat(export(change)).as("again").isEmpty();
            change.commit("column-note", "Knowledge from use");
        }
        assertThat(git("diff", "main", "column-note"))
                .contains(
                        "-      \"description\": \"billing, bug, how_to, integration or feature_request\"",
                        "+      \"description\": \"billing, bug, how_to, integration or feature_request Note: "
                                + text
                                + "\"");
        assertThat(git("diff", "main", "column-note", "--stat")).contains("1 file changed");
        git("merge", "--quiet", "column-note");
        company.jackdaw().knowledge().loader().load(knowledge, false, done -> {});
        company.jackdaw().curator().pass();
        assertThat(company.jackdaw()
                        .learning()
                        .learnings()
                        .find(Viewer.UPKEEP, learning.id())
                        .orElseThrow()
                        .state())
                .isEqualTo(State.RETIRED);
    }

    @Test
    void a_branch_holds_the_learnings_and_once_merged_the_files_speak() throws IOException {
        var learnings = three();
        try (var change = new GitBranch(knowledge)) {
            assertThat(export(change)).hasSize(3);
            change.commit("from-use", "Knowledge from use");
        }
        assertThat(git("status", "--porcelain")).as("what people work on").isEmpty();
        assertThat(git("worktree", "list").lines()).hasSize(1);
        assertThat(git("diff", "main", "from-use", "--", "knowledge/business/learned.json"))
                .contains("+    \"solution\" : \"what is meant is `status`.\"");
        assertThat(git("show", "from-use:knowledge/business/learned.json"))
                .contains("Written by a person", "Kept as it is");
        assertThat(git("show", "from-use:knowledge/queries/learned.sql"))
                .contains("-- <query tickets_of_each_kind>", QUERY);
        assertThat(git("diff", "main", "from-use", "--stat")).contains("3 files changed");

        company.jackdaw().curator().pass();
        assertThat(company.jackdaw().learning().learnings().list(Viewer.UPKEEP, List.of(State.ACTIVE)))
                .as("until it is merged")
                .hasSize(3);
        git("merge", "--quiet", "from-use");
        company.jackdaw().knowledge().loader().load(knowledge, false, done -> {});
        company.jackdaw().curator().pass();
        for (var learning : learnings) {
            var now = company.jackdaw()
                    .learning()
                    .learnings()
                    .find(Viewer.UPKEEP, learning.id())
                    .orElseThrow();
            assertThat(now.state()).as(now.text()).isEqualTo(State.RETIRED);
            assertThat(now.reason()).startsWith("it stands in ");
        }
    }

    @Test
    void what_the_files_say_already_is_not_written_again() throws IOException {
        three();
        try (var change = new GitBranch(knowledge)) {
            export(change);
            change.commit("from-use", "Knowledge from use");
        }
        git("merge", "--quiet", "from-use");
        try (var change = new GitBranch(knowledge)) {
            assertThat(export(change)).isEmpty();
            assertThat(change.patch()).isEmpty();
        }
    }

    @Test
    void a_file_that_can_not_be_read_is_named_and_left_as_it_is() throws IOException {
        three();
        Files.writeString(knowledge.resolve("business/learned.json"), "{ half a file");
        git("commit", "--quiet", "--all", "-m", "Broken");
        try (var change = new GitBranch(knowledge)) {
            assertThatThrownBy(() -> export(change))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("business/learned.json is no JSON");
        }
        assertThat(git("status", "--porcelain")).isEmpty();
        assertThatThrownBy(() -> new GitBranch(place))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("git rev-parse failed");
    }
}
