package dev.jackdaw.app;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Ledger;
import dev.jackdaw.agent.PgJournal;
import dev.jackdaw.agent.PgLedger;
import dev.jackdaw.agent.Recall;
import dev.jackdaw.asset.Assets;
import dev.jackdaw.asset.Builder;
import dev.jackdaw.asset.Keeper;
import dev.jackdaw.asset.StoredViews;
import dev.jackdaw.asset.ViewsRead;
import dev.jackdaw.core.FairQueue;
import dev.jackdaw.core.RunId;
import dev.jackdaw.desk.Approvals;
import dev.jackdaw.desk.FrontDesk;
import dev.jackdaw.desk.KnownAnswers;
import dev.jackdaw.desk.Notices;
import dev.jackdaw.desk.Reminder;
import dev.jackdaw.evaluation.EvalCase;
import dev.jackdaw.jobs.ClockDoor;
import dev.jackdaw.knowledge.Definition;
import dev.jackdaw.knowledge.Kind;
import dev.jackdaw.knowledge.KnowledgeLoader;
import dev.jackdaw.knowledge.check.KnowledgeCheck;
import dev.jackdaw.knowledge.check.QueryRule;
import dev.jackdaw.knowledge.check.SchemaRule;
import dev.jackdaw.knowledge.check.SynonymRule;
import dev.jackdaw.knowledge.check.TableRule;
import dev.jackdaw.knowledge.index.ExactVectors;
import dev.jackdaw.knowledge.index.HybridRecall;
import dev.jackdaw.knowledge.index.HybridSearch;
import dev.jackdaw.knowledge.index.IndexedCatalogue;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.knowledge.index.PgVectors;
import dev.jackdaw.knowledge.index.SearchTable;
import dev.jackdaw.knowledge.index.ValueSampler;
import dev.jackdaw.knowledge.index.Vectors;
import dev.jackdaw.learning.AfterRuns;
import dev.jackdaw.learning.Coverage;
import dev.jackdaw.learning.Curator;
import dev.jackdaw.learning.Dependants;
import dev.jackdaw.learning.Dependencies;
import dev.jackdaw.learning.Drift;
import dev.jackdaw.learning.HandedOver;
import dev.jackdaw.learning.LearningIndex;
import dev.jackdaw.learning.LearningRecall;
import dev.jackdaw.learning.LearningSearch;
import dev.jackdaw.learning.Learnings;
import dev.jackdaw.learning.LiftLedger;
import dev.jackdaw.learning.QueryDrift;
import dev.jackdaw.learning.Viewer;
import dev.jackdaw.learning.gate.Check;
import dev.jackdaw.learning.gate.CoveredCheck;
import dev.jackdaw.learning.gate.CuratedCheck;
import dev.jackdaw.learning.gate.Gate;
import dev.jackdaw.learning.gate.InstructionCheck;
import dev.jackdaw.learning.gate.PrivacyCheck;
import dev.jackdaw.learning.gate.RelationCheck;
import dev.jackdaw.learning.gate.SqlCheck;
import dev.jackdaw.learning.gate.TrialCheck;
import dev.jackdaw.learning.gate.WordingCheck;
import dev.jackdaw.learning.mine.ConfirmedRule;
import dev.jackdaw.learning.mine.CorrectionRule;
import dev.jackdaw.learning.mine.FixRule;
import dev.jackdaw.learning.mine.MiningRule;
import dev.jackdaw.learning.mine.ProposedRule;
import dev.jackdaw.learning.mine.TermRule;
import dev.jackdaw.metrics.DataClock;
import dev.jackdaw.metrics.KnowledgeFacts;
import dev.jackdaw.metrics.MetricRule;
import dev.jackdaw.metrics.MetricService;
import dev.jackdaw.model.embedding.BgeEmbedder;
import dev.jackdaw.model.embedding.Embedder;
import dev.jackdaw.model.embedding.RemoteEmbedder;
import dev.jackdaw.model.governed.GovernedModel;
import dev.jackdaw.model.provider.Models;
import dev.jackdaw.report.Narrator;
import dev.jackdaw.report.ReportRule;
import dev.jackdaw.report.ReportWords;
import dev.jackdaw.report.Reports;
import dev.jackdaw.slack.SlackDoor;
import dev.jackdaw.store.LoginSetup;
import dev.jackdaw.store.Logins;
import dev.jackdaw.store.StateDatabase;
import dev.jackdaw.team.Agents;
import dev.jackdaw.team.ModelNarrator;
import dev.jackdaw.team.SecondLook;
import dev.jackdaw.warehouse.Introspection;
import dev.jackdaw.warehouse.Warehouse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The whole, wired by hand. Opening it starts the embedded server where no other is named, sets up
/// the logins and brings the state schema up to date; closing it leaves all of that in order.
public final class Jackdaw implements AutoCloseable {
    private final Config config;
    private final Clock clock;
    private final Opened opened;
    private final Logins logins;
    private final StateDatabase database;
    private final Warehouse warehouse;
    private final Introspection schema;
    private final PgJournal journal;
    private final KnowledgeIndex index;
    private final KnowledgeLoader loader;
    private final MetricService metrics;
    private final DataClock dataClock;
    private final Vectors vectors;
    private final Learnings learnings;
    private final LiftLedger lifts;
    private final Assets assets;
    private final Builder builder;
    private final StoredViews storedViews;
    private final Notices notices;
    private final Curator curator;
    private final Coverage coverage;
    private final Recall recall;
    private final Models models;
    private final Agents agents;
    private final Catalogue catalogue;
    private final Ledger ledger;
    private final Desk desk;
    private final Reporting reporting;

