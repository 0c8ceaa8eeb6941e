package dev.jackdaw.slack;

import dev.jackdaw.core.RunId;
import dev.jackdaw.desk.Notices;
import dev.jackdaw.desk.Notices.Notice;
import dev.jackdaw.store.WorkQueue;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Tells threads that an answer in them was wrong, and the data team what concerns it: one message
/// a thread or person and occasion, whichever process lives.
record NoticeSender(Notices notices, SlackRuns runs, Poster poster, People people) {
    private static final Logger LOG = Logger.getLogger(NoticeSender.class.getName());
    private static final int BATCH = 20;
    private static final WorkQueue.Which OF_SLACK_RUNS =
            new WorkQueue.Which("q.run IN (SELECT run FROM slack_run)", List.of());
    private static final WorkQueue.Which OF_SLACK_PEOPLE = new WorkQueue.Which("q.person LIKE 'slack:%'", List.of());

    /// Tells what there is to tell.
    void tell() {
        notices.claim(OF_SLACK_RUNS, BATCH).forEach(this::tellThread);
        notices.claim(OF_SLACK_PEOPLE, BATCH).forEach(this::tellPerson);
    }

    private void tellPerson(Notice notice) {
        try {
            var place = poster.open(people.who(notice.person()));
            poster.post(place, notice.key() + " " + notice.person(), Blocks.message(notice.text()), true);
            notices.done(notice);
        } catch (SlackFault e) {
            LOG.log(Level.WARNING, "{0} is not told of {1}: {2}", new Object[] {
                notice.person(), notice.key(), e.getMessage()
            });
            if (e.forGood()) {
                notices.unreachable(notice);
            }
        }
    }

    /// Of a thread's runs the latest tells it.
    private void tellThread(Notice notice) {
        var found = runs.find(new RunId(notice.run()));
        if (found.isEmpty()) {
            // Old runs leave, with where they were asked.
            notices.done(notice);
            return;
        }
        var asked = found.get();
        var thread = runs.inThread(asked.place());
        if (notices.superseded(notice, thread)) {
            notices.done(notice);
            return;
        }
        try {
            if (!asked.silent() && !people.shared(asked.place())) {
                var place = asked.alone() ? poster.direct(asked) : asked.place();
                // A lease may have ended with the message on its way.
                poster.post(place, notice.key() + " " + notice.run(), Blocks.message(notice.text()), true);
            }
            notices.done(notice, thread);
        } catch (SlackFault e) {
            LOG.log(Level.WARNING, "run {0} is not told of {1}: {2}", new Object[] {
                notice.run(), notice.key(), e.getMessage()
            });
            if (e.forGood()) {
                notices.done(notice, thread);
            }
        }
    }
}
