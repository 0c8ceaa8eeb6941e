package dev.jackdaw.app;

import dev.jackdaw.agent.Retention;
import dev.jackdaw.jobs.Chore;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/// What a service does beside answering: learn, keep views and validated queries fresh (both in the
/// curator's pass), look at watched metrics, check posted reports again, read the knowledge anew,
/// take old runs out of the journal.
record Upkeep(Jackdaw jackdaw) {
    private static final Duration CURATE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMinutes(5);
    private static final LocalTime INDEX = LocalTime.of(2, 30);
    private static final LocalTime RETAIN = LocalTime.of(3, 30);
    private static final LocalTime RECHECK = LocalTime.of(4, 30);

    List<Chore> chores() {
        return List.of(
                Chore.every(CURATE, "curate", () -> jackdaw.curator().pass()),
                Chore.every(LOOK, "watches", () -> jackdaw.reporting().watches().look()),
                Chore.daily(INDEX, "index", this::index),
                Chore.daily(RETAIN, "retention", this::retain),
                Chore.daily(
                        RECHECK, "recheck", () -> jackdaw.reporting().recheck().all()));
    }

    private void retain() {
        var config = jackdaw.config();
        config.retention()
                .ifPresent(keep -> new Retention(jackdaw.database(), config.clock())
                        .pass(keep, config.home().folder("exports")));
    }

    /// Only where a folder is named: what was loaded from elsewhere must not be replaced by the
    /// sample's.
    private void index() {
        var config = jackdaw.config();
        if (config.has("JACKDAW_KNOWLEDGE") && Files.isDirectory(config.knowledge())) {
            jackdaw.loader().load(config.knowledge(), false, done -> {});
        }
    }
}