    private Jackdaw(Config config, Clock clock, Desk.Watcher everything, Optional<ChatModel> own, Opened opened) {
        this.config = config;
        this.clock = clock;
        this.opened = opened;
        var modelSettings = config.models();
        var calendar = config.calendar();
        var embedder = opened.add(embedder(config), Embedder::close);
        Signals.endAfter(embedder::close);
        var setup = opened.add(new LoginSetup(config.databases()), LoginSetup::close);
        this.logins = setup.logins();
        this.database = opened.add(StateDatabase.open(logins.service()), StateDatabase::close);
        this.warehouse = opened.add(new Warehouse(logins, config.warehouse()), Warehouse::close);
        this.schema = warehouse.schema();
        this.journal = opened.add(new PgJournal(database, clock), PgJournal::close);
        this.index = new KnowledgeIndex(database, embedder);
        var reports = new Reports(database, clock);
        this.loader = new KnowledgeLoader(
                index, new ValueSampler(warehouse, schema), new ReportRule(calendar), reports::load);
        boolean pgvector = PgVectors.prepare(database, embedder.dimensions());
        this.vectors = pgvector
                ? PgVectors.on(database, SearchTable.KNOWLEDGE)
                : new ExactVectors(database, SearchTable.KNOWLEDGE, index::generation);
        var learningIndex = new LearningIndex(database, pgvector);
        this.learnings = new Learnings(database, embedder, learningIndex, clock);
        var search = new LearningSearch(learnings, learningIndex);
        this.recall = new LearningRecall(
                new HybridRecall(index, new HybridSearch(database, vectors)),
                search,
                learningIndex,
                embedder,
                this::viewer,
                config.learningHoldout());
        this.dataClock = new DataClock(warehouse, index, calendar, clock);
        this.assets = new Assets(database, clock);
        this.storedViews = new StoredViews(assets, schema, dataClock, calendar, clock);
        this.metrics = new MetricService(index, warehouse, dataClock, calendar, storedViews::current);
        var dependencies = new Dependencies(warehouse, index, journal);
        this.notices = new Notices(database, config.warehouse().principals(), clock);
        var dependants = new Dependants(database, dependencies, notices, clock);
        var queries = new QueryDrift(dependants, dependencies, index);
        this.builder = new Builder(assets, storedViews, warehouse, index, metrics, dependants, dependencies);
        this.catalogue = new IndexedCatalogue(index);
        this.ledger = new PgLedger(database, config.sharedBudget(), clock, calendar.zone());
        this.models = opened.add(new Models(modelSettings, new GovernedModel(catalogue)), Models::close);
        this.agents = new Agents(
                own.orElseGet(models::small),
                own.orElseGet(models::main),
                metrics,
                warehouse,
                dataClock,
                index,
                schema,
                recall,
                learnings,
                builder,
                new ViewsRead(warehouse, index, assets, storedViews, calendar),
                queries,
                config.language());
        this.desk = new FrontDesk(
                journal,
                ledger,
                recall,
                agents,
                config.budget(),
                new FairQueue(config.runsMax(), config.runsWaitingMax()),
                everything,
                clock);
        this.lifts = new LiftLedger(learnings, clock);
        var keeper = new Keeper(
                database,
                assets,
                builder,
                storedViews,
                metrics,
                warehouse,
                notices,
                clock,
                config.viewsAfter(),
                config.learningDecay());
        var reminder = new Reminder(approvals(), notices, clock, calendar.zone());
        this.curator =
                curator(own, embedder, clock, search, dependencies, List.of(queries, dependants, keeper, reminder));
        this.coverage = new Coverage(database, index, warehouse, embedder, queries);
        this.reporting = Reporting.of(
                reports, database, metrics, dataClock, calendar, desk, narrator(own), notices::tellPerson, clock);
    }

