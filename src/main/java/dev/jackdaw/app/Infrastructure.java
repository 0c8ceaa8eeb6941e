package dev.jackdaw.app;

import dev.jackdaw.agent.Ledger;
import dev.jackdaw.agent.PgJournal;
import dev.jackdaw.agent.PgLedger;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.model.embedding.BgeEmbedder;
import dev.jackdaw.model.embedding.Embedder;
import dev.jackdaw.model.embedding.EmbeddingSettings;
import dev.jackdaw.model.embedding.RemoteEmbedder;
import dev.jackdaw.store.DatabaseSettings;
import dev.jackdaw.store.LoginSetup;
import dev.jackdaw.store.Logins;
import dev.jackdaw.store.StateDatabase;
import dev.jackdaw.warehouse.Principals;
import dev.jackdaw.warehouse.Warehouse;
import java.time.Clock;

/// What every room above stands on: the settings, the clock, the databases, the journal and the
/// embedding model. `principals` are read once, when this is opened.
record Infrastructure(
        Config config,
        Clock clock,
        CompanyCalendar calendar,
        Embedder embedder,
        Logins logins,
        StateDatabase database,
        Warehouse warehouse,
        Principals principals,
        PgJournal journal,
        Ledger ledger) {

    /// Starts the embedded server where no other is named, and opens the databases; `closer` closes
    /// all of it.
    static Infrastructure open(Config config, Closer closer) {
        var clock = config.company().clock();
        var calendar = config.company().calendar();
        var embedder = closer.add(embedder(config), Embedder::close);
        Signals.endAfter(embedder::close);
        var logins = closer.add(new LoginSetup(config.databases()), LoginSetup::close)
                .logins();
        var database = closer.add(StateDatabase.open(logins.service()), StateDatabase::close);
        var settings = config.warehouse();
        var warehouse = closer.add(new Warehouse(logins, settings), Warehouse::close);
        var journal = closer.add(new PgJournal(database, clock), PgJournal::close);
        var ledger = new PgLedger(database, config.runs().shared(), clock, calendar.zone());
        return new Infrastructure(
                config, clock, calendar, embedder, logins, database, warehouse, settings.principals(), journal, ledger);
    }

    private static Embedder embedder(Config config) {
        return EmbeddingSettings.builtin(config.environment())
                ? new BgeEmbedder(DatabaseSettings.home(config.environment()).folder("native"))
                : RemoteEmbedder.of(EmbeddingSettings.name(config.environment()), config.environment());
    }
}
