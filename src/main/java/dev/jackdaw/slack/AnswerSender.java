package dev.jackdaw.slack;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.Secrets;
import dev.jackdaw.data.Json;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Posts what a run came to, where the asker may read it: in the conversation, or to the asker
/// alone with a note there. What was on its way when a process died is looked for first.
record AnswerSender(SlackRuns runs, Poster poster, People people, Suggestions suggestions) {
    private static final Logger LOG = Logger.getLogger(AnswerSender.class.getName());
    private static final String SENT_PRIVATELY = "The answer depends on what you may see, so I sent it to you alone.";

    /// `entries` are the run's, up to the step that it came to.
    void send(SlackRun asked, Desk.Outcome outcome, List<Journal.Entry> entries, Progress shown) {
        int last = entries.getLast().seq();
        var message = AnswerMessage.of(outcome, last, found(entries), suggestions.next(outcome));
        var key = asked.run() + ":" + last;
        boolean again = asked.posted().sending() == last;
        var tasks = ProgressTask.of(
                entries.stream().filter(e -> e.seq() > asked.posted().sent()).toList());
        runs.sending(asked.run(), last);
        if (Secrets.in(Json.text(outcome))) {
            runs.withheld(asked.run());
            LOG.log(Level.WARNING, "run " + asked.run() + " held a secret: it was not posted");
        }
        // It is looked at again, as others may have come to the channel meanwhile.
        boolean shared = people.shared(asked.place());
        if (asked.alone() || shared) {
            poster.post(poster.direct(asked), key, message, again);
            message = Blocks.message(SENT_PRIVATELY);
            key += " note";
        }
        if (shared) {
            shown.drop();
            runs.sent(asked.run(), last, "");
        } else {
            runs.sent(asked.run(), last, shown.end(tasks, key, message, again));
        }
    }

    /// What a stopped run had found.
    private static String found(List<Journal.Entry> entries) {
        for (var entry : entries.reversed()) {
            if (entry.step() instanceof Step.ToolReturned returned && returned.result() != null) {
                return returned.result().headline();
            }
        }
        return "";
    }
}
