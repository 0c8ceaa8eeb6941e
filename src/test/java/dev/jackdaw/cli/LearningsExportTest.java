package dev.jackdaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import dev.jackdaw.learning.Audience;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Proposal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `jackdaw learnings export`, into a repository of the data team's.
class LearningsExportTest {
    private static final String TEXT = "Tickets of kiosks are opened by a machine.";
    private static CompanyCommands company;

    @TempDir
    private Path folder;

    private Path repository;

    @BeforeAll
    static void open() {
        company = new CompanyCommands();
        var run = RunId.next(Clock.systemUTC());
        company.jackdaw().journal().begin(run, new Step.Asked("How many tickets?", "maria", "t"));
        company.jackdaw().journal().release(run);
        var learnings = company.jackdaw().learning().learnings();
        var proposed = learnings.propose(
                new Proposal(
                        Learning.Type.QUIRK,
                        Audience.COMPANY,
                        Map.of(),
                        TEXT,
                        "",
                        "How many tickets?",
                        List.of("public.support_tickets"),
                        new Learning.Origin(run, List.of(1)),
                        "maria",
                        "maria"),
                "");
        learnings.move(proposed, Learning.State.ACTIVE, "gate", "proven");
    }

    @AfterAll
    static void close() {
        company.close();
    }

    @BeforeEach
    void begin() throws IOException, InterruptedException {
        repository = Files.createDirectories(folder.resolve("repository"));
        var business = Files.createDirectories(repository.resolve("knowledge/business"));
        Files.writeString(business.resolve("mine.json"), "{}\n");
        git("init", "--quiet", "--initial-branch", "main");
        git("config", "user.name", "Data Team");
        git("config", "user.email", "data@example.com");
    }

    private void committed() throws IOException, InterruptedException {
        git("add", "--all");
        git("commit", "--quiet", "-m", "Knowledge");
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private Cli.Ran export(String... more) {
        var line = new ArrayList<>(List.of("learnings", "export", "--dir", knowledge()));
        line.addAll(List.of(more));
        return company.run(line.toArray(String[]::new));
    }

    private String knowledge() {
        return repository.resolve("knowledge").toString();
    }

    @Test
    void a_patch_is_printed_that_applies_and_no_file_is_touched() throws Exception {
        committed();
        var patch = export();
        assertThat(patch.code()).as(patch.err()).isZero();
        assertThat(patch.out()).contains("+++ b/knowledge/business/learned.json", TEXT);
        assertThat(git("status", "--porcelain")).isEmpty();
        assertThat(git("worktree", "list").lines()).hasSize(1);
        var file = Files.writeString(folder.resolve("patch"), patch.out());
        git("apply", file.toString());
        assertThat(Files.readString(repository.resolve("knowledge/business/learned.json")))
                .contains(TEXT);
    }

    @Test
    void a_branch_is_made_once() throws Exception {
        committed();
        var made = export("--branch", "from-use");
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.err()).contains("1 learning(s) on the branch from-use", "jackdaw knowledge load");
        assertThat(git("log", "-1", "--format=%B", "from-use")).contains("Knowledge from use: 1 learning\n", TEXT);
        assertThat(git("log", "--format=%s", "main")).isEqualTo("Knowledge\n");
        var again = export("--branch", "from-use");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("git checkout failed", "from-use");
        git("merge", "--quiet", "from-use");
        assertThat(export().err()).contains("Nothing to give back: the files say it all.");
        assertThat(git("worktree", "list").lines()).hasSize(1);
    }

    @Test
    void what_is_learnt_is_listed_as_json_and_by_state() {
        var listed = CompanyCommands.json(company.run("learnings", "list", "--json"));
        assertThat(listed).hasSize(1);
        assertThat(listed.getFirst().path("text").asText()).isEqualTo(TEXT);
        assertThat(listed.getFirst().path("audience").asText()).isEqualTo("company");
        assertThat(company.run("learnings", "list", "--state", "all").out()).contains(TEXT.substring(0, 20));
        assertThat(company.run("learnings", "list", "--state", "stale").err()).contains("Nothing was learnt yet.");
        assertThat(company.run("learnings").out()).contains("Usage: jackdaw learnings", "export");
    }

    @Test
    void a_folder_in_no_repository_is_named(@TempDir Path elsewhere) {
        var ran = company.run("learnings", "export", "--dir", elsewhere.toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("git rev-parse failed", "not a git repository");
    }

    /// In a process of its own, as the temporary folder is that of the whole machine.
    @Test
    void a_repository_without_a_commit_is_refused_and_nothing_stays_behind(@TempDir Path temporary) throws Exception {
        var settings = new HashMap<>(company.settings());
        settings.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        var log = folder.resolve("log");
        var process = Cli.start(settings, log, "learnings", "export", "--dir", knowledge());
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(Files.readString(log)).contains("git worktree failed");
        assertThat(temporary).isDirectoryNotContaining("glob:**/jackdaw-export*");
    }
}
