package dev.jackdaw.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Answer;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Receipt;
import dev.jackdaw.agent.ScriptedDesk;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.ResultTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final RunId RUN = RunId.next(Clock.systemUTC());
    private static final Journal.Entry ASKED = entry(0, new Step.Asked("MRR?", "http:ana", "http:ana/t"));
    private static final Journal.Entry ANSWERED = entry(
            1,
            new Step.Answered(
                    new Answer("It is **$1**.", Basis.CONVERSATION, ResultTable.EMPTY, List.of(), List.of()),
                    new Receipt("", List.of(), "", "", 1, 0, 0, 0, 0, "governed")));

    private static Journal.Entry entry(int seq, Step step) {
        return new Journal.Entry(seq, Instant.EPOCH, step);
    }

    private static List<String> sent(int seen, Desk.News... news) throws IOException {
        var out = new ByteArrayOutputStream();
        new EventStream(new ScriptedDesk(List.of(news)), RUN, "t", out).send(seen);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void steps_bear_their_number_and_the_last_event_is_the_answer() throws IOException {
        var lines =
                sent(-1, new Desk.News(List.of(ASKED), "", 0, true), new Desk.News(List.of(ANSWERED), "", 0, false));
        assertThat(lines).startsWith("id: 0", "event: step").contains("id: 1", "event: answer");
        assertThat(lines.getLast()).isEmpty();
        assertThat(lines.get(lines.size() - 2))
                .startsWith("data: ")
                .contains("\"status\":\"answered\"", "\"question\":\"MRR?\"", "\"thread\":\"t\"");
    }

    @Test
    void text_comes_as_what_was_added_and_begins_anew_where_it_did() throws IOException {
        var lines = sent(
                -1,
                new Desk.News(List.of(ASKED), "It", 0, true),
                new Desk.News(List.of(), "It is", 0, true),
                new Desk.News(List.of(), "No", 0, true),
                new Desk.News(List.of(ANSWERED), "", 0, false));
        assertThat(lines)
                .containsSubsequence(
                        "data: {\"delta\":\"It\",\"restart\":false}",
                        "data: {\"delta\":\" is\"}",
                        "data: {\"delta\":\"No\",\"restart\":true}");
    }

    @Test
    void a_place_in_line_is_told_when_it_changes_and_silence_is_a_heartbeat() throws IOException {
        var third = new Desk.News(List.of(), "", 3, true);
        var lines = sent(-1, third, third, new Desk.News(List.of(ASKED, ANSWERED), "", 0, false));
        assertThat(lines.stream().filter(line -> line.contains("\"position\":3")))
                .hasSize(1);
        assertThat(lines).containsSubsequence("event: heartbeat", "data: {}", "event: answer");
    }
}
