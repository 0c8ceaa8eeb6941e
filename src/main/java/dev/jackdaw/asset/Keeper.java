package dev.jackdaw.asset;

import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.asset.Asset.State;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.learning.AfterRuns;
import dev.jackdaw.learning.Episode;
import dev.jackdaw.learning.Owners;
import dev.jackdaw.metrics.MetricService;
import dev.jackdaw.store.Role;
import dev.jackdaw.store.StateDatabase;
import dev.jackdaw.warehouse.Warehouse;
import dev.jackdaw.warehouse.guard.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Proposes views for what people keep asking, and looks after those that are there: fills stored
/// ones, sets aside what no longer holds, proposes to drop what nobody uses. Never on an asker's
/// time; any number of processes may do so at once.
public final class Keeper implements AfterRuns {
    private static final Logger LOG = Logger.getLogger(Keeper.class.getName());
    private static final String BY = "keeper";

    private static final Duration WITHIN = Duration.ofDays(30);

    /// SQL is long from here on.
    private static final int LONG_CHARS = 400;

    private static final int WAITING_MAX = 5;
    private static final Duration BUILDING_MAX = Duration.ofMinutes(15);

    /// A stored view is filled again at most so often, and for at most a tenth of the time.
    private static final Duration REFRESH = Duration.ofMinutes(5);

    private static final int REFRESH_SHARE = 10;

    private final Assets assets;
    private final Builder builder;
    private final StoredViews stored;
    private final Shapes shapes;
    private final Drafter drafter;
    private final Proof proof;
    private final Warehouse warehouse;
    private final Owners owners;
    private final Clock clock;
    private final Often after;
    private final Duration decay;

    /// When a view is proposed: a question was asked so many `times` in thirty days, and its SQL
    /// takes `slowMs` by the median, or is long.
    public record Often(int times, long slowMs) {}

    /// `decay` is how long a view may go unused, and how long what was refused is not proposed
    /// again.
    public Keeper(
            StateDatabase database,
            Assets assets,
            Builder builder,
            StoredViews stored,
            MetricService metrics,
            Warehouse warehouse,
            Owners owners,
            Clock clock,
            Often after,
            Duration decay) {
        this.assets = assets;
        this.builder = builder;
        this.stored = stored;
        this.shapes = new Shapes(database, warehouse);
        this.drafter = new Drafter(metrics, warehouse);
        this.proof = new Proof(warehouse);
        this.warehouse = warehouse;
        this.owners = owners;
        this.clock = clock;
        this.after = after;
        this.decay = decay;
    }

    @Override
    public void read(Episode episode) {
        shapes.read(episode);
        var last = episode.entries().getLast();
        if (last.step() instanceof Step.Answered answered) {
            answered.receipt().knowledge().stream()
                    .filter(ref -> ref.kind().equals(KnowledgeKind.VIEW.word()))
                    .forEach(ref -> assets.use(ref.name(), episode.run(), at(last)));
        }
    }

    private static Instant at(Journal.Entry entry) {
        return entry.at();
    }

    @Override
    public int pass() {
        shapes.forget(clock.instant().minus(WITHIN.multipliedBy(2)));
        return left() + keep() + propose();
    }

    /// What a process that died left half-built.
    private int left() {
        int built = 0;
        for (var asset : assets.list(State.BUILDING)) {
            var since = assets.history(asset.id()).getLast().at();
            if (since.plus(BUILDING_MAX).isBefore(clock.instant())) {
                builder.build(assets.move(asset, State.BUILDING, asset.owner(), "once more"), asset.owner());
                built++;
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
            } catch (UsageException e) {
                LOG.log(Level.FINE, "somebody else was first", e);
            } catch (JackdawException e) {
                LOG.log(Level.WARNING, "{0} is looked at again: {1}", new Object[] {asset.qualified(), e.getMessage()});
            }
        }
        return moved;
    }