    /// A provider's model, where one plays.
    private Narrator narrator(Optional<ChatModel> own) {
        return own.isEmpty() && config.models().main().isPresent()
                ? new ModelNarrator(models.small(), ledger, clock, config.language())
                : Narrator.NONE;
    }

    /// The questions of the company's evaluation cases that stand for themselves.
    private List<String> evaluated() {
        return config.evals().map(EvalCase::read).orElse(List.of()).stream()
                .filter(c -> c.before().isEmpty() && !c.waits())
                .map(EvalCase::question)
                .toList();
    }

    /// Where a provider's model plays.
    private Optional<MiningRule> secondLook(Optional<ChatModel> own, Clock clock) {
        return own.isEmpty() && config.models().main().isPresent() && config.learningModel()
                ? Optional.of(new SecondLook(models.small(), ledger, new ProposedRule(schema), clock))
                : Optional.empty();
    }

    private Curator curator(
            Optional<ChatModel> own,
            Embedder embedder,
            Clock clock,
            LearningSearch search,
            Dependencies dependencies,
            List<AfterRuns> others) {
        var checks = List.<Check>of(
                new WordingCheck(),
                new InstructionCheck(),
                new PrivacyCheck(),
                new CuratedCheck(catalogue),
                new RelationCheck(schema),
                new SqlCheck(warehouse, new KnowledgeFacts(index, dataClock)),
                new CoveredCheck(recall, embedder),
                new TrialCheck(new KnownAnswers(desk, recall, catalogue, this::evaluated, clock)));
        var rules = List.<MiningRule>of(
                new FixRule(warehouse),
                new CorrectionRule(warehouse),
                new TermRule(),
                new ConfirmedRule(warehouse),
                new ProposedRule(schema));
        return new Curator(
                learnings,
                lifts,
                new Drift(learnings, dependencies, notices),
                new HandedOver(learnings, index),
                new Gate(learnings, search, dependencies, checks, config.learningApproval()),
                rules,
                secondLook(own, clock),
                others,
                journal,
                warehouse,
                config.warehouse().principals(),
                clock,
                config.learningDecay());
    }

    /// Opens everything.
    public static Jackdaw open(Config config) {
        return open(config, entry -> {});
    }

    /// Opens everything; `everything` is told of each step of each run of this process.
    public static Jackdaw open(Config config, Desk.Watcher everything) {
        return open(config, everything, Optional.empty());
    }

    /// Opens everything, with a model of one's own in the place of those that are configured.
    public static Jackdaw with(Config config, ChatModel own) {
        return open(config, entry -> {}, Optional.of(own));
    }

