package dev.jackdaw.cli;

import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.app.sample.SampleLoader;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.DatabaseSettings;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/// What a newcomer is spared: on an embedded server that holds nothing yet, the sample company and
/// its knowledge are loaded. A server that was named in the settings is never touched.
final class FirstRun {
    static final long SEED = 42;
    private final Jackdaw jackdaw;
    private final Terminal terminal;

    FirstRun(Jackdaw jackdaw, Terminal terminal) {
        this.jackdaw = jackdaw;
        this.terminal = terminal;
    }

    void prepare() {
        var config = jackdaw.config();
        boolean named = DatabaseSettings.named(config.environment());
        if (named || jackdaw.knowledge().index().generation() > 0) {
            return;
        }
        // Two first commands at once: one loads, the other waits and finds it done.
        try (var connection = jackdaw.database().dedicated();
                var lock = connection.createStatement()) {
            lock.execute("SELECT pg_advisory_lock(hashtext('first run'))");
            load();
        } catch (SQLException e) {
            throw Connections.failed("preparing the first run", e);
        }
    }

    private void load() {
        var config = jackdaw.config();
        if (jackdaw.warehouse().schema().relations().isEmpty()) {
            var asOf = LocalDate.now(config.company().calendar().zone()).minusDays(1);
            terminal.note("First run: loading the sample company, as of " + asOf + " …");
            sample(jackdaw).load("public", SEED, asOf, false);
        }
        if (jackdaw.knowledge().index().all(KnowledgeKind.METRIC).isEmpty()) {
            terminal.note("First run: indexing " + config.knowledge() + " …");
            jackdaw.knowledge().loader().load(config.knowledge(), false, done -> {});
        }
    }

    static SampleLoader sample(Jackdaw jackdaw) {
        var logins = jackdaw.logins();
        return new SampleLoader(
                logins.owner(),
                List.of(logins.analyst().user(), logins.engineer().user()));
    }
}
