package dev.jackdaw.asset;

import dev.jackdaw.asset.Asset.State;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.learning.Episode;
import dev.jackdaw.learning.RunObserver;
import dev.jackdaw.metrics.MetricService;
import dev.jackdaw.store.Role;
import dev.jackdaw.store.Sql;
import dev.jackdaw.warehouse.Warehouse;
import dev.jackdaw.warehouse.guard.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Proposes views for what people keep asking, each proven on the answers that they got. Never on
/// an asker's time; any number of processes may do so at once.
public final class ViewProposer implements RunObserver {
    private static final Logger LOG = Logger.getLogger(ViewProposer.class.getName());
    private static final String BY = "keeper";
    private static final Duration LOOK_BACK = Duration.ofDays(30);

    /// SQL is long from here on.
    private static final int LONG_SQL_CHARS = 400;

    private static final int WAITING_MAX = 5;

    private final Assets assets;
    private final QuestionShapes shapes;
    private final Drafter drafter;
    private final Proof proof;
    private final Warehouse warehouse;
    private final Clock clock;
    private final Threshold threshold;
    private final Duration decay;

    /// When a view is proposed: a question was asked so many `times` in thirty days, and its SQL
    /// takes `slowMs` by the median, or is long.
    public record Threshold(int times, long slowMs) {}

    /// `decay` is how long what was refused is not proposed again.
    public ViewProposer(
            Sql database,
            Assets assets,
            MetricService metrics,
            Warehouse warehouse,
            Clock clock,
            Threshold threshold,
            Duration decay) {
        this.assets = assets;
        this.shapes = new QuestionShapes(database, warehouse);
        this.drafter = new Drafter(metrics, warehouse);
        this.proof = new Proof(warehouse);
        this.warehouse = warehouse;
        this.clock = clock;
        this.threshold = threshold;
        this.decay = decay;
    }

    @Override
    public void read(Episode episode) {
        shapes.read(episode);
    }

    @Override
    public int pass() {
        shapes.forget(clock.instant().minus(LOOK_BACK.multipliedBy(2)));
        return propose();
    }

    private int propose() {
        int proposed = 0;
        int room = WAITING_MAX - assets.list(State.WAITING).size();
        var now = clock.instant();
        for (var often : shapes.often(now.minus(LOOK_BACK), threshold.times(), threshold.slowMs(), LONG_SQL_CHARS)) {
            boolean governed = !often.said().getFirst().metric().isEmpty();
            if (room > 0
                    && !(governed && often.ms() < threshold.slowMs())
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

    private boolean propose(QuestionShapes.FrequentQuestion often) {
        return switch (drafter.draft(often, this::taken)) {
            case Drafter.Outcome.Unfit(String question, String problem) -> {
                put(often, new Draft("", question, "", "", "", "", List.of()), false, State.REJECTED, problem);
                yield false;
            }
            case Drafter.Outcome.Drafted(Draft draft) -> {
                var problem = proof.problem(draft);
                boolean stored = often.ms() >= threshold.slowMs() && storable(draft);
                if (problem.isEmpty() && !stored && (!draft.metric().isEmpty() || longest(often) < LONG_SQL_CHARS)) {
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

    private static int longest(QuestionShapes.FrequentQuestion often) {
        return often.said().stream().mapToInt(s -> s.sql().length()).max().orElse(0);
    }

    /// Whether its rows are the same for everybody and for a whole day.
    private boolean storable(Draft draft) {
        var create = "CREATE MATERIALIZED VIEW jackdaw." + draft.name() + " AS\n" + draft.sql() + "\nWITH NO DATA";
        return (!draft.metric().isEmpty() || !VolatileSql.in(draft.sql()))
                && warehouse.checker().judge(Role.ENGINEER, create) instanceof Verdict.Allowed;
    }

    private boolean put(
            QuestionShapes.FrequentQuestion often, Draft draft, boolean stored, State state, String reason) {
        var said = often.said().getFirst();
        var before = draft.pairs().isEmpty()
                ? often.ms()
                : proof.time(said.asker(), said.sql()).orElse(often.ms());
        var after = stored || draft.pairs().isEmpty()
                ? 0
                : proof.time(said.asker(), draft.pairs().getFirst().fromView()).orElse(0L);
        assets.propose(
                new Assets.Proposal(
                        new Asset.Design(
                                draft.name().isEmpty() ? "none" : draft.name(),
                                stored,
                                draft.question(),
                                draft.description(),
                                draft.metric(),
                                often.shape(),
                                draft.sql()),
                        state,
                        reason,
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
