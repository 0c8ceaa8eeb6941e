package dev.jackdaw.slack;

import dev.jackdaw.agent.Desk;

/// Stops what was asked: by a word, by Slack's own Stop, or because the question was changed or
/// taken back. Idempotent.
record StopHandler(
        Desk desk,
        SlackRuns runs,
        People people,
        Poster poster,
        QuestionSubmitter submitter,
        ReplyHandler replies,
        RunPresenter presenter) {
    /// Stops what runs or waits in a conversation.
    void stop(ConversationRef place, People.Person person) {
        var last = runs.last(place);
        if (last.isPresent() && desk.outcome(last.get().run()).isEmpty()) {
            desk.stop(last.get().run(), person.asker());
        } else if (last.isPresent() && replies.question(last.get()).isPresent()) {
            replies.settle(last.get(), "Stopped.");
            desk.stop(last.get().run(), person.asker());
            presenter.follow(last.get().run());
        } else {
            poster.whisper(place, person.user(), "There is nothing to stop here.");
        }
    }

    /// Slack's own Stop.
    void stopped(Incoming.Stopped stopped) {
        submitter.allowed(stopped.who(), stopped.place()).ifPresent(person -> stop(stopped.place(), person));
    }

    /// The question was changed: what runs for the old one stops, and the new one is asked.
    void edited(Incoming.Edited edited) {
        var old = runs.of(edited.place(), edited.ts());
        if (old.isEmpty() || edited.text().isBlank()) {
            return;
        }
        var person = people.person(edited.who());
        if (people.refusal(person, edited.place()).isPresent()) {
            return;
        }
        if (desk.outcome(old.get().run()).isPresent()) {
            poster.whisper(
                    edited.place(),
                    person.user(),
                    "I had answered the question as it was. Ask again for another answer.");
            return;
        }
        runs.silence(old.get().run());
        desk.stop(old.get().run(), person.asker());
        submitter.begin(edited.place(), edited.ts(), edited.text(), edited.ts() + " " + edited.editedAt(), person);
    }

    /// The question was taken back: nothing is said to it.
    void deleted(Incoming.Deleted deleted) {
        var run = runs.of(deleted.place(), deleted.ts());
        if (run.isPresent()) {
            runs.silence(run.get().run());
            if (desk.outcome(run.get().run()).isEmpty()) {
                desk.stop(run.get().run(), "slack");
            }
        }
    }
}
