package dev.jackdaw.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.agent.Step;
import dev.jackdaw.app.Config;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.cli.QuestionSession;
import dev.jackdaw.cli.Terminal;
import dev.jackdaw.model.provider.OpenAi;
import dev.jackdaw.model.provider.StubProvider;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a thinking model once replied to evaluation cases, replayed against the whole team over a
/// real socket.
class TranscriptTest {
    private static final Path FOLDER = Path.of("evals/transcripts");
    private static final Map<String, EvalCase> CASES = Stream.of("evals/cases", "evals/model")
            .flatMap(folder -> EvalCase.read(Path.of(folder)).stream())
            .collect(Collectors.toMap(EvalCase::name, Function.identity()));

    private static TestCompany company;

    @BeforeAll
    static void open() {
        company = TestCompany.open();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    static Stream<String> names() {
        return Transcript.read(FOLDER).stream().map(Transcript::name);
    }

    private static Transcript transcript(String name) {
        return Transcript.read(FOLDER).stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// The same replies still lead to a right answer, by the same way.
    @ParameterizedTest
    @MethodSource("names")
    void replayed(String name) {
        var transcript = transcript(name);
        try (var provider = new StubProvider();
                var jackdaw = with(provider)) {
            transcript.replies().forEach(reply -> provider.then(OpenAi.reply(reply.calls())));
            var silent = new Terminal(sink(), sink(), true);
            var verdict = new Evaluation(new QuestionSession(jackdaw, silent)::ask, jackdaw.warehouse())
                    .judge(CASES.get(name));
            assertThat(verdict.problem()).describedAs(again(name)).isEmpty();
            assertThat(provider.requests()).describedAs(again(name)).hasSameSizeAs(transcript.replies());
            var wrong = new ArrayList<Step>();
            for (var run : jackdaw.journal().thread(verdict.thread(), 100)) {
                jackdaw.journal().entries(run.id()).stream()
                        .map(entry -> entry.step())
                        .filter(s -> s instanceof Step.Repaired || s instanceof Step.ModelFailed)
                        .forEach(wrong::add);
            }
            assertThat(wrong).describedAs(again(name)).isEmpty();
        }
    }

    private static PrintStream sink() {
        return new PrintStream(PrintStream.nullOutputStream());
    }

    private static String again(String name) {
        return "Record it anew with a model that thinks: scripts/jackdaw eval --dir evals --only "
                + name
                + " --model PROVIDER:MODEL --record "
                + FOLDER;
    }

    private static Jackdaw with(StubProvider provider) {
        var settings = TestDatabase.settings(company.database());
        settings.put("JACKDAW_MODEL", "openai:transcript");
        settings.put("OPENAI_BASE_URL", provider.url());
        return Jackdaw.open(new Config(settings));
    }

    /// A model that was told something else might reply something else.
    @Test
    void instructions_and_tools_are_those_that_the_model_was_told() {
        var changed = new TreeSet<String>();
        var stale = new ArrayList<String>();
        for (var transcript : Transcript.read(FOLDER)) {
            for (var told : transcript.told().entrySet()) {
                if (!Transcript.told(company.jackdaw().agents().told(told.getKey()))
                        .equals(told.getValue())) {
                    changed.add(told.getKey());
                    stale.add(transcript.name());
                }
            }
        }
        assertThat(stale)
                .describedAs("What the "
                        + changed
                        + " is told has changed since these were recorded. "
                        + again(String.join(",", new TreeSet<>(stale))))
                .isEmpty();
    }

    @Test
    void every_kind_of_question_is_there() {
        var kinds = names().map(CASES::get)
                .map(c -> c.waits() ? "waits" : c.basis().name())
                .collect(Collectors.toSet());
        assertThat(names()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(kinds)
                .contains(
                        "GOVERNED_METRIC",
                        "VALIDATED_QUERY",
                        "MODEL_WRITTEN",
                        "SCHEMA",
                        "CONVERSATION",
                        "REFUSED",
                        "UNANSWERED",
                        "waits");
    }
}
