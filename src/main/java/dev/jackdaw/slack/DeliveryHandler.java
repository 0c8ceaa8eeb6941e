package dev.jackdaw.slack;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Works on what Slack sent, each delivery on a thread of its own, once the door knows who it is
/// itself. What fails stays in the inbox and is tried again when its lease ends. Thread-safe.
final class DeliveryHandler {
    private static final Logger LOG = Logger.getLogger(DeliveryHandler.class.getName());

    private final Inbox inbox;
    private final DoorHealth health;
    private final MessageRouter router;
    private final StopHandler stops;
    private final ButtonHandler buttons;
    private final EntryPoints entryPoints;
    private volatile @Nullable IncomingReader reader;

    DeliveryHandler(
            Inbox inbox,
            DoorHealth health,
            MessageRouter router,
            StopHandler stops,
            ButtonHandler buttons,
            EntryPoints entryPoints) {
        this.inbox = inbox;
        this.health = health;
        this.router = router;
        this.stops = stops;
        this.buttons = buttons;
        this.entryPoints = entryPoints;
    }

    /// From now on it works, as the user of this id.
    void begin(String user) {
        reader = new IncomingReader(user);
    }

    /// What comes is kept until it begins again.
    void pause() {
        reader = null;
    }

    boolean working() {
        return reader != null;
    }

    /// Works on one, if it works at all.
    void take(Delivery delivery) {
        if (working()) {
            Thread.ofVirtual().name("slack " + delivery.key()).start(() -> handle(delivery));
        }
    }

    private void handle(Delivery delivery) {
        var known = reader;
        if (known == null) {
            return;
        }
        try {
            handle(known.read(delivery.body()), delivery.key());
            inbox.done(delivery.key());
        } catch (SlackFault e) {
            LOG.log(Level.WARNING, "a delivery of Slack's: " + e.getMessage());
            if (e.ofToken()) {
                // It is kept until the token is good again.
                health.failing(e.error());
                pause();
            } else if (e.forGood()) {
                inbox.done(delivery.key());
            }
        } catch (RuntimeException e) {
            // It is tried again when its lease ends.
            LOG.log(Level.WARNING, "a delivery of Slack's could not be handled", e);
        }
    }

    private void handle(Incoming incoming, String delivery) {
        switch (incoming) {
            case Incoming.Wrote wrote -> router.wrote(wrote, delivery);
            case Incoming.Edited edited -> stops.edited(edited);
            case Incoming.Deleted deleted -> stops.deleted(deleted);
            case Incoming.Stopped stopped -> stops.stopped(stopped);
            case Incoming.Clicked clicked -> buttons.clicked(clicked, delivery);
            case Incoming.Explained explained -> buttons.explained(explained);
            case Incoming.Shortcut shortcut -> entryPoints.about(shortcut, delivery);
            case Incoming.Command command -> entryPoints.command(command);
            case Incoming.Opened opened -> entryPoints.opened(opened);
            case Incoming.Ignored ignored -> LOG.log(Level.FINE, "ignored: {0}", ignored.why());
        }
    }

    /// Who asked is told that nothing will come of it.
    void apologise(Delivery delivery) {
        var known = reader;
        if (known != null && known.read(delivery.body()) instanceof Incoming.Wrote wrote) {
            try {
                router.apologise(wrote);
            } catch (SlackFault e) {
                LOG.log(Level.WARNING, "no apology: " + e.getMessage());
            }
        }
    }
}
