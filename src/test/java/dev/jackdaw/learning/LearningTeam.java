package dev.jackdaw.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Step;
import dev.jackdaw.app.Config;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.learning.Learning.State;
import dev.jackdaw.model.provider.OpenAi;
import dev.jackdaw.model.provider.StubProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A team that is learnt from, on a database of its own; the model is scripted.
final class LearningTeam implements AutoCloseable {
    final TestCompany company = TestCompany.open();

    /// Where a learning is tried out, the model answers the same with and without.
    final StubProvider provider =
            new StubProvider().otherwise(OpenAi.call("submit", Map.of("text", "No.", "basis", "unanswered")));

    private Jackdaw jackdaw = with(Map.of());

    private Jackdaw with(Map<String, String> more) {
        var settings = TestDatabase.settings(company.database());
        settings.put("JACKDAW_MODEL", "openai:scripted");
        settings.put("OPENAI_BASE_URL", provider.url());
        settings.put("JACKDAW_LEARNING_HOLDOUT", "0");
        settings.putAll(more);
        return Jackdaw.open(new Config(settings));
    }

    Jackdaw jackdaw() {
        return jackdaw;
    }

    /// The process ends and another one begins, with these settings.
    void reopen(Map<String, String> more) {
        jackdaw.close();
        jackdaw = with(more);
    }

    Desk.Outcome.Answered ask(String thread, String asker, String text) {
        return (Desk.Outcome.Answered) jackdaw.desk().ask(new Desk.Ask(thread, asker, text), entry -> {});
    }

    /// The Leader delegates, the Analyst runs these in turn and submits the last one's result.
    void analyst(String... statements) {
        var acts = new ArrayList<StubProvider.Act>();
        acts.add(OpenAi.call("delegate", Map.of("agent", "analyst", "task", "as asked")));
        for (var sql : statements) {
            acts.add(OpenAi.call("run_sql", Map.of("sql", sql)));
        }
        acts.add(OpenAi.call("submit", Map.of("text", "Here it is.", "results", List.of("r1"))));
        provider.then(acts.toArray(StubProvider.Act[]::new));
    }

    /// The only learning in this state.
    Learning only(State state) {
        var found = jackdaw.learning().learnings().list(Viewer.UPKEEP, List.of(state));
        assertThat(found).as("learnings that are " + state.word()).hasSize(1);
        return found.getFirst();
    }

    /// What was learnt and is recalled for a question.
    List<KnowledgeRef> recalled(String asker, String question) {
        var outcome = ask("t-" + RunId.next(java.time.Clock.systemUTC()), asker, question);
        return jackdaw.journal().entries(outcome.run()).stream()
                .map(e -> e.step())
                .filter(Step.Recalled.class::isInstance)
                .flatMap(s -> ((Step.Recalled) s).found().stream())
                .filter(ref -> ref.kind().equals(KnowledgeRef.LEARNING))
                .toList();
    }

    /// Somebody says that an answer was wrong.
    void thumbDown(RunId run, String by, String reason) {
        TestDatabase.run(
                company.database(),
                "INSERT INTO jackdaw_state.feedback (run, asker, good, reason) VALUES ('"
                        + run
                        + "', '"
                        + by
                        + "', false, '"
                        + reason
                        + "') ON CONFLICT (run, asker) DO UPDATE SET reason = excluded.reason, at = excluded.at");
    }

    /// A run of Maria's that counts the customers.
    RunId customers(String thread) {
        analyst("SELECT count(*) FROM customers");
        return ask(thread, "maria", "How many customers do we serve?").run();
    }

    /// Until there is nothing left to do; what was proven leaves runs of its own to be read.
    void settle() {
        for (int i = 0; i < 5 && !jackdaw.curator().pass().idle(); i++) {}
        assertThat(jackdaw.curator().pass().idle()).isTrue();
    }

    @Override
    public void close() {
        jackdaw.close();
        provider.close();
        company.close();
    }
}
