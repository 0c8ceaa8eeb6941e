package dev.jackdaw.cli;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.app.Config;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.slack.SlackDoor;
import dev.jackdaw.web.HttpDoor;
import dev.jackdaw.web.RunMetrics;
import dev.jackdaw.web.Service;
import dev.jackdaw.web.Webhook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What `jackdaw serve` keeps open: all doors, and whoever finishes what other processes left.
final class OpenDoors {
    private static final Logger LOG = Logger.getLogger(OpenDoors.class.getName());
    private static final int TAKE_OVER_S = 15;

    private final Config config;
    private final Terminal terminal;

    OpenDoors(Config config, Terminal terminal) {
        this.config = config;
        this.terminal = terminal;
    }

    /// Serves until it is told to stop, and closes everything.
    void until(CountDownLatch stop) throws InterruptedException {
        var open = new AtomicReference<@Nullable Serving>();
        // Listening first: whoever watches sees a process that lives and is not ready yet.
        try (var metrics = new RunMetrics();
                var door = HttpDoor.open(config.web(), metrics, () -> service(open), List.of(new SlackHook(open)))) {
            terminal.note("listening on port " + door.port());
            try (var all = Jackdaw.open(config, metrics);
                    var slack = all.openSlack().orElse(null);
                    var clock = all.openClock()) {
                assert clock != null;
                metrics.load(all.desk());
                open.set(new Serving(all, slack));
                slack(slack);
                terminal.note("ready");
                Thread.startVirtualThread(() -> models(all));
                Thread.startVirtualThread(() -> takeOver(all, stop));
                stop.await();
                terminal.note("stopping …");
            } finally {
                open.set(null);
            }
        }
    }

    private void slack(@Nullable SlackDoor slack) {
        var settings = config.slack();
        if (slack == null && settings.wanted()) {
            terminal.note("Slack is not answered: set " + String.join(" and ", settings.missing()));
        }
    }

    /// Slack's events over HTTP, once there is somebody to take them.
    private record SlackHook(AtomicReference<@Nullable Serving> open) implements Webhook {
        @Override
        public String path() {
            return "/slack/events";
        }

        @Override
        public Reply answer(UnaryOperator<String> header, byte[] body) {
            var serving = open.get();
            if (serving == null || serving.slack() == null) {
                return new Reply(503, "text/plain", "Slack is not set up here, or not yet ready");
            }
            var reply = serving.slack()
                    .http(header.apply("X-Slack-Request-Timestamp"), header.apply("X-Slack-Signature"), body);
            return new Reply(reply.status(), reply.type(), reply.body());
        }
    }

    /// Finishes what other processes left when they died, before this one started or since.
    private void takeOver(Jackdaw all, CountDownLatch stop) {
        try {
            do {
                for (var outcome : left(all)) {
                    terminal.note("Run " + outcome.run() + " had been interrupted and is finished now.");
                }
            } while (!stop.await(TAKE_OVER_S, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Desk.Outcome> left(Jackdaw all) {
        try {
            return all.desk().resume(new StepPrinter(terminal));
        } catch (JackdawException e) {
            LOG.log(Level.WARNING, "nothing taken over: " + e.getMessage());
            return List.of();
        }
    }

    /// What is wrong with a model is said at the start, and no reason not to start.
    private void models(Jackdaw all) {
        for (var standing : all.models().check()) {
            terminal.note(
                    standing.problem().isEmpty()
                            ? "model " + standing.model() + " answers"
                            : "model "
                                    + standing.model()
                                    + " can't be used: "
                                    + standing.problem()
                                    + ". Until that is mended the governed model answers alone");
        }
    }

    private static Optional<Service> service(AtomicReference<@Nullable Serving> open) {
        return Optional.ofNullable(open.get()).map(Serving::service);
    }

    private record Serving(Jackdaw all, @Nullable SlackDoor slack) {
        Service service() {
            return new Service(all.desk(), all.journal(), all.approvals(), this::dependencies);
        }

        private Map<String, String> dependencies() {
            var found = new LinkedHashMap<String, String>();
            found.put(Service.DATABASE, database());
            if (slack != null) {
                found.put("slack", slack.health());
            }
            for (var model : all.models().standings()) {
                found.put("model " + model.model(), model.resting() ? "failing" : "ok");
            }
            return found;
        }

        private String database() {
            try {
                return all.knowledge().index().generation() >= 0 ? "ok" : "empty";
            } catch (JackdawException e) {
                return "does not answer";
            }
        }
    }
}
