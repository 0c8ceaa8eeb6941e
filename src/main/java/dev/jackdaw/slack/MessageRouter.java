package dev.jackdaw.slack;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.desk.Schedules;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Decides what is a question, a reply, a stop, and whether somebody may; hands it to the desk.
/// Whatever it does may be done again after a crash and comes to the same.
final class MessageRouter {
    private static final Set<String> STOPS =
            Set.of("stop", "cancel", "stop it", "cancel it", "never mind", "nevermind", "abort");
    private static final Pattern SAYS_SOMETHING = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern EMOJI_NAME = Pattern.compile(":[a-z0-9_+'-]+:");
    static final int QUESTION_MAX = 8_000;
    static final String HELP = """
        Ask me a question about the company's data, for example **What is our MRR by plan?** I look for the company's own \
        definitions first, and say what each number rests on. In a thread I am part of, just write on; **stop** stops me. \
        **every weekday at 9 post MRR by plan here** makes a report; **/jackdaw reports** lists them.\
        """;

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final Inbox inbox;
    private final Desk desk;
    private final Journal journal;
    private final SlackRuns runs;
    private final People people;
    private final Poster poster;
    private final StatusIndicator indicator;
    private final RunPresenter presenter;
    private final QuestionSubmitter submitter;
    private final IntakeThrottle throttle;
    private final ConversationQueue queue;
    private final ReportCommands reportCommands;

    MessageRouter(
            Inbox inbox,
            Journal journal,
            QuestionSubmitter submitter,
            IntakeThrottle throttle,
            ReportCommands reportCommands) {
        this.inbox = inbox;
        this.journal = journal;
        this.submitter = submitter;
        this.desk = submitter.desk();
        this.runs = submitter.runs();
        this.people = submitter.people();
        this.poster = submitter.poster();
        this.indicator = submitter.indicator();
        this.presenter = submitter.presenter();
        this.throttle = throttle;
        this.queue = new ConversationQueue(runs);
        this.reportCommands = reportCommands;
    }

    /// Somebody wrote.
    void wrote(Incoming.Wrote message, String delivery) {
        var place = message.place();
        boolean toJackdaw = message.mentioned() || place.direct();
        if (toJackdaw) {
            throttle.sign(() -> indicator.begin(place, message.ts()));
        }
        if (!taken(message, toJackdaw, delivery) && toJackdaw) {
            indicator.end(place);
        }
    }

    /// False where nothing is worked on for it.
    private boolean taken(Incoming.Wrote message, boolean toJackdaw, String delivery) {
        var place = message.place();
        boolean opens = place.thread().equals(message.ts());
        if (opens && !toJackdaw) {
            return false;
        }
        throttle.await();
        while (!opens && inbox.earlier(place, message.ts())) {
            inbox.renew(delivery);
            RateLimiter.sleep(POLL_INTERVAL.toNanos());
        }
        if (!toJackdaw && runs.last(place).isEmpty()) {
            return false;
        }
        var person = people.person(message.who());
        if (!person.human()) {
            return false;
        }
        var refusal = people.refusal(person, place);
        if (refusal.isPresent()) {
            if (toJackdaw) {
                poster.whisper(place, person.user(), refusal.get());
            }
            return false;
        }
        if (STOPS.contains(word(message.text()))) {
            stop(place, person);
            return false;
        }
        if (!SAYS_SOMETHING
                .matcher(EMOJI_NAME.matcher(message.text()).replaceAll(""))
                .find()) {
            unsaid(message, person);
            return false;
        }
        if (toJackdaw && Schedules.asks(message.text())) {
            poster.whisper(place, person.user(), reportCommands.proposed(message.text(), "", place, person));
            return false;
        }
        return ask(message, person, delivery);
    }

    /// It could not be taken, however often it was tried. Where a run began for it all the same,
    /// that is told to its end.
    void apologise(Incoming.Wrote message) {
        boolean toJackdaw = message.mentioned() || message.place().direct();
        if (toJackdaw && runs.of(message.place(), message.ts()).isEmpty()) {
            poster.whisper(
                    message.place(),
                    message.who().user(),
                    "Sorry, I could not take your question: something fails here again and again. Ask later, "
                            + "or tell the data team.");
        }
    }

    private static String word(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[.!\\s]+$", "").strip();
    }

    /// Nothing but a mention, emoji or a file.
    private void unsaid(Incoming.Wrote message, People.Person person) {
        if (!message.files().isEmpty()) {
            poster.whisper(
                    message.place(),
                    person.user(),
                    "I can't read files ("
                            + String.join(", ", message.files())
                            + "). I answer questions about the company's own data: write one beside it.");
        } else if (message.mentioned()) {
            poster.whisper(message.place(), person.user(), HELP);
        }
    }

