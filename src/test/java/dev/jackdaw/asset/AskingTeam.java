package dev.jackdaw.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.app.Config;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.asset.Asset.State;
import dev.jackdaw.model.provider.OpenAi;
import dev.jackdaw.model.provider.StubProvider;
import java.util.List;
import java.util.Map;

/// A team whose members ask until a view is worth having, on a database of their own; the model is
/// scripted.
final class AskingTeam implements AutoCloseable {
    /// Long enough to be worth a view; what is counted and for whom is the same but for the
    /// country.
    static final String TICKETS = """
        SELECT t.priority, count(*) AS tickets, count(*) FILTER (WHERE t.status = 'open') AS open_now,
               count(DISTINCT t.customer_id) AS customers, min(t.created_at)::date AS first_day, max(t.created_at)::date AS last_day,
               round(100.0 * count(*) FILTER (WHERE t.status = 'open') / count(*), 1) AS open_share
        FROM support_tickets t JOIN customers c ON c.id = t.customer_id
        WHERE c.country = '%s' AND t.priority <> 'none'
        GROUP BY t.priority ORDER BY t.priority\
        """;

    static final List<String> COUNTRIES = List.of("Germany", "France", "Germany", "Japan", "France");

    final TestCompany company = TestCompany.open();
    final StubProvider provider = new StubProvider();
    private Jackdaw jackdaw = with(Map.of());
    private int threads;

    private Jackdaw with(Map<String, String> more) {
        var settings = TestDatabase.settings(company.database());
        settings.put("JACKDAW_MODEL", "openai:scripted");
        settings.put("OPENAI_BASE_URL", provider.url());
        settings.put("JACKDAW_LEARNING_HOLDOUT", "0");
        settings.put("JACKDAW_VIEWS_SLOW", "100000");
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

    /// The Leader delegates, the Analyst runs this and submits its result.
    Desk.Outcome.Answered ask(String question, String tool, Map<String, ?> arguments) {
        provider.then(
                OpenAi.call("delegate", Map.of("agent", "analyst", "task", question)),
                OpenAi.call(tool, arguments),
                OpenAi.call("submit", Map.of("text", "Here it is.", "results", List.of("r1"))));
        var asked = new Desk.Ask("t-" + threads++, threads % 2 == 0 ? "joe" : "maria", question);
        return (Desk.Outcome.Answered) jackdaw.desk().ask(asked, entry -> {});
    }

    Desk.Outcome.Answered sql(String question, String sql) {
        return ask(question, "run_sql", Map.of("sql", sql));
    }

    /// The only view in this state.
    Asset only(State state) {
        var all = jackdaw.asset().assets().list(State.values());
        var found = all.stream().filter(a -> a.state() == state).toList();
        assertThat(found).as(state + " among " + all).hasSize(1);
        return found.getFirst();
    }

    /// The view that waits once the same was asked of one country after the other.
    Asset proposed() {
        for (var country : COUNTRIES) {
            sql("How many tickets by priority have customers in " + country + "?", TICKETS.formatted(country));
        }
        jackdaw.curator().pass();
        return only(State.WAITING);
    }

    /// As the administrator.
    void execute(String... sql) {
        TestDatabase.run(company.database(), sql);
    }

    @Override
    public void close() {
        jackdaw.close();
        provider.close();
        company.close();
    }
}
