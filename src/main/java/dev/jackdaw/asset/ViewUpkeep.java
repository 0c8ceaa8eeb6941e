package dev.jackdaw.asset;

import dev.jackdaw.agent.Step;
import dev.jackdaw.asset.Asset.State;
import dev.jackdaw.core.ConflictException;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.learning.DataTeam;
import dev.jackdaw.learning.Episode;
import dev.jackdaw.learning.RunObserver;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Warehouse;
import dev.jackdaw.warehouse.guard.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Looks after the views that are there: fills stored ones, sets aside what no longer holds,
/// proposes to drop what no answer rested on for `decay`. Never on an asker's time; any number of
/// processes may do so at once.
public record ViewUpkeep(
        Assets assets,
        Builder builder,
        StoredViews stored,
        Warehouse warehouse,
        DataTeam owners,
        Clock clock,
        Duration decay)
        implements RunObserver {
    private static final Logger LOG = Logger.getLogger(ViewUpkeep.class.getName());
    private static final String BY = "keeper";
    private static final Duration BUILDING_MAX = Duration.ofMinutes(15);

    /// A stored view is filled again at most so often, and for at most a tenth of the time.
    private static final Duration REFRESH_PAUSE = Duration.ofMinutes(5);

    private static final int REFRESH_TIME_SHARE = 10;

    @Override
    public void read(Episode episode) {
        var last = episode.entries().getLast();
        if (last.step() instanceof Step.Answered answered) {
            answered.receipt().knowledge().stream()
                    .filter(ref -> ref.kind().equals(KnowledgeKind.VIEW.word()))
                    .forEach(ref -> assets.use(ref.name(), episode.run(), last.at()));
        }
    }

    @Override
    public int pass() {
        return left() + keep();
    }

    /// What a process that died left half-built.
    private int left() {
        int built = 0;
        for (var asset : assets.list(State.BUILDING)) {
            var since = assets.history(asset.id()).getLast().at();
            if (since.plus(BUILDING_MAX).isBefore(clock.instant())) {
                try {
                    builder.build(assets.move(asset, State.BUILDING, asset.owner(), "once more"), asset.owner());
                    built++;
                } catch (ConflictException e) {
                    LOG.log(Level.FINE, "somebody else was first", e);
                }
            }
        }
        return built;
    }

    private int keep() {
        int moved = 0;
        var used = assets.used(clock.instant().minus(decay));
        for (var asset : assets.list(State.BUILT, State.UNUSED, State.STALE, State.BROKEN)) {
            try {
                moved += keep(asset, used.containsKey(asset.name())) ? 1 : 0;
            } catch (ConflictException e) {
                LOG.log(Level.FINE, "somebody else was first", e);
            } catch (JackdawException e) {
                LOG.log(Level.WARNING, "{0} is looked at again: {1}", new Object[] {asset.qualified(), e.getMessage()});
            }
        }
        return moved;
    }

    private boolean keep(Asset asset, boolean used) {
        if (asset.upkeep().builtAt().isEmpty()) {
            return false;
        }
        if (warehouse.schema().relation(asset.qualified()).isEmpty()) {
            return aside(asset, State.BROKEN, "it is gone from the database, or can't be read");
        }
        if (asset.stored() && mayNotStay(asset)) {
            // Not set aside: whoever may read the schema could read its rows still.
            return builder.drop(asset.name(), BY, "not everybody may see its rows any more")
                    .map(problem -> aside(asset, State.BROKEN, "it must go: " + problem))
                    .orElse(true);
        }
        var changed = builder.changed(asset);
        if (changed.isPresent()) {
            return aside(asset, State.STALE, changed.get());
        }
        if (!asset.state().serves()) {
            builder.show(assets.move(asset, State.BUILT, BY, "it is again as it was"));
            return true;
        }
        boolean old = asset.upkeep().builtAt().get().plus(decay).isBefore(clock.instant());
        if (old && !used && asset.state() == State.BUILT) {
            assets.move(asset, State.UNUSED, BY, "no answer rested on it in " + decay.toDays() + " days");
            return true;
        }
        if (used && asset.state() == State.UNUSED) {
            assets.move(asset, State.BUILT, BY, "it is used again");
            return true;
        }
        return asset.stored() && due(asset) && !stored.current(asset) && builder.refresh(asset);
    }

    /// Whether its rows have come to be kept from somebody since they were stored.
    private boolean mayNotStay(Asset asset) {
        return withheld(Role.ENGINEER, Builder.create(asset), "rows")
                || withheld(Role.ANALYST, asset.sql(), "table")
                || withheld(Role.ANALYST, asset.sql(), "column");
    }

    /// Whether the guard refuses a statement by this rule.
    private boolean withheld(Role role, String sql, String rule) {
        return warehouse.checker().judge(role, sql) instanceof Verdict.Refused refused
                && refused.rule().equals(rule);
    }

    private boolean aside(Asset asset, State to, String reason) {
        if (asset.state() == to && asset.reason().equals(reason)) {
            return false;
        }
        var moved = hidden(asset, to, reason);
        owners.tell(
                "view " + moved.id() + " " + moved.version(),
                "The view **"
                        + asset.qualified()
                        + "** is "
                        + to.word()
                        + ": "
                        + reason
                        + ". Answers do without it. Build it again with **jackdaw assets approve "
                        + asset.name()
                        + "**, or drop it.");
        LOG.log(Level.WARNING, "{0} is {1}: {2}", new Object[] {asset.qualified(), to.word(), reason});
        return true;
    }

    /// Nobody finds it before it is moved: a crash between must not leave it in use.
    private Asset hidden(Asset asset, State to, String reason) {
        builder.hide(asset);
        try {
            return assets.move(asset, to, BY, reason);
        } catch (ConflictException e) {
            assets.find(asset.id()).filter(now -> now.state().serves()).ifPresent(builder::show);
            throw e;
        }
    }

    private boolean due(Asset asset) {
        var share = Duration.ofMillis(asset.upkeep().refreshMs() * REFRESH_TIME_SHARE);
        var pause = share.compareTo(REFRESH_PAUSE) > 0 ? share : REFRESH_PAUSE;
        return asset.upkeep()
                .triedAt()
                .map(t -> t.plus(pause).isBefore(clock.instant()))
                .orElse(true);
    }
}
