package dev.jackdaw.slack;

import dev.jackdaw.data.Json;
import dev.jackdaw.slack.ProgressMessage.State;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The message that shows one run at work and becomes its answer: a stream of tasks where the
/// workspace has Slack's agent sessions with their own Stop, elsewhere a message that is edited and
/// has a Stop button. A stream is left in time, as Slack ends it after five minutes; then it is
/// edited, too. What it is kept as is in the database, so that another process can end it.
final class Progress {
    private static final Logger LOG = Logger.getLogger(Progress.class.getName());
    private static final Duration UPDATE_INTERVAL = Duration.ofMillis(1_200);
    private static final String CHANNEL = "channel";

    /// How work is shown: after how long, and for how long as a stream.
    record Settings(SlackApi api, Poster poster, SlackRuns runs, Duration showAfter, Duration streamFor) {
        Progress of(SlackRun asked) {
            return new Progress(this, asked);
        }
    }

    private final SlackApi api;
    private final Poster poster;
    private final SlackRuns runs;
    private final SlackRun asked;
    private final Duration streamFor;
    private ProgressMessage working;
    private long streamingSince;
    private long shownAt;
    private List<ProgressTask> shown = List.of();

    /// A stream that another process began is as old as can be.
    private Progress(Settings settings, SlackRun asked) {
        this.api = settings.api();
        this.poster = settings.poster();
        this.runs = settings.runs();
        this.asked = asked;
        this.streamFor = settings.streamFor();
        this.working = asked.posted().working();
        this.streamingSince = System.nanoTime() - streamFor.toNanos();
        this.shownAt = System.nanoTime() - UPDATE_INTERVAL.toNanos();
    }

    /// Shows what is done. It is never worth an error.
    void show(List<ProgressTask> tasks) {
        if (System.nanoTime() - shownAt < UPDATE_INTERVAL.toNanos()) {
            return;
        }
        try {
            if (working.kind() == State.BEGUN) {
                adopt();
            } else if (working.kind() == State.STREAM && System.nanoTime() - streamingSince > streamFor.toNanos()) {
                leave();
                edit(tasks);
                shown = tasks;
            } else if (!tasks.equals(shown)) {
                update(tasks);
                shown = tasks;
            }
        } catch (SlackFault e) {
            LOG.log(Level.FINE, "the work is shown at the next look", e);
        }
        shownAt = System.nanoTime();
    }

    private void update(List<ProgressTask> tasks) {
        switch (working.kind()) {
            case NONE, BEGUN -> begin(tasks);
            case STREAM -> append(tasks);
            case STREAMED, EDITED -> edit(tasks);
        }
    }

    private void now(State kind, String message) {
        working = new ProgressMessage(kind, message);
        runs.working(asked.run(), working);
    }

    private void begin(List<ProgressTask> tasks) {
        now(State.BEGUN, "");
        try {
            session("processing");
            now(State.STREAM, start(tasks));
            streamingSince = System.nanoTime();
        } catch (SlackFault e) {
            if (e.kind() == SlackFault.Certainty.UNSURE) {
                throw e;
            }
            now(State.EDITED, poster.post(asked.place(), key(), list(tasks), false));
        }
    }

    private String key() {
        return asked.run() + ":work";
    }

    private String start(List<ProgressTask> tasks) {
        var form = new HashMap<String, String>();
        form.put(CHANNEL, asked.place().channel());
        form.put("thread_ts", asked.place().thread());
        form.put("recipient_user_id", asked.person());
        form.put("recipient_team_id", asked.place().team());
        form.put("task_display_mode", "timeline");
        form.put("chunks", chunks(tasks));
        return api.call("chat.startStream", form).path("ts").asText();
    }

    /// Slack's agent session of the thread; where there is none, there is no stream either, as it
    /// could not be stopped.
    private void session(String status) {
        api.call(
                "agents.sessions.setStatus",
                Map.of(
                        "channel_id", asked.place().channel(),
                        "thread_ts", asked.place().thread(),
                        "status", status,
                        "initiator_user_id", asked.person()));
    }

    private String chunks(List<ProgressTask> tasks) {
        return Json.text(tasks.stream().map(this::chunk).toList());
    }

