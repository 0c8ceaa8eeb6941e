package dev.jackdaw.asset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.asset.Asset.State;
import dev.jackdaw.core.Cancellation;
import dev.jackdaw.core.PermanentException;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.Identifiers;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.KnowledgeSource;
import dev.jackdaw.knowledge.definition.ViewDefinition;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.learning.Dependencies;
import dev.jackdaw.learning.Dependency;
import dev.jackdaw.learning.StalenessTracker;
import dev.jackdaw.metrics.MetricQuery;
import dev.jackdaw.metrics.MetricService;
import dev.jackdaw.metrics.ViewPlan;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.Limits;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.Warehouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Builds views, fills stored ones, takes them away, and keeps what is known of them in step.
/// Building one again after a crash comes to the same. Whoever calls this knows that the person
/// may.
public final class Builder {
    private static final Logger LOG = Logger.getLogger(Builder.class.getName());
    private static final Limits LONG = new Limits(1_000, 1_000_000, Duration.ofMinutes(10));
    private static final String SUBJECT = "view ";

    private final Assets assets;
    private final StoredViews stored;
    private final Warehouse warehouse;
    private final KnowledgeIndex index;
    private final MetricService metrics;
    private final StalenessTracker dependants;
    private final Dependencies dependencies;

    public Builder(
            Assets assets,
            StoredViews stored,
            Warehouse warehouse,
            KnowledgeIndex index,
            MetricService metrics,
            StalenessTracker dependants,
            Dependencies dependencies) {
        this.assets = assets;
        this.stored = stored;
        this.warehouse = warehouse;
        this.index = index;
        this.metrics = metrics;
        this.dependants = dependants;
        this.dependencies = dependencies;
    }

    /// A person says yes: to a proposal, or to building again what is stale or broken.
    public Asset approve(Asset asset, String person) {
        if (!List.of(State.WAITING, State.STALE, State.BROKEN).contains(asset.state())) {
            throw new UsageException("the view "
                    + asset.name()
                    + " is "
                    + asset.state().word()
                    + ": only what is waiting, stale or broken can be built");
        }
        return build(assets.move(asset, State.BUILDING, person, "approved"), person);
    }

    /// A person says no.
    public Asset reject(Asset asset, String person, String reason) {
        if (asset.state() != State.WAITING) {
            throw new UsageException("the view "
                    + asset.name()
                    + " is "
                    + asset.state().word()
                    + ": only a proposal can be refused. Take it away with: jackdaw assets drop "
                    + asset.name());
        }
        return assets.move(asset, State.REJECTED, person, reason);
    }

    /// Builds what somebody agreed to.
    Asset build(Asset building, String person) {
        var asset = assets.rewritten(building, sql(building));
        var problem = made(asset, person);
        if (problem.isPresent()) {
            return assets.move(asset, State.BROKEN, "builder", problem.get());
        }
        var filled = fill(asset, person);
        if (filled.isEmpty()) {
            return assets.move(asset, State.BROKEN, "builder", "it could not be filled");
        }
        long after = new Proof(warehouse)
                .time(person, "SELECT * FROM " + asset.qualified())
                .orElse(0L);
        rests(asset);
        var built = assets.built(
                asset,
                person,
                "built",
                asset.gain().withAfter(Math.max(1, after)),
                filled.get().ms(),
                filled.get().changes());
        show(built);
        LOG.log(Level.INFO, "{0} built {1}", new Object[] {person, asset.qualified()});
        return built;
    }

    /// A governed view follows its metric.
    private String sql(Asset asset) {
        return asset.metric().isEmpty()
                ? asset.sql()
                : planned(asset).map(ViewDefinition::sql).orElse(asset.sql());
    }

    /// A governed view as it would be built today; nothing where it can't be any more, or is none.
    Optional<ViewDefinition> planned(Asset asset) {
        return MetricQuery.of(Json.own(asset.metric(), JsonNode.class))
                .map(MetricQuery::standing)
                .filter(query -> metrics.views().plan(asset.name(), query) instanceof ViewPlan.Planned)
                .map(query -> ((ViewPlan.Planned) metrics.views().plan(asset.name(), query)).view());
    }

    private Optional<String> made(Asset asset, String person) {
        return run("DROP " + asset.object() + " IF EXISTS " + asset.qualified(), person)
                .or(() -> run(create(asset), person));
    }

    /// What builds it. A stored one is filled afterwards, so that what its tables were like before
    /// is known.
    static String create(Asset asset) {
        return asset.definition() + (asset.stored() ? "\nWITH NO DATA" : "");
    }