    private boolean ask(Incoming.Wrote message, People.Person person, String delivery) {
        var place = message.place();
        if (message.text().length() > QUESTION_MAX) {
            poster.whisper(
                    place,
                    person.user(),
                    "That is longer than %,d characters: ask a shorter question.".formatted(QUESTION_MAX));
            return false;
        }
        if (place.thread().equals(message.ts())) {
            // It opens its conversation: nothing can have come before.
            submitter.begin(place, message.ts(), message.text(), message.ts(), person);
            return true;
        }
        try (var turn = queue.take(place)) {
            if (done(delivery)) {
                return true;
            }
            next(turn, message.ts(), place, person, delivery);
            var waiting = waiting(place);
            if (!message.mentioned() && !place.direct()) {
                indicator.begin(place, message.ts());
            }
            if (waiting.isEmpty()) {
                submitter.begin(place, message.ts(), message.text(), message.ts(), person);
            } else if (waiting.get().person().equals(person.user())) {
                int seq = journal.entries(waiting.get().run()).getLast().seq();
                reply(waiting.get(), seq, message.text(), delivery, person);
            } else {
                poster.whisper(
                        place,
                        person.user(),
                        "I am waiting for the reply of the one who asked. Ask me again after that, or in a thread "
                                + "of your own.");
                return false;
            }
            return true;
        }
    }

    /// Waits until what was asked before in this conversation is answered.
    private void next(
            ConversationQueue.Turn turn, String message, ConversationRef place, People.Person person, String delivery) {
        if (turn.mustWait(message)) {
            poster.whisper(place, person.user(), "Noted: I answer this one next.");
            turn.await(message, () -> inbox.renew(delivery));
        }
    }

    /// A question that was suggested below an answer.
    void suggested(Incoming.Clicked click, String delivery) {
        var place = click.place();
        var person = submitter.allowed(click.who(), place);
        if (person.isEmpty()) {
            return;
        }
        var name = "press " + delivery;
        try (var turn = queue.take(place)) {
            next(turn, name, place, person.get(), delivery);
            if (waiting(place).isPresent()) {
                poster.whisper(place, person.get().user(), "I am waiting for a reply here first.");
            } else {
                submitter.begin(place, name, click.value(), name, person.get());
            }
        }
    }

    /// Whether this delivery was taken as a reply before a crash; then its run is told further.
    private boolean done(String delivery) {
        var replied = runs.repliedBy(delivery);
        boolean done = replied.isPresent()
                && journal.entries(replied.get().run()).getLast().seq()
                        > replied.get().seq();
        if (done) {
            presenter.follow(replied.get().run());
        }
        return done;
    }

    /// Replies to a question back, where nobody did before; false where somebody did.
    private boolean reply(SlackRun asked, int seq, String text, String delivery, People.Person person) {
        if (!runs.claim(asked.run(), seq, delivery)) {
            return false;
        }
        settle(asked, "Answered: " + text);
        submitter.begin(asked.place(), asked.askedIn(), text, "reply " + asked.run() + " " + seq, person);
        return true;
    }

    /// The run of a conversation that waits for a reply.
    private Optional<SlackRun> waiting(ConversationRef place) {
        return runs.last(place).filter(asked -> question(asked).isPresent());
    }

    private Optional<Step.AskedBack> question(SlackRun asked) {
        return journal.entries(asked.run()).getLast().step() instanceof Step.AskedBack back
                ? Optional.of(back)
                : Optional.empty();
    }

    /// Takes the buttons of a question back away. What went to the asker alone stays there: the
    /// message in the thread is only the note of it.
    private void settle(SlackRun asked, String outcome) {
        var back = question(asked);
        if (back.isPresent() && !asked.message().isEmpty() && !asked.alone()) {
            try {
                poster.update(
                        asked.place(),
                        asked.message(),
                        asked.run() + ":" + asked.sent(),
                        AnswerMessage.settled(back.get(), outcome));
            } catch (SlackFault e) {
                if (e.kind() == SlackFault.Certainty.UNSURE) {
                    throw e;
                }
            }
        }
    }

    private void stop(ConversationRef place, People.Person person) {
        var last = runs.last(place);
        if (last.isPresent() && desk.outcome(last.get().run()).isEmpty()) {
            desk.stop(last.get().run(), person.asker());
        } else if (last.isPresent() && question(last.get()).isPresent()) {
            settle(last.get(), "Stopped.");
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

    /// A reply by a button.
    void replied(Incoming.Clicked click, SlackRun asked, int seq, int option, String delivery) {
        var person = people.person(click.who());
        var refusal = people.refusal(person, asked.place());
        if (refusal.isPresent() || !person.user().equals(asked.person())) {
            poster.whisper(asked.place(), person.user(), "Only the one who asked can answer that.");
            return;
        }
        if (done(delivery)) {
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