    private Map<String, String> chunk(ProgressTask task) {
        var chunk = new HashMap<String, String>();
        chunk.put("type", "task_update");
        chunk.put("id", asked.run() + "-" + task.id());
        chunk.put("title", SlackText.label(task.title()));
        chunk.put("status", task.state().word());
        if (!task.details().isEmpty()) {
            chunk.put("details", SlackText.label(task.details()));
        }
        return chunk;
    }

    /// A process may have died between sending it and hearing of it.
    private void adopt() {
        poster.find(
                        asked.place(),
                        message -> Poster.bears(message, key())
                                || message.path("blocks").toString().contains(asked.run() + "-"))
                .ifPresentOrElse(ts -> now(State.STREAM, ts), () -> now(State.NONE, ""));
    }

    private List<ProgressTask> changed(List<ProgressTask> tasks) {
        return tasks.stream().filter(task -> !shown.contains(task)).toList();
    }

    private void append(List<ProgressTask> tasks) {
        try {
            api.call(
                    "chat.appendStream",
                    Map.of(
                            CHANNEL,
                            asked.place().channel(),
                            "ts",
                            working.message(),
                            "chunks",
                            chunks(changed(tasks))));
        } catch (SlackFault e) {
            if (!e.forGood()) {
                throw e;
            }
            leave();
            edit(tasks);
        }
    }

    /// Ends the stream, and goes on by editing.
    private void leave() {
        try {
            api.call(
                    "chat.stopStream",
                    Map.of(
                            CHANNEL,
                            asked.place().channel(),
                            "ts",
                            working.message(),
                            "session_status",
                            "processing",
                            "metadata",
                            Poster.metadata(key())));
        } catch (SlackFault e) {
            if (!e.forGood()) {
                throw e;
            }
        }
        now(State.STREAMED, working.message());
    }

    private void edit(List<ProgressTask> tasks) {
        poster.update(asked.place(), working.message(), key(), list(tasks));
    }

    private SlackMessage list(List<ProgressTask> tasks) {
        var words = tasks.isEmpty() ? "Looking into it" : ProgressTask.listed(tasks);
        var message = Blocks.message(words);
        var actions = Blocks.block("actions");
        actions.putArray("elements")
                .add(Blocks.button(ActionIds.STOP, "Stop", asked.run().value()));
        message.blocks().add(actions);
        return message;
    }

    /// The message becomes this one, or it is posted where there is none; the message's `ts`.
    /// `tasks` is what was done, `again` says that all this may have happened before.
    String end(List<ProgressTask> tasks, String key, SlackMessage message, boolean again) {
        if (working.kind() == State.BEGUN) {
            adopt();
        }
        var ts =
                switch (working.kind()) {
                    case NONE, BEGUN -> poster.post(asked.place(), key, message, again);
                    case STREAM -> stopped(tasks, key, message);
                    case STREAMED, EDITED -> edited(key, message);
                };
        if (working.kind() == State.STREAMED) {
            idle();
        }
        return ts;
    }

    private void idle() {
        try {
            session("active");
        } catch (SlackFault e) {
            LOG.log(Level.FINE, "the session goes on until Slack ends it", e);
        }
    }

    private String stopped(List<ProgressTask> tasks, String key, SlackMessage message) {
        try {
            var last = changed(tasks.stream().map(ProgressTask::over).toList());
            poster.stop(asked.place(), working.message(), key, last.isEmpty() ? "" : chunks(last), message);
            return working.message();
        } catch (SlackFault e) {
            // It ended before, or was stopped by a call whose answer was lost: editing it to the
            // same comes to the same.
            if (!e.forGood()) {
                throw e;
            }
            return edited(key, message);
        }
    }

    private String edited(String key, SlackMessage message) {
        try {
            poster.update(asked.place(), working.message(), key, message);
            return working.message();
        } catch (SlackFault e) {
            if (!e.forGood()) {
                throw e;
            }
            return poster.post(asked.place(), key, message, true);
        }
    }

    /// Takes the message away: nobody is to be told anything.
    void drop() {
        if (!working.message().isEmpty()) {
            try {
                api.call("chat.delete", Map.of(CHANNEL, asked.place().channel(), "ts", working.message()));
            } catch (SlackFault e) {
                if (e.kind() == SlackFault.Certainty.UNSURE) {
                    throw e;
                }
            }
        }
    }
}
