package dev.jackdaw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.cli.Cli;
import dev.jackdaw.core.FileClock;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.ReportItem;
import dev.jackdaw.knowledge.definition.ReportTiming;
import dev.jackdaw.report.Reports;
import dev.jackdaw.sandbox.SlackSender;
import dev.jackdaw.store.embedded.OwnServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three services on one database, many reports due in one minute, on the nights when clocks
/// change; services are killed, the database is restarted as after a power cut, Slack fails now and
/// then.
class ReportsKilledTest {
    /// `-Djackdaw.reports=500 -Djackdaw.reports.kills=12` for more.
    private static final int REPORTS = Integer.getInteger("jackdaw.reports", 40);

    private static final int KILLS = Integer.getInteger("jackdaw.reports.kills", 3);
    private static final int CHANNELS = 50;
    private static final int SERVICES = 3;

    /// 02:30 comes twice on this night in Berlin; the first is 00:30 UTC.
    private static final Instant AUTUMN = Instant.parse("2026-10-25T00:30:00Z");

    /// There is no 02:30 on this one: the moment after the change is 01:00 UTC.
    private static final Instant SPRING = Instant.parse("2027-03-28T01:00:00Z");

    /// Services that are killed and begun again.
    private static final class Services implements AutoCloseable {
        private final Map<String, String> settings;
        private final Path folder;
        private final Process[] running = new Process[SERVICES];
        private int started;

        Services(Map<String, String> settings, Path folder) throws IOException {
            this.settings = settings;
            this.folder = folder;
            for (int i = 0; i < SERVICES; i++) {
                start(i);
            }
        }

        private void start(int i) throws IOException {
            running[i] = Cli.start(settings, folder.resolve("log" + started++), "serve");
        }

        void kill(int i) throws IOException, InterruptedException {
            running[i].destroyForcibly().waitFor();
            start(i);
        }

        /// Waits until all of them serve.
        void ready() throws IOException, InterruptedException {
            for (int i = 0; i < SERVICES; i++) {
                var log = folder.resolve("log" + i);
                for (int t = 0; !Files.readString(log).contains("ready"); t++) {
                    if (t > 3_000) {
                        throw new AssertionError("not ready: " + Files.readString(log));
                    }
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            }
        }

        @Override
        public void close() throws InterruptedException {
            for (var process : running) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static void set(Path clock, Instant now) throws IOException {
        var fresh = clock.resolveSibling("clock.new");
        Files.writeString(fresh, Duration.between(Instant.now(), now).toString());
        Files.move(fresh, clock, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void each_report_is_posted_once_per_time_it_was_due(@TempDir Path folder) throws Exception {
        long seed = System.nanoTime();
        System.out.println("ReportsKilledTest seed " + seed);
        var random = new Random(seed);
        var clock = folder.resolve("clock");
        set(clock, AUTUMN.minusSeconds(30));
        try (var server = new OwnServer(folder.resolve("server"));
                var company = TestCompany.open(server.fresh("reports"));
                var slack = new SlackSender()) {
            var channels = IntStream.range(0, CHANNELS)
                    .mapToObj(i -> "C%03d".formatted(i))
                    .toList();
            slack.channels(channels);
            var names = made(company, channels, clock);
            var settings = new HashMap<>(TestDatabase.settings(company.database()));
            settings.putAll(slack.settings());
            settings.put("PORT", "0");
            settings.put("JACKDAW_CLOCK", clock.toString());
            try (var services = new Services(settings, folder)) {
                services.ready();
                slack.rough();
                set(clock, AUTUMN.minusSeconds(2));
                var recovered = trouble(services, server, random, true);
                posted(slack, names, channels, AUTUMN, 1, seed);
                System.out.println("autumn: all posted " + since(recovered) + " after the last recovery");
                // Half past two for the second time.
                set(clock, AUTUMN.plusSeconds(3_598));
                TimeUnit.SECONDS.sleep(12);
                set(clock, SPRING.minusSeconds(2));
                recovered = trouble(services, server, random, false);
                posted(slack, names, channels, SPRING, 2, seed);
                System.out.println("spring: all posted " + since(recovered) + " after the last recovery");
            }
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static List<String> made(TestCompany company, List<String> channels, Path clock) {
        // What the sample's own files would post goes to channels that are not there.
        company.jackdaw()
                .report()
                .reports()
                .list()
                .forEach(r -> company.jackdaw().report().reports().pause(r.name(), "test"));
        var reports = new Reports(company.jackdaw().database(), new FileClock(clock));
        var names = new ArrayList<String>();
        for (int i = 0; i < REPORTS; i++) {
            var name = "report-%03d".formatted(i);
            var item = new ReportItem("MRR", List.of(), Map.of(), "", List.of("previous_period"), "", "", "");
            // Nobody may have more than fifty.
            var owner = "slack:owner%d@example.com".formatted(i / 40);
            reports.save(
                    new ReportDefinition(
                            name,
                            "",
                            owner,
                            List.of("slack:" + channels.get(i % CHANNELS)),
                            new ReportTiming("30 2 * * *", "Europe/Berlin"),
                            List.of(item),
                            "",
                            "",
                            null,
                            ""),
                    owner);
            names.add(name);
        }
        return names;
    }

    /// When the last of it was over.
    private static long trouble(Services services, OwnServer server, Random random, boolean restart) throws Exception {
        TimeUnit.MILLISECONDS.sleep(2_000 + random.nextInt(2_000));
        for (int i = 0; i < KILLS; i++) {
            services.kill(random.nextInt(SERVICES));
            if (restart && i == KILLS / 2) {
                server.restart();
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(3_000));
        }
        return System.nanoTime();
    }

    private static void posted(
            SlackSender slack, List<String> names, List<String> channels, Instant due, int times, long seed)
            throws InterruptedException {
        var wanted = new TreeMap<String, Integer>();
        for (int i = 0; i < names.size(); i++) {
            wanted.put("report " + names.get(i) + " " + due + " 1 slack:" + channels.get(i % CHANNELS), 1);
        }
        SlackSender.until(
                "all of " + due,
                Duration.ofSeconds(240),
                () -> slack.posted().keySet().containsAll(wanted.keySet()));
        // Whatever is still on its way twice would come now.
        TimeUnit.SECONDS.sleep(5);
        var posted = slack.posted();
        assertThat(posted).as("seed " + seed).containsAllEntriesOf(wanted).hasSize(times * names.size());
        assertThat(posted.values()).as("seed " + seed).containsOnly(1);
    }
}
