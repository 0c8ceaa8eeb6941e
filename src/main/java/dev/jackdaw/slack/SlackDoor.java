package dev.jackdaw.slack;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Feedback;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Ledger;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Json;
import dev.jackdaw.desk.Approvals;
import dev.jackdaw.desk.Editions;
import dev.jackdaw.desk.Notices;
import dev.jackdaw.desk.PersonDirectory;
import dev.jackdaw.desk.Schedules;
import dev.jackdaw.desk.ViewApprovals;
import dev.jackdaw.store.StateDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The Slack door. What Slack sends, over HTTP or Socket Mode, is stored and acknowledged at once
/// and worked on afterwards.
public final class SlackDoor implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SlackDoor.class.getName());
    private static final int BODY_MAX = 1_000_000;
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(3);
    private static final int TIDY_EVERY = 1_000;

    /// A reply to an HTTP request.
    public record Reply(int status, String type, String body) {
        private static Reply of(int status, String text) {
            return new Reply(status, "text/plain", text);
        }
    }

    private final SlackSettings settings;
    private final Clock clock;
    private final Inbox inbox;
    private final InboxWriter writer;
    private final SlackApi api;
    private final DeliveryHandler handler;
    private final RunPresenter presenter;
    private final NoticeSender noticeSender;
    private final ReportSender reportSender;
    private final Optional<SocketModeConnection> socket;
    private final DoorHealth health = new DoorHealth();
    private final IntakeThrottle throttle = new IntakeThrottle();
    private final CountDownLatch stop = new CountDownLatch(1);

    /// What stands behind the door.
    public record Services(
            StateDatabase database,
            Runs runs,
            PersonDirectory directory,
            Catalogue catalogue,
            Decisions decisions,
            Unasked unasked) {}

    /// Whoever takes questions, and what becomes of them. `why` explains a run, line by line.
    public record Runs(Desk desk, Journal journal, Ledger ledger, Function<RunId, List<String>> why) {}

    /// What the data team decides.
    public record Decisions(Approvals approvals, ViewApprovals views) {}

    /// Whatever is posted without being asked, and how people look after it.
    public record Unasked(Schedules schedules, Editions editions, Notices notices) {}

    private SlackDoor(SlackSettings settings, Services services, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        var desk = services.runs().desk();
        var journal = services.runs().journal();
        var schedules = services.unasked().schedules();
        var editions = services.unasked().editions();
        this.inbox = new Inbox(services.database());
        this.writer = new InboxWriter(inbox);
        this.api = new SlackApi(settings.apiUrl(), settings.botToken().orElseThrow());
        var runs = new SlackRuns(services.database());
        var poster = new Poster(api);
        var indicator = new StatusIndicator(api);
        var people = new People(api, services.directory(), settings.anyMember());
        this.presenter = new RunPresenter(
                desk,
                journal,
                runs,
                indicator,
                health,
                new AnswerSender(runs, poster, people, new Suggestions(services.catalogue())),
                new Progress.Settings(api, poster, runs, settings.showAfter(), settings.streamFor()));
        this.noticeSender = new NoticeSender(services.unasked().notices(), runs, poster, people);
        this.reportSender = new ReportSender(editions, poster, people);
        var reportCommands = new ReportCommands(schedules, editions, people, poster);
        var submitter = new QuestionSubmitter(desk, runs, people, poster, indicator, presenter);
        var replies = new ReplyHandler(journal, runs, people, poster, submitter, presenter);
        var stops = new StopHandler(desk, runs, people, poster, submitter, replies, presenter);
        var router = new MessageRouter(inbox, submitter, replies, stops, throttle, reportCommands);
        var entryPoints = new EntryPoints(
                submitter,
                people,
                poster,
                new AppHome(
                        api,
                        services.catalogue(),
                        runs,
                        journal,
                        desk,
                        services.runs().ledger(),
                        schedules,
                        health),
                new AdminCommands(
                        people,
                        services.decisions().approvals(),
                        services.decisions().views()),
                reportCommands);
        var buttons = new ButtonHandler(
                services.runs(),
                new Feedback(services.database()),
                router,
                replies,
                stops,
                submitter,
                entryPoints,
                api,
                new Uploads(api));
        this.handler = new DeliveryHandler(inbox, health, router, stops, buttons, entryPoints);
        this.socket = settings.appToken().map(token -> new SocketModeConnection(api, token, this::accept));
    }

    /// Opens the door. Where Slack does not know the token, or can't be reached, it stays open and
    /// says so; what arrives meanwhile is kept.
    public static SlackDoor open(SlackSettings settings, Services services) {
        var door = new SlackDoor(settings, services, Clock.systemUTC());
        Thread.ofVirtual().name("slack").start(door::work);
        return door;
    }

    /// "ok", or what is wrong.
    public String health() {
        return health.now();
    }

    /// A request to `/slack/events`.
    public Reply http(String timestamp, String signature, byte[] body) {
        if (settings.signingSecret().isEmpty()) {
            return Reply.of(503, "SLACK_SIGNING_SECRET is not set");
        }
        if (body.length > BODY_MAX) {
            return Reply.of(413, "too large");
        }
        var problem = new Signature(settings.signingSecret().get(), clock).problem(timestamp, signature, body);
        if (problem.isPresent()) {
            return Reply.of(401, problem.get());
        }
        return accept(new String(body, StandardCharsets.UTF_8));
    }

    /// Stores what came. Slack sends it again where this fails.
    private Reply accept(String body) {
        var read = Delivery.read(body);
        if (read.isEmpty()) {
            return Reply.of(400, "this is no delivery of Slack's");
        }
        var delivery = read.get();
        if (delivery.kind().equals("url_verification")) {
            var challenge =
                    Map.of("challenge", delivery.body().path("challenge").asText());
            return new Reply(200, "application/json", Json.text(challenge));
        }
        try (var _ = throttle.enter()) {
            if (writer.store(delivery)) {
                handler.take(delivery);
            }
            return Reply.of(200, "");
        } catch (JackdawException e) {
            return Reply.of(503, "not stored");
        }
    }

    /// Gets to know itself, connects, and looks after what others left, until the door is closed.
    private void work() {
        int rounds = 0;
        do {
            try {
                if (!handler.working()) {
                    introduce();
                }
                if (handler.working()) {
                    inbox.left().forEach(handler::take);
                    inbox.hopeless().forEach(handler::apologise);
                    presenter.takeOver();
                    noticeSender.tell();
                    reportSender.tell();
                }
                if (rounds++ % TIDY_EVERY == 0) {
                    inbox.tidy();
                }
            } catch (JackdawException e) {
                LOG.log(Level.WARNING, "nothing is taken over now: " + e.getMessage());
            }
        } while (!closed());
    }

    private boolean closed() {
        try {
            return stop.await(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void introduce() {
        try {
            var self = api.call("auth.test", Map.of());
            handler.begin(self.path("user_id").asText());
            health.ok();
            if (!socket.map(SocketModeConnection::connect).orElse(true)) {
                health.failing("Socket Mode can't connect");
                handler.pause();
            }
        } catch (SlackFault e) {
            health.failing(e.error());
        }
    }

    @Override
    public void close() {
        stop.countDown();
        socket.ifPresent(SocketModeConnection::close);
        writer.close();
        api.close();
    }
}
