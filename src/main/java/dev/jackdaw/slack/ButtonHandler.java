package dev.jackdaw.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Feedback;
import dev.jackdaw.chart.Chart;
import dev.jackdaw.chart.ChartImage;
import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.Secrets;
import dev.jackdaw.data.Csv;
import dev.jackdaw.data.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// What happens when somebody presses a button.
record ButtonHandler(
        SlackDoor.Runs behind,
        Feedback feedback,
        MessageRouter router,
        ReplyHandler replies,
        StopHandler stops,
        QuestionSubmitter submitter,
        EntryPoints entryPoints,
        SlackApi api,
        Uploads uploads) {
    private static final int REASON_MAX = 1_000;

    void clicked(Incoming.Clicked click, String delivery) {
        if (click.action().startsWith(ActionIds.REPLY)) {
            replied(click, delivery);
            return;
        }
        if (click.action().startsWith(ActionIds.SUGGESTED)) {
            if (click.place().channel().isEmpty()) {
                entryPoints.suggested(click, delivery);
            } else {
                router.suggested(click, delivery);
            }
            return;
        }
        if (click.action().startsWith(ActionIds.REPORT) || click.action().startsWith(ActionIds.ALERT)) {
            submitter
                    .allowed(click.who(), click.place())
                    .ifPresent(person -> entryPoints.reportCommands().pressed(click, person));
            return;
        }
        if (click.action().equals(ActionIds.STOP)) {
            stops.stopped(new Incoming.Stopped(click.who(), click.place()));
            return;
        }
        var value = click.value();
        var run = value.substring(value.indexOf(' ') + 1);
        var asked = known(run);
        var person = submitter.allowed(click.who(), click.place());
        if (asked.isEmpty()
                || person.isEmpty()
                || (asked.get().alone()
                        && !person.get().user().equals(asked.get().person()))
                || !(behind.desk().outcome(asked.get().run()).orElse(null) instanceof Desk.Outcome.Answered answered)) {
            return;
        }
        var user = person.get().user();
        switch (click.action()) {
            case ActionIds.SQL ->
                submitter
                        .poster()
                        .whisper(
                                click.place(),
                                user,
                                Blocks.code(
                                        "sql",
                                        String.join(";\n\n", answered.answer().sql())));
            case ActionIds.WHY ->
                submitter
                        .poster()
                        .whisper(
                                click.place(),
                                user,
                                Blocks.code("", String.join("\n", behind.why().apply(answered.run()))));
            case ActionIds.CHART ->
                Chart.of(answered.answer().table(), answered.question())
                        .ifPresent(chart -> draw(click.place(), user, chart, answered.run()));
            case ActionIds.CSV ->
                uploads.share(
                        click.place(),
                        "jackdaw-" + answered.run() + ".csv",
                        "The rows of this answer",
                        "",
                        Secrets.sealed(Csv.of(answered.answer().table())).getBytes(StandardCharsets.UTF_8));
            case ActionIds.FEEDBACK -> feedback(click, person.get(), run);
            default -> {}
        }
    }

    private void draw(ConversationRef place, String user, Chart chart, RunId run) {
        try {
            uploads.share(place, "jackdaw-" + run + ".png", chart.title(), chart.alt(), ChartImage.png(chart));
        } catch (EnvironmentException e) {
            submitter.poster().whisper(place, user, "I can't draw here: " + e.getMessage());
        }
    }

    /// A run that was asked in Slack. What a button says is not to be believed.
    private Optional<SlackRun> known(String run) {
        return run.matches("[0-9A-Za-z-]{1,40}") ? submitter.runs().find(new RunId(run)) : Optional.empty();
    }

    private void replied(Incoming.Clicked click, String delivery) {
        var value = click.value().split(" ");
        var asked = value.length == 3 ? known(value[0]) : Optional.<SlackRun>empty();
        if (asked.isPresent() && value[1].matches("\\d{1,6}") && value[2].matches("\\d")) {
            replies.replied(click, asked.get(), Integer.parseInt(value[1]), Integer.parseInt(value[2]), delivery);
        }
    }

    private void feedback(Incoming.Clicked click, People.Person person, String run) {
        boolean good = click.value().startsWith("good");
        feedback.give(new RunId(run), person.asker(), good, "");
        if (good) {
            submitter.poster().whisper(click.place(), person.user(), "Thank you.");
        } else {
            api.call("views.open", Map.of("trigger_id", click.trigger(), "view", Json.text(box(run))));
        }
    }

    /// Where somebody can say why an answer is wrong.
    private static JsonNode box(String run) {
        var view = Blocks.block("modal").put("callback_id", ActionIds.REASON).put("private_metadata", run);
        view.set("title", Blocks.plain("What is wrong?"));
        view.set("submit", Blocks.plain("Send"));
        view.set("close", Blocks.plain("Cancel"));
        var input = view.putArray("blocks").addObject();
        input.put("type", "input").put("block_id", ActionIds.REASON);
        input.set("label", Blocks.plain("What should it be, and how do you know?"));
        input.set(
                "element",
                Blocks.block("plain_text_input")
                        .put("action_id", ActionIds.REASON)
                        .put("multiline", true)
                        .put("max_length", REASON_MAX));
        return view;
    }

    void explained(Incoming.Explained explained) {
        var asked = known(explained.run());
        if (asked.isPresent()) {
            submitter
                    .allowed(explained.who(), asked.get().place())
                    .ifPresent(person -> feedback.give(
                            asked.get().run(), person.asker(), false, SlackText.cut(explained.reason(), REASON_MAX)));
        }
    }
}
