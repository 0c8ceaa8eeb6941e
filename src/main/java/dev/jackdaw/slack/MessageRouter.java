package dev.jackdaw.slack;

import dev.jackdaw.desk.Schedules;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Decides what a message is: a question, a reply, a stop, a wish for a report; and whether somebody
/// may. Idempotent: whatever it does may be done again after a crash.
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
    private final SlackRuns runs;
    private final People people;
    private final Poster poster;
    private final StatusIndicator indicator;
    private final QuestionSubmitter submitter;
    private final ReplyHandler replies;
    private final StopHandler stops;
    private final IntakeThrottle throttle;
    private final ConversationQueue queue;
    private final ReportCommands reportCommands;

    MessageRouter(
            Inbox inbox,
            QuestionSubmitter submitter,
            ReplyHandler replies,
            StopHandler stops,
            IntakeThrottle throttle,
            ReportCommands reportCommands) {
        this.inbox = inbox;
        this.submitter = submitter;
        this.runs = submitter.runs();
        this.people = submitter.people();
        this.poster = submitter.poster();
        this.indicator = submitter.indicator();
        this.replies = replies;
        this.stops = stops;
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
            stops.stop(place, person);
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
            if (replies.taken(delivery)) {
                return true;
            }
            next(turn, message.ts(), place, person, delivery);
            var waiting = replies.waiting(place);
            if (!message.mentioned() && !place.direct()) {
                indicator.begin(place, message.ts());
            }
            if (waiting.isEmpty()) {
                submitter.begin(place, message.ts(), message.text(), message.ts(), person);
            } else if (waiting.get().person().equals(person.user())) {
                replies.reply(waiting.get(), message.text(), delivery, person);
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
            if (replies.waiting(place).isPresent()) {
                poster.whisper(place, person.get().user(), "I am waiting for a reply here first.");
            } else {
                submitter.begin(place, name, click.value(), name, person.get());
            }
        }
    }
}
