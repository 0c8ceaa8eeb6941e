package dev.jackdaw.app;

import dev.jackdaw.agent.Feedback;
import dev.jackdaw.agent.Retention;
import dev.jackdaw.asset.AssetRetention;
import dev.jackdaw.jobs.Chore;
import dev.jackdaw.knowledge.file.KnowledgeSettings;
import dev.jackdaw.learning.LearningRetention;
import dev.jackdaw.slack.SlackRuns;
import dev.jackdaw.store.DatabaseSettings;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/// What a service does beside answering: learn, keep views and validated queries fresh (both in the
/// curator's pass), look at watched metrics, check posted reports again, read the knowledge anew,
/// take old runs out of the journal.
record Maintenance(Jackdaw jackdaw) {
    private static final Duration CURATE_EVERY = Duration.ofSeconds(60);
    private static final Duration WATCHES_EVERY = Duration.ofMinutes(5);
    private static final LocalTime INDEX_AT = LocalTime.of(2, 30);
    private static final LocalTime RETENTION_AT = LocalTime.of(3, 30);
    private static final LocalTime RECHECK_AT = LocalTime.of(4, 30);

    List<Chore> chores() {
        return List.of(
                Chore.every(CURATE_EVERY, "curate", () -> jackdaw.curator().pass()),
                Chore.every(
                        WATCHES_EVERY,
                        "watches",
                        () -> jackdaw.report().watches().look()),
                Chore.daily(INDEX_AT, "index", this::index),
                Chore.daily(RETENTION_AT, "retention", this::retain),
                Chore.daily(
                        RECHECK_AT, "recheck", () -> jackdaw.report().recheck().all()));
    }

    private void retain() {
        var config = jackdaw.config();
        config.runs()
                .retention()
                .ifPresent(keep -> retention()
                        .pass(keep, DatabaseSettings.home(config.environment()).folder("exports")));
    }

    /// In the order in which rows may be deleted.
    Retention retention() {
        var database = jackdaw.database();
        return new Retention(
                database,
                List.of(
                        new LearningRetention(jackdaw.learning().learnings()),
                        new AssetRetention(database),
                        new Feedback(database),
                        new SlackRuns(database)),
                jackdaw.config().company().clock());
    }

    /// Only where a folder is named: what was loaded from elsewhere must not be replaced by the
    /// sample's.
    private void index() {
        var config = jackdaw.config();
        KnowledgeSettings.named(config.environment())
                .filter(Files::isDirectory)
                .ifPresent(folder -> jackdaw.knowledge().loader().load(folder, false, done -> {}));
    }
}
