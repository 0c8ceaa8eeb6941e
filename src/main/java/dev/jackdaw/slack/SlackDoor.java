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
    private static final Duration LOOK = Duration.ofSeconds(3);
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
    private final Receptionist receptionist;
    private final Entrances entrances;
    private final Presses presses;
    private final Teller teller;
    private final Noticer noticer;
    private final ReportTeller reportTeller;
    private final Standing standing = new Standing();
    private final Rush rush = new Rush();
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
        var runs = new AskedRuns(services.database());
        var poster = new Poster(api);
        var signs = new Signs(api);
        var people = new People(api, services.principals(), settings.anyMember());
        this.teller = new Teller(
                desk,
                journal,
                runs,
                poster,
                signs,
                people,
                standing,
                asked -> new Progress(api, poster, runs, asked, settings.streamFor()),
                new Suggestions(catalogue),
                settings.showAfter());
        this.noticer = new Noticer(services.database(), runs, poster, people);
        var scheduled = services.scheduled();
        this.reportTeller = new ReportTeller(scheduled.editions(), poster, people);
        var scheduling = new Scheduling(scheduled.schedules(), scheduled.editions(), people, poster);
        var asking = new Asking(desk, runs, people, poster, signs, teller);
        this.receptionist = new Receptionist(inbox, journal, asking, rush, scheduling);
        this.entrances = new Entrances(
                asking,
                people,
                poster,
                new Home(api, catalogue, runs, journal, desk, services.ledger(), scheduled.schedules(), standing),
                new AdminCommands(people, services.approvals(), services.views()),
                scheduling);
        this.presses =
                new Presses(desk, runs, receptionist, asking, entrances, poster, api, new Uploads(api), services.why());
    }

    /// Opens the door. Where Slack does not know the token, or can't be reached, it stays open and
    /// says so; what arrives meanwhile is kept.
    public static SlackDoor open(SlackSettings settings, Services services) {
        var door = new SlackDoor(settings, services, Clock.systemUTC());
        Thread.ofVirtual().name("slack").start(door::work);
        return door;
    }

    /// "ok", or what is wrong.
    public String standing() {
        return standing.now();
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
        try (var _ = rush.enter()) {
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
                standing.failing(e.error());
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
                receptionist.apologise(wrote);
            } catch (SlackFault e) {
                LOG.log(Level.WARNING, "no apology: " + e.getMessage());
            }
        }
    }

    private void handle(Incoming incoming, Delivery delivery) {
        switch (incoming) {
            case Incoming.Wrote wrote -> receptionist.wrote(wrote, delivery.key());
            case Incoming.Edited edited -> receptionist.edited(edited);
            case Incoming.Deleted deleted -> receptionist.deleted(deleted);
            case Incoming.Stopped stopped -> receptionist.stopped(stopped);
            case Incoming.Clicked clicked -> presses.clicked(clicked, delivery.key());
            case Incoming.Explained explained -> presses.explained(explained);
            case Incoming.Shortcut shortcut -> entrances.about(shortcut, delivery.key());
            case Incoming.Command command -> entrances.command(command);
            case Incoming.Opened opened -> entrances.opened(opened);
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
                    teller.takeOver();
                    noticer.tell();
                    reportTeller.tell();
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
            return stop.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void introduce() {
        try {
            var self = api.call("auth.test", Map.of());
            reader = new IncomingReader(self.path("user_id").asText());
            standing.ok();
            connect();
        } catch (SlackFault e) {
            standing.failing(e.error());
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
            standing.failing("Socket Mode can't connect");
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