    private static Jackdaw open(Config config, Desk.Watcher everything, Optional<ChatModel> own) {
        var opened = new Opened();
        try {
            return new Jackdaw(config, config.clock(), everything, own, opened);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static Embedder embedder(Config config) {
        return config.embeddings().equals("builtin")
                ? new BgeEmbedder(config.home().folder("native"))
                : RemoteEmbedder.of(config.embeddings(), config.environment());
    }

    public Config config() {
        return config;
    }

    public Logins logins() {
        return logins;
    }

    /// The Slack door, where it is set up; the caller closes it.
    public Optional<SlackDoor> openSlack() {
        var settings = config.slack();
        return settings.missing().isEmpty() ? Optional.of(SlackDoor.open(settings, services())) : Optional.empty();
    }

    /// The clock door: reports, watches and upkeep; the caller closes it.
    public ClockDoor openClock() {
        return ClockDoor.open(
                database,
                reporting.planner(),
                reporting.publisher(),
                new Upkeep(this).chores(),
                config.calendar().zone(),
                clock);
    }

    /// Reports and watches.
    public Reporting reporting() {
        return reporting;
    }

    /// What the Slack door needs of this.
    public SlackDoor.Services services() {
        return new SlackDoor.Services(
                database,
                desk,
                journal,
                ledger,
                config.warehouse().principals(),
                catalogue,
                builder,
                approvals(),
                new SlackDoor.Scheduled(
                        reporting.reports(),
                        reporting.postings(),
                        reporting.deliveries(),
                        reporting.planner(),
                        reporting.watches(),
                        new ReportWords(this::governed, config.calendar()),
                        notices::tellPerson,
                        clock),
                this::why);
    }

    private List<Definition.Metric> governed() {
        return index.all(Kind.METRIC).stream()
                .map(i -> (Definition.Metric) i.definition())
                .filter(Definition.Metric::governed)
                .toList();
    }

    private List<String> why(RunId run) {
        return Why.of(journal.entries(run).stream().map(Journal.Entry::step).toList(), index);
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    public Introspection schema() {
        return schema;
    }

    public Journal journal() {
        return journal;
    }

    public KnowledgeIndex index() {
        return index;
    }

    public KnowledgeLoader loader() {
        return loader;
    }

    /// The checks of the curated files; `told` hears what each query and metric came to.
    public KnowledgeCheck check(Consumer<String> told) {
        return new KnowledgeCheck(List.of(
                new SchemaRule(),
                new TableRule(schema),
                new SynonymRule(),
                new QueryRule(warehouse, new KnowledgeFacts(index, dataClock), told),
                new MetricRule(warehouse, config.calendar(), clock, told),
                reporting.rule()));
    }

    public MetricService metrics() {
        return metrics;
    }

    public DataClock dataClock() {
        return dataClock;
    }

    public Learnings learnings() {
        return learnings;
    }

    /// What learnings are worth.
    public LiftLedger lifts() {
        return lifts;
    }

    /// Whoever reads finished runs for what can be learnt.
    public Curator curator() {
        return curator;
    }

    /// The views that were built or are proposed.
    public Assets assets() {
        return assets;
    }

    /// What waits for the data team.
    public Approvals approvals() {
        return new Approvals(learnings, assets, builder);
    }

    /// What people must be told of answers that they got earlier.
    public Notices notices() {
        return notices;
    }

    /// Whether stored views are up to date.
    public StoredViews storedViews() {
        return storedViews;
    }

    /// Whoever builds views and takes them away.
    public Builder builder() {
        return builder;
    }

    /// What the curated knowledge lacks.
    public Coverage coverage() {
        return coverage;
    }

    /// What a person may see of what was learnt.
    public Viewer viewer(String person) {
        return Viewer.of(person, config.warehouse().principals().attributes(person));
    }

    public Recall recall() {
        return recall;
    }

    public Vectors vectors() {
        return vectors;
    }

    public Agents agents() {
        return agents;
    }

    public Models models() {
        return models;
    }

    public Desk desk() {
        return desk;
    }

    public StateDatabase database() {
        return database;
    }

    @Override
    public void close() {
        opened.close();
    }
}
