package dev.jackdaw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Step;
import dev.jackdaw.cli.QuestionSession;
import dev.jackdaw.data.Basis;
import dev.jackdaw.model.provider.OpenAi;
import dev.jackdaw.model.provider.StubProvider;
import dev.jackdaw.model.provider.StubProvider.Act;
import java.util.List;
import java.util.Map;

/// The team with a model that does on a real socket what a test tells it, and what the journal says of it.
final class StubbedTeam implements AutoCloseable {
    static final String QUESTION = "What is our MRR by plan?";
    static final Act DELEGATE = OpenAi.call("delegate", Map.of("agent", "analyst", "task", "MRR by plan"));
    static final Act QUERY = OpenAi.call("query_metric", Map.of("metric", "mrr", "dimensions", List.of("plan")));
    static final Act SUBMIT = OpenAi.call("submit", Map.of("text", "MRR by plan.", "results", List.of("r1")));

    final StubProvider provider = new StubProvider();
    final Jackdaw jackdaw;
    private final TestCompany company;

    StubbedTeam(TestCompany company) {
        this.company = company;
        this.jackdaw = with(Map.of());
    }

    /// Another process on the same database and model, with these settings.
    Jackdaw with(Map<String, String> more) {
        var settings = TestDatabase.settings(company.database());
        settings.put("JACKDAW_MODEL", "openai:stub");
        settings.put("OPENAI_BASE_URL", provider.url() + "/v1");
        settings.put("OPENAI_API_KEY", "sk-very-secret-key");
        settings.putAll(more);
        return Jackdaw.open(new Config(settings));
    }

    Desk.Outcome ask() {
        return jackdaw.desk().ask(new Desk.Ask(QuestionSession.newThread(), "cli:test", QUESTION), e -> {});
    }

    List<Step> steps(Desk.Outcome outcome) {
        return jackdaw.journal().entries(outcome.run()).stream()
                .map(e -> e.step())
                .toList();
    }

    List<String> failures(Desk.Outcome outcome) {
        return steps(outcome).stream()
                .filter(s -> s instanceof Step.ModelFailed)
                .map(s -> ((Step.ModelFailed) s).problem())
                .toList();
    }

    List<String> repairs(Desk.Outcome outcome) {
        return steps(outcome).stream()
                .filter(s -> s instanceof Step.Repaired)
                .map(s -> ((Step.Repaired) s).problem())
                .toList();
    }

    /// It was answered, and rightly.
    static Desk.Outcome.Answered right(Desk.Outcome outcome) {
        var answered = (Desk.Outcome.Answered) outcome;
        assertThat(answered.answer().basis()).isEqualTo(Basis.GOVERNED_METRIC);
        assertThat(answered.answer().table().rows()).hasSize(4);
        return answered;
    }

    @Override
    public void close() {
        jackdaw.close();
        provider.close();
    }
}
