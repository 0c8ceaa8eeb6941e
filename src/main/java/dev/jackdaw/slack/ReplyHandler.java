package dev.jackdaw.slack;

import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import java.util.Optional;

/// Replies to questions that Jackdaw asked back, in words or by a button: each is taken once, and
/// only from the one who asked. Idempotent.
record ReplyHandler(
        Journal journal,
        SlackRuns runs,
        People people,
        Poster poster,
        QuestionSubmitter submitter,
        RunPresenter presenter) {
    /// Replies to the question back that a run waits with, where nobody did before.
    void reply(SlackRun asked, String text, String delivery, People.Person person) {
        reply(asked, journal.entries(asked.run()).getLast().seq(), text, delivery, person);
    }

    /// False where somebody replied before.
    private boolean reply(SlackRun asked, int seq, String text, String delivery, People.Person person) {
        if (!runs.claim(asked.run(), seq, delivery)) {
            return false;
        }
        settle(asked, "Answered: " + text);
        submitter.begin(asked.place(), asked.askedIn(), text, "reply " + asked.run() + " " + seq, person);
        return true;
    }

    /// Whether this delivery was taken as a reply before a crash; then its run is told further.
    boolean taken(String delivery) {
        var replied = runs.repliedBy(delivery);
        boolean done = replied.isPresent()
                && journal.entries(replied.get().run()).getLast().seq()
                        > replied.get().seq();
        if (done) {
            presenter.follow(replied.get().run());
        }
        return done;
    }

    /// The run of a conversation that waits for a reply.
    Optional<SlackRun> waiting(ConversationRef place) {
        return runs.last(place).filter(asked -> question(asked).isPresent());
    }

    Optional<Step.AskedBack> question(SlackRun asked) {
        return journal.entries(asked.run()).getLast().step() instanceof Step.AskedBack back
                ? Optional.of(back)
                : Optional.empty();
    }

    /// Takes the buttons of a question back away. What went to the asker alone stays there: the
    /// message in the thread is only the note of it.
    void settle(SlackRun asked, String outcome) {
        var back = question(asked);
        if (back.isPresent() && !asked.posted().message().isEmpty() && !asked.alone()) {
            try {
                poster.update(
                        asked.place(),
                        asked.posted().message(),
                        asked.run() + ":" + asked.posted().sent(),
                        AnswerMessage.settled(back.get(), outcome));
            } catch (SlackFault e) {
                if (e.kind() == SlackFault.Certainty.UNSURE) {
                    throw e;
                }
            }
        }
    }

    /// A reply by a button.
    void replied(Incoming.Clicked click, SlackRun asked, int seq, int option, String delivery) {
        var person = people.person(click.who());
        var refusal = people.refusal(person, asked.place());
        if (refusal.isPresent() || !person.user().equals(asked.person())) {
            poster.whisper(asked.place(), person.user(), "Only the one who asked can answer that.");
            return;
        }
        if (taken(delivery)) {
            return;
        }
        var back = question(asked);
        boolean open = back.isPresent()
                && journal.entries(asked.run()).getLast().seq() == seq
                && option < back.get().options().size();
        if (!open || !reply(asked, seq, back.get().options().get(option), delivery, person)) {
            poster.whisper(asked.place(), person.user(), "That was answered already.");
        }
    }
}
