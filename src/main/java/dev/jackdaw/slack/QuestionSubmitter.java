package dev.jackdaw.slack;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.TransientException;
import dev.jackdaw.store.RefusedStatement;
import java.util.Optional;

/// Puts questions to the desk, each once, under the rights of the one who asks.
record QuestionSubmitter(
        Desk desk, SlackRuns runs, People people, Poster poster, StatusIndicator indicator, RunPresenter presenter) {
    /// Somebody who may ask here.
    Optional<People.Person> allowed(Incoming.Who who, ConversationRef place) {
        var person = people.person(who);
        return people.refusal(person, place).isPresent() ? Optional.empty() : Optional.of(person);
    }

    /// The same; who may not is told why.
    Optional<People.Person> welcome(Incoming.Who who, ConversationRef place) {
        var person = people.person(who);
        var refusal = people.refusal(person, place);
        refusal.ifPresent(why -> poster.whisper(place, person.user(), why));
        return refusal.isPresent() ? Optional.empty() : Optional.of(person);
    }

    /// Begins the run of a question, or finds it; `name` is what makes it one. Who may see other
    /// rows than others has a history of their own in a thread, so that their figures reach nobody
    /// else's question.
    void begin(ConversationRef place, String askedIn, String text, String name, People.Person person) {
        boolean alone = people.alone(person, place);
        var request = "slack " + place.team() + " " + place.channel() + " " + name;
        try {
            var run = desk.start(
                    new Desk.Ask(
                            place.key() + (alone ? ":" + person.user() : ""),
                            person.asker(),
                            text,
                            "slack:" + place.team() + ":" + place.channel(),
                            request),
                    entry -> {});
            runs.begin(run, place, askedIn, person, alone);
            presenter.follow(run);
        } catch (TransientException | RefusedStatement e) {
            // The delivery is tried again when its lease ends.
            throw e;
        } catch (JackdawException e) {
            indicator.end(place);
            poster.whisper(place, person.user(), "I can't take this now: " + e.text());
        }
    }

    /// Asks in somebody's own conversation with Jackdaw, where their question is written first.
    void directly(Incoming.Who who, String text, String name, People.Person person) {
        var direct = poster.open(who);
        var ts = poster.post(direct, name, Blocks.message("> " + text), true);
        begin(new ConversationRef(direct.team(), direct.channel(), ts), ts, text, name, person);
    }
}
