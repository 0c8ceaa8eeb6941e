package dev.jackdaw.slack;

import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.TransientException;
import dev.jackdaw.desk.EditionDelivery;
import dev.jackdaw.desk.Editions;
import dev.jackdaw.store.RefusedStatement;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/// Posts reports, corrections and alerts, each once at each place: whoever takes one a second time
/// looks first whether it is there. Several at once, as Slack lets each channel have its own pace.
final class ReportSender {
    private static final Logger LOG = Logger.getLogger(ReportSender.class.getName());
    private static final Pattern CHANNEL = Pattern.compile("slack:([CGD][A-Z0-9]+)");
    private static final int CONCURRENT_MAX = 12;

    private final Editions editions;
    private final Poster poster;
    private final People people;
    private final Semaphore free = new Semaphore(CONCURRENT_MAX);
    private final Set<EditionDelivery> working = ConcurrentHashMap.newKeySet();

    ReportSender(Editions editions, Poster poster, People people) {
        this.editions = editions;
        this.poster = poster;
        this.people = people;
    }

    /// Takes what there is, and says that what it has taken is still worked on.
    void tell() {
        working.forEach(editions::renew);
        int hands = free.drainPermits();
        int taken = 0;
        try {
            if (hands > 0) {
                for (var delivery : editions.claim("slack", hands)) {
                    taken++;
                    working.add(delivery);
                    Thread.ofVirtual().name(delivery.key()).start(() -> hold(delivery));
                }
            }
        } finally {
            free.release(hands - taken);
        }
    }

    /// And then whatever there is next, while there is.
    private void hold(EditionDelivery first) {
        try {
            for (var next = Optional.of(first); next.isPresent(); next = next()) {
                tried(next.get());
            }
        } catch (JackdawException e) {
            LOG.log(Level.WARNING, "deliveries: " + e.getMessage());
        } finally {
            free.release();
        }
    }

    private Optional<EditionDelivery> next() {
        var next = editions.claim("slack", 1).stream().findFirst();
        next.ifPresent(working::add);
        return next;
    }

    private void tried(EditionDelivery delivery) {
        try {
            tell(delivery);
        } catch (SlackFault e) {
            LOG.log(Level.WARNING, "{0} is not posted: {1}", new Object[] {delivery.key(), e.getMessage()});
            if (e.forGood()) {
                editions.refused(delivery, "Slack says " + e.error());
            }
        } catch (TransientException | RefusedStatement e) {
            // It is found in Slack when it is taken again.
            LOG.log(Level.WARNING, delivery.key() + ": " + e.getMessage());
        } catch (JackdawException e) {
            editions.refused(delivery, e.text());
        } finally {
            working.remove(delivery);
        }
    }

    private void tell(EditionDelivery delivery) {
        var channel = CHANNEL.matcher(delivery.destination());
        ConversationRef place;
        if (channel.matches()) {
            place = new ConversationRef("", channel.group(1), "");
            if (people.shared(place)) {
                editions.refused(delivery, "people from outside of the company are in that channel");
                return;
            }
        } else {
            var who = people.who(delivery.destination());
            place = poster.open(who);
            var person = people.person(who);
            var refusal = people.refusal(person, place);
            if (!person.human() || refusal.isPresent()) {
                editions.refused(delivery, refusal.orElse("that person is no longer there"));
                return;
            }
        }
        if (delivery.corrects()) {
            place = new ConversationRef(place.team(), delivery.channel(), delivery.message());
        }
        var ts = poster.post(place, delivery.key(), EditionMessage.of(delivery), delivery.again());
        editions.done(delivery, place.channel(), ts);
    }
}
