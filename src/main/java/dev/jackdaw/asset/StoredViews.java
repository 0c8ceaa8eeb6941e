package dev.jackdaw.asset;

import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.metrics.DataClock;
import dev.jackdaw.warehouse.Introspection;
import java.time.Clock;
import java.time.LocalDate;

/// Tells whether stored views hold what their tables hold now. A change is noticed within seconds;
/// where nothing can be known, or another day has begun, a view is taken for old.
public final class StoredViews {
    private final Assets assets;
    private final Introspection schema;
    private final DataClock today;
    private final CompanyCalendar calendar;
    private final Clock clock;

    public StoredViews(Assets assets, Introspection schema, DataClock today, CompanyCalendar calendar, Clock clock) {
        this.assets = assets;
        this.schema = schema;
        this.today = today;
        this.calendar = calendar;
        this.clock = clock;
    }

    /// By its name.
    public boolean current(String name) {
        return assets.find(name).map(this::current).orElse(false);
    }

    boolean current(Asset asset) {
        return !asset.stored()
                || (asset.state().serves()
                        && !asset.upkeep().changes().isEmpty()
                        && asset.upkeep().changes().equals(changes(asset)));
    }

    /// What its tables are like now, and the days that its query may speak of as today; empty where
    /// that can't be known.
    String changes(Asset asset) {
        var written = schema.changes(asset.qualified());
        return written.isEmpty()
                ? ""
                : LocalDate.now(clock.withZone(calendar.zone()))
                        + " "
                        + today.read().today()
                        + " "
                        + written;
    }
}
