package dev.jackdaw.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Ledger;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Json;
import dev.jackdaw.desk.Approvals;
import dev.jackdaw.desk.Editions;
import dev.jackdaw.desk.Schedules;
import dev.jackdaw.desk.ViewApprovals;
import dev.jackdaw.store.StateDatabase;
import dev.jackdaw.warehouse.Principals;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

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
    private final MessageRouter router;
    private final EntryPoints entryPoints;
    private final ButtonHandler buttonHandler;
    private final RunPresenter presenter;
    private final NoticeSender noticeSender;
    private final ReportSender reportSender;
    private final DoorHealth health = new DoorHealth();
    private final IntakeThrottle throttle = new IntakeThrottle();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable IncomingReader reader;
    private @Nullable SocketModeApp socket;

    /// What stands behind the door. `why` explains a run, line by line.
    public record Services(
            StateDatabase database,
            Desk desk,
            Journal journal,
            Ledger ledger,
            Principals principals,
            Catalogue catalogue,
            Approvals approvals,
            ViewApprovals views,
            Scheduled scheduled,
            Function<RunId, List<String>> why) {}

    /// Whatever is posted without being asked, and how people look after it.
    public record Scheduled(Schedules schedules, Editions editions) {}

    private SlackDoor(SlackSettings settings, Services services, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        var desk = services.desk();
        var journal = services.journal();
        var catalogue = services.catalogue();
        this.inbox = new Inbox(services.database());
        this.writer = new InboxWriter(services.database());
        this.api = new SlackApi(settings.apiUrl(), settings.botToken().orElseThrow());
        var runs = new SlackRuns(services.database());
        var poster = new Poster(api);
        var indicator = new StatusIndicator(api);
        var people = new People(api, services.principals(), settings.anyMember());
        this.presenter = new RunPresenter(
                desk,
                journal,
                runs,
                poster,
                indicator,
                people,
                health,
                asked -> new Progress(api, poster, runs, asked, settings.streamFor()),
                new Suggestions(catalogue),
                settings.showAfter());
        this.noticeSender = new NoticeSender(services.database(), runs, poster, people);
        var scheduled = services.scheduled();
        this.reportSender = new ReportSender(scheduled.editions(), poster, people);
        var reportCommands = new ReportCommands(scheduled.schedules(), scheduled.editions(), people, poster);
        var submitter = new QuestionSubmitter(desk, runs, people, poster, indicator, presenter);
        this.router = new MessageRouter(inbox, journal, submitter, throttle, reportCommands);
        this.entryPoints = new EntryPoints(
                submitter,
                people,
                poster,
                new AppHome(api, catalogue, runs, journal, desk, services.ledger(), scheduled.schedules(), health),
                new AdminCommands(people, services.approvals(), services.views()),
                reportCommands);
        this.buttonHandler = new ButtonHandler(
                desk, runs, router, submitter, entryPoints, poster, api, new Uploads(api), services.why());
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
                handOver(delivery);
            }
            return Reply.of(200, "");
        } catch (DataAccessException e) {
            return Reply.of(503, "not stored");
        }
    }

    private void handOver(Delivery delivery) {
        if (reader != null) {
            Thread.ofVirtual().name("slack " + delivery.key()).start(() -> handle(delivery));
        }
    }

    private void handle(Delivery delivery) {
        var known = reader;
        if (known == null) {
            return;
        }
        try {
            handle(known.read(delivery.body()), delivery);
            inbox.done(delivery.key());
        } catch (SlackFault e) {
            LOG.log(Level.WARNING, "a delivery of Slack's: " + e.getMessage());
            if (e.ofToken()) {
                // It is kept until the token is good again.
                health.failing(e.error());
                reader = null;
            } else if (e.forGood()) {
                inbox.done(delivery.key());
            }
        } catch (RuntimeException e) {
            // It is tried again when its lease ends.
            LOG.log(Level.WARNING, "a delivery of Slack's could not be handled", e);
        }
    }

    /// Who asked is told that nothing will come of it.
    private void apologise(Delivery delivery) {
        var known = reader;
        if (known != null && known.read(delivery.body()) instanceof Incoming.Wrote wrote) {
            try {
                router.apologise(wrote);
            } catch (SlackFault e) {
                LOG.log(Level.WARNING, "no apology: " + e.getMessage());
            }
        }
    }

    private void handle(Incoming incoming, Delivery delivery) {
        switch (incoming) {
            case Incoming.Wrote wrote -> router.wrote(wrote, delivery.key());
            case Incoming.Edited edited -> router.edited(edited);
            case Incoming.Deleted deleted -> router.deleted(deleted);
            case Incoming.Stopped stopped -> router.stopped(stopped);
            case Incoming.Clicked clicked -> buttonHandler.clicked(clicked, delivery.key());
            case Incoming.Explained explained -> buttonHandler.explained(explained);
            case Incoming.Shortcut shortcut -> entryPoints.about(shortcut, delivery.key());
            case Incoming.Command command -> entryPoints.command(command);
            case Incoming.Opened opened -> entryPoints.opened(opened);
            case Incoming.Ignored ignored -> LOG.log(Level.FINE, "ignored: {0}", ignored.why());
        }
    }

    /// Gets to know itself, connects, and looks after what others left, until the door is closed.
    private void work() {
        int rounds = 0;
        do {
            try {
                if (reader == null) {
                    introduce();
                }
                if (reader != null) {
                    inbox.left().forEach(this::handOver);
                    inbox.hopeless().forEach(this::apologise);
                    presenter.takeOver();
                    noticeSender.tell();
                    reportSender.tell();
                }
                if (rounds++ % TIDY_EVERY == 0) {
                    inbox.tidy();
                }
            } catch (DataAccessException e) {
                LOG.log(Level.WARNING, "the database does not answer: " + e.getMessage());
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
            reader = new IncomingReader(self.path("user_id").asText());
            health.ok();
            connect();
        } catch (SlackFault e) {
            health.failing(e.error());
        }
    }

    /// Over Socket Mode, where there is a token for it.
    private synchronized void connect() {
        if (settings.appToken().isEmpty() || socket != null || stop.getCount() == 0) {
            return;
        }
        try {
            var app = new App(
                    AppConfig.builder().build(),
                    api.slack(),
                    List.of((request, response, chain) -> response(accept(request.getRequestBodyAsString()))));
            var connected = new SocketModeApp(settings.appToken().get(), SocketModeClient.Backend.JavaWebSocket, app);
            connected.startAsync();
            socket = connected;
        } catch (Exception e) {
            // Its message may hold the address with its ticket.
            health.failing("Socket Mode can't connect");
            LOG.log(Level.WARNING, "Socket Mode: " + e.getClass().getSimpleName());
            reader = null;
        }
    }

    private static Response response(Reply reply) {
        return Response.builder().statusCode(reply.status()).body("").build();
    }

    @Override
    public void close() {
        stop.countDown();
        disconnect();
        writer.close();
        api.close();
    }

    private synchronized void disconnect() {
        if (socket != null) {
            try {
                socket.close();
            } catch (Exception e) {
                LOG.log(Level.FINE, "closing Socket Mode", e);
            }
        }
    }
}
