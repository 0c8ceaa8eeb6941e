package dev.jackdaw.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.agent.StepText;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Json;
import dev.jackdaw.desk.OutcomeJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A run as server-sent events: `step` and, last, `answer`, both with the step's number as their
/// id; `text` while the answer is being written; `heartbeat` in between. It reads what the desk has
/// when the client can take it, so that a slow client slows nothing else.
final class EventStream {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Desk desk;
    private final OutputStream out;
    private final RunId run;
    private final String thread;
    private final StringBuilder events = new StringBuilder();
    private String question = "";
    private String written = "";

    EventStream(Desk desk, RunId run, String thread, OutputStream out) {
        this.desk = desk;
        this.run = run;
        this.thread = thread;
        this.out = out;
    }

    /// Sends all steps after `seen`, as they come, to the end of the run or to its next question.
    void send(int seen) throws IOException {
        var last = Desk.News.NONE;
        int sent = seen;
        while (true) {
            var news = desk.follow(run, sent, last, HEARTBEAT);
            for (var entry : news.entries()) {
                step(entry);
                sent = entry.seq();
            }
            if (news.position() > 0 && news.position() != last.position()) {
                queued(news.position());
            }
            text(news.text());
            if (news.goesOn() && news.entries().isEmpty() && news.equals(last)) {
                event("heartbeat", "", Json.mapper().createObjectNode());
            }
            flush();
            if (!news.goesOn()) {
                return;
            }
            last = news;
        }
    }

    private void step(Journal.Entry entry) {
        var id = String.valueOf(entry.seq());
        if (entry.step() instanceof Step.Asked asked) {
            question = asked.question();
        }
        var outcome = Desk.Outcome.after(entry.step(), run, question);
        if (outcome.isPresent()) {
            var whole = question.isEmpty() ? desk.outcome(run).orElseThrow() : outcome.get();
            event("answer", id, OutcomeJson.of(thread, whole));
            return;
        }
        var data = Json.mapper().createObjectNode();
        data.put("runId", run.value())
                .put("seq", entry.seq())
                .put("at", entry.at().toString())
                .put("kind", entry.step().getClass().getSimpleName())
                .put("text", StepText.of(entry.step()));
        event("step", id, data);
    }

    private void queued(int position) {
        var data = Json.mapper().createObjectNode();
        data.put("runId", run.value())
                .put("kind", "Queued")
                .put("position", position)
                .put("text", "busy, position " + position);
        event("step", "", data);
    }

    /// What was added to the text, or all of it where it began anew.
    private void text(String now) {
        if (now.isEmpty() || now.equals(written)) {
            return;
        }
        var data = Json.mapper().createObjectNode();
        if (!written.isEmpty() && now.startsWith(written)) {
            data.put("delta", now.substring(written.length()));
        } else {
            data.put("delta", now).put("restart", !written.isEmpty());
        }
        written = now;
        event("text", "", data);
    }

    private void event(String name, String id, ObjectNode data) {
        if (!id.isEmpty()) {
            events.append("id: ").append(id).append('\n');
        }
        events.append("event: ")
                .append(name)
                .append("\ndata: ")
                .append(Json.text(data))
                .append("\n\n");
    }

    /// What came together goes out together.
    private void flush() throws IOException {
        if (!events.isEmpty()) {
            out.write(events.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
            events.setLength(0);
        }
    }
}