    private record Filled(long ms, String changes) {}

    private Optional<Filled> fill(Asset asset, String person) {
        if (!asset.stored()) {
            return Optional.of(new Filled(0, ""));
        }
        var changes = stored.changes(asset);
        long start = System.nanoTime();
        var problem = run("REFRESH MATERIALIZED VIEW " + asset.qualified(), person);
        problem.ifPresent(p -> LOG.log(Level.WARNING, "{0} was not filled: {1}", new Object[] {asset.qualified(), p}));
        return problem.isPresent()
                ? Optional.empty()
                : Optional.of(new Filled((System.nanoTime() - start) / 1_000_000, changes));
    }

    /// Fills a stored one again; of several processes one does.
    boolean refresh(Asset asset) {
        if (!assets.claim(asset)) {
            return false;
        }
        var filled = fill(asset, "");
        filled.ifPresent(f -> assets.filled(asset, f.ms(), f.changes()));
        return filled.isPresent();
    }

    private Optional<String> run(String sql, String person) {
        var outcome = warehouse.run(Role.ENGINEER, sql, LONG, new Caller(person, new Cancellation()));
        return outcome instanceof QueryOutcome.Rows ? Optional.empty() : Optional.of(outcome.text());
    }

    private void rests(Asset asset) {
        var rests = new ArrayList<>(dependencies.of(asset.sql()));
        rests.add(dependencies.one(Dependency.Kind.RELATION, asset.qualified()));
        dependants.write(SUBJECT + asset.id(), rests);
    }

    /// What it rests on that has changed since it was built.
    Optional<String> changed(Asset asset) {
        if (!asset.metric().isEmpty()
                && planned(asset).filter(view -> view.sql().equals(asset.sql())).isEmpty()) {
            return Optional.of("its metric is defined otherwise now");
        }
        return dependants.stale(SUBJECT + asset.id());
    }

    /// Lets recall and the metrics find it.
    void show(Asset asset) {
        var key = MetricQuery.of(
                        asset.metric().isEmpty()
                                ? Json.mapper().missingNode()
                                : Json.own(asset.metric(), JsonNode.class))
                .map(MetricQuery::key)
                .orElse("");
        index.put(new KnowledgeItem(
                KnowledgeKind.VIEW,
                asset.name(),
                KnowledgeSource.built(),
                "View " + asset.qualified(),
                asset.description(),
                Identifiers.searchable(asset.name() + "\n" + asset.question() + "\n" + asset.description()),
                new ViewDefinition(asset.name(), asset.description(), key, asset.sql(), asset.stored())));
    }

    /// Lets nobody find it.
    void hide(Asset asset) {
        index.remove(KnowledgeKind.VIEW, asset.name());
    }

    /// Takes one away for good; why not, where that can't be.
    public Optional<String> drop(String name, String person, String reason) {
        var found = assets.find(name).filter(a -> !a.state().over());
        if (found.isEmpty()) {
            return Optional.of("I built no view '" + name + "'");
        }
        var asset = found.get();
        var problem = run("DROP " + asset.object() + " IF EXISTS " + asset.qualified(), person);
        if (problem.isPresent()) {
            return problem;
        }
        hide(asset);
        dependants.remove(SUBJECT + asset.id());
        assets.move(asset, State.DROPPED, person, reason);
        LOG.log(Level.INFO, "{0} dropped {1}", new Object[] {person, asset.qualified()});
        return Optional.empty();
    }

    /// Builds a governed view that somebody asked for and agreed to. One of the same name is
    /// replaced.
    public Asset request(ViewDefinition view, MetricQuery query, String run, String person) {
        var before = assets.find(view.name()).filter(a -> !a.state().over());
        if (before.isPresent()
                && before.get().sql().equals(view.sql())
                && before.get().state().serves()) {
            return before.get();
        }
        before.ifPresent(old -> drop(old.name(), person, "replaced").ifPresent(problem -> {
            throw new PermanentException(problem);
        }));
        var proposed = assets.propose(
                new Assets.Proposal(
                        new Asset.Design(
                                view.name(),
                                false,
                                "",
                                view.description(),
                                Json.text(query),
                                "metric " + query.key(),
                                view.sql()),
                        State.BUILDING,
                        "somebody asked for it",
                        Asset.Gain.ASKED_FOR,
                        run),
                person);
        return build(proposed, person);
    }
}