    private boolean keep(Asset asset, boolean used) {
        if (asset.builtAt().isEmpty()) {
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
        boolean old = asset.builtAt().get().plus(decay).isBefore(clock.instant());
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
        builder.hide(asset);
        var moved = assets.move(asset, to, BY, reason);
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

    private boolean due(Asset asset) {
        var share = Duration.ofMillis(asset.refreshMs() * REFRESH_SHARE);
        var pause = share.compareTo(REFRESH) > 0 ? share : REFRESH;
        return asset.triedAt().map(t -> t.plus(pause).isBefore(clock.instant())).orElse(true);
    }

    private int propose() {
        int proposed = 0;
        int room = WAITING_MAX - assets.list(State.WAITING).size();
        var now = clock.instant();
        for (var often : shapes.often(now.minus(WITHIN), after.times(), after.slowMs(), LONG_CHARS)) {
            boolean governed = !often.said().getFirst().metric().isEmpty();
            if (room > 0
                    && !(governed && often.ms() < after.slowMs())
                    && !assets.known(often.shape(), now.minus(decay))) {
                try {
                    room -= propose(often) ? 1 : 0;
                    proposed++;
                } catch (JackdawException e) {
                    LOG.log(Level.WARNING, "no view for a question that is asked often", e);
                }
            }
        }
        return proposed;
    }

    private boolean taken(String name) {
        return assets.find(name).filter(a -> !a.state().over()).isPresent()
                || warehouse.schema().relation("jackdaw." + name).isPresent();
    }

    private boolean propose(Shapes.Often often) {
        return switch (drafter.draft(often, this::taken)) {
            case Drafter.Outcome.Unfit(String question, String problem) -> {
                put(often, new Draft("", question, "", "", "", "", List.of()), false, State.REJECTED, problem);
                yield false;
            }
            case Drafter.Outcome.Drafted(Draft draft) -> {
                var problem = proof.problem(draft);
                boolean stored = often.ms() >= after.slowMs() && storable(draft);
                if (problem.isEmpty() && !stored && (!draft.metric().isEmpty() || longest(often) < LONG_CHARS)) {
                    yield put(
                            often,
                            draft,
                            false,
                            State.REJECTED,
                            "a view alone would not make it faster, and its rows must not be stored");
                }
                yield put(
                        often,
                        draft,
                        stored,
                        problem.isEmpty() ? State.WAITING : State.REJECTED,
                        problem.orElse("proven; a person must agree"));
            }
        };
    }

    private static int longest(Shapes.Often often) {
        return often.said().stream().mapToInt(s -> s.sql().length()).max().orElse(0);
    }

    /// Whether its rows are the same for everybody and for a whole day.
    private boolean storable(Draft draft) {
        var create = "CREATE MATERIALIZED VIEW jackdaw." + draft.name() + " AS\n" + draft.sql() + "\nWITH NO DATA";
        return (!draft.metric().isEmpty() || !Moments.in(draft.sql()))
                && warehouse.checker().judge(Role.ENGINEER, create) instanceof Verdict.Allowed;
    }

    private boolean put(Shapes.Often often, Draft draft, boolean stored, State state, String reason) {
        var said = often.said().getFirst();
        var before = draft.pairs().isEmpty()
                ? often.ms()
                : proof.time(said.asker(), said.sql()).orElse(often.ms());
        var after = stored || draft.pairs().isEmpty()
                ? 0
                : proof.time(said.asker(), draft.pairs().getFirst().fromView()).orElse(0L);
        assets.propose(
                new Assets.Proposal(
                        draft.name().isEmpty() ? "none" : draft.name(),
                        stored,
                        state,
                        reason,
                        draft.question(),
                        draft.description(),
                        draft.metric(),
                        often.shape(),
                        draft.sql(),
                        new Asset.Gain(
                                often.times(),
                                often.people(),
                                before,
                                after,
                                longest(often),
                                draft.lead().length(),
                                draft.pairs().size()),
                        said.run()),
                BY);
        return state == State.WAITING;
    }
}
