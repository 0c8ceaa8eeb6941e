package dev.jackdaw.asset;

import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.store.Grants;
import dev.jackdaw.warehouse.Warehouse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a receipt says of the built views that a statement reads.
public record ViewReceipts(
        Warehouse warehouse, KnowledgeIndex index, Assets assets, StoredViews stored, CompanyCalendar calendar) {
    private static final String PREFIX = Grants.BUILT_SCHEMA + ".";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /// The views, and what must be said of those whose rows are not of now.
    public record Reading(List<KnowledgeRef> views, List<String> caveats) {}

    /// Of one statement.
    public Reading of(String sql) {
        var views = new ArrayList<KnowledgeRef>();
        var caveats = new ArrayList<String>();
        // Most statements read none, and asking the server what one reads takes a while.
        if (mayRead(sql.toLowerCase(Locale.ROOT))) {
            warehouse
                    .lineage(sql)
                    .ifPresent(lineage -> lineage.columns().keySet().stream()
                            .filter(r -> r.startsWith(PREFIX))
                            .sorted()
                            .forEach(r -> add(r.substring(PREFIX.length()), views, caveats)));
        }
        return new Reading(List.copyOf(views), List.copyOf(caveats));
    }

    /// Views are found without their schema, too.
    private boolean mayRead(String sql) {
        return sql.contains(Grants.BUILT_SCHEMA)
                || index.all(KnowledgeKind.VIEW).stream().anyMatch(view -> sql.contains(view.name()));
    }

    private void add(String name, List<KnowledgeRef> views, List<String> caveats) {
        index.find(KnowledgeKind.VIEW, name).map(KnowledgeItem::ref).ifPresent(views::add);
        assets.find(name)
                .filter(asset -> asset.stored() && !stored.current(asset))
                .flatMap(a -> a.upkeep().refreshedAt())
                .ifPresent(at -> caveats.add(
                        PREFIX + name + " holds the data of " + shown(at) + "; its tables have changed since."));
    }

    private String shown(Instant at) {
        return MINUTE.format(at.atZone(calendar.zone())) + " (" + calendar.zone() + ")";
    }
}
