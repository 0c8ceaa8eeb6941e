package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.TestCompany;
import dev.jackdaw.data.Json;
import dev.jackdaw.model.provider.OpenAi;
import dev.jackdaw.model.provider.StubProvider;
import dev.jackdaw.sandbox.FakeSlack;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A team in Slack whose model thinks until it is told to go on, and what is seen of its work.
final class ThinkingTeam implements AutoCloseable {
    static final StubProvider.Act DELEGATE = OpenAi.call("delegate", Map.of("agent", "analyst", "task", "MRR by plan"));
    static final StubProvider.Act COMPUTE =
            OpenAi.call("query_metric", Map.of("metric", "MRR", "dimensions", List.of("plan")));
    static final StubProvider.Act SUBMIT = OpenAi.call("submit", Map.of("text", "By plan.", "results", List.of("r1")));
    final StubProvider provider = new StubProvider();
    final CountDownLatch thinks = new CountDownLatch(1);
    final SlackFixture slack;

    /// Its work is shown as to people.
    ThinkingTeam(TestCompany company) {
        slack = new SlackFixture(
                company, Map.of("JACKDAW_MODEL", "openai:scripted", "OPENAI_BASE_URL", provider.url()));
        slack.shown(SlackSettings.STREAM_FOR);
    }

    /// Asks, and the model thinks before it submits.
    String ask(String channel) {
        provider.then(DELEGATE, COMPUTE, (request, out, stub) -> {
            thinks.await();
            SUBMIT.on(request, out, stub);
        });
        return slack.mention(channel, "UMARIA", "What is our MRR by plan?");
    }

    /// The first message in a thread, once it is there.
    JsonNode work(String ts) {
        FakeSlack.until("a message", () -> !slack.slack.posts("C1", ts).isEmpty());
        return slack.slack.posts("C1", ts).getFirst();
    }

    /// Until the answer is there; it is the thread's only message.
    void answered(String ts) {
        FakeSlack.until(
                "an answer, not " + slack.slack.posts("C1", ts) + slack.slack.refusals(),
                () -> Json.text(slack.slack.posts("C1", ts)).contains("Governed metric"));
        assertThat(slack.slack.posts("C1", ts)).hasSize(1);
    }

    /// Until a message in the thread has these words.
    void shows(String ts, String words) {
        FakeSlack.until(
                words + " in " + slack.slack.posts("C1", ts),
                () -> Json.text(slack.slack.posts("C1", ts)).contains(words));
    }

    @Override
    public void close() {
        thinks.countDown();
        slack.close();
        provider.close();
    }
}
