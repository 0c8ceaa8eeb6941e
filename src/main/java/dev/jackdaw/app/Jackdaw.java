package dev.jackdaw.app;

import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.asset.Assets;
import dev.jackdaw.asset.StoredViews;
import dev.jackdaw.core.FairQueue;
import dev.jackdaw.desk.ApprovalReminder;
import dev.jackdaw.desk.Approvals;
import dev.jackdaw.desk.FrontDesk;
import dev.jackdaw.desk.LearningApprovals;
import dev.jackdaw.desk.Notices;
import dev.jackdaw.desk.Runner;
import dev.jackdaw.desk.ViewApprovals;
import dev.jackdaw.jobs.ClockDoor;
import dev.jackdaw.knowledge.check.KnowledgeCheck;
import dev.jackdaw.knowledge.check.QueryRule;
import dev.jackdaw.knowledge.check.SchemaRule;
import dev.jackdaw.knowledge.check.SynonymRule;
import dev.jackdaw.knowledge.check.TableRule;
import dev.jackdaw.learning.curate.Curator;
import dev.jackdaw.metrics.DataClock;
import dev.jackdaw.metrics.KnowledgeFacts;
import dev.jackdaw.metrics.MetricRule;
import dev.jackdaw.metrics.MetricService;
import dev.jackdaw.model.governed.GovernedModel;
import dev.jackdaw.model.provider.Models;
import dev.jackdaw.report.ReportRule;
import dev.jackdaw.report.Reports;
import dev.jackdaw.slack.SlackDoor;
import dev.jackdaw.store.Logins;
import dev.jackdaw.store.StateDatabase;
import dev.jackdaw.team.Agents;
import dev.jackdaw.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The whole, wired by hand, room by room from the lowest up. Opening it starts the embedded server
/// where no other is named, sets up the logins and brings the state schema up to date; closing it
/// leaves all of that in order.
public final class Jackdaw implements AutoCloseable {
    private final Closer closer;
    private final Infrastructure infra;
    private final KnowledgeModule knowledge;
    private final DataClock dataClock;
    private final MetricService metrics;
    private final LearningModule learning;
    private final AssetModule asset;
    private final Models models;
    private final Agents agents;
    private final Notices notices;
    private final Approvals approvals;
    private final LearningApprovals learningApprovals;
    private final ViewApprovals viewApprovals;
    private final Desk desk;
    private final Curator curator;
    private final ReportModule report;

    private Jackdaw(Config config, Desk.Watcher everything, Optional<ChatModel> own, Closer closer) {
        var modelSettings = config.models();
        this.closer = closer;
        this.infra = Infrastructure.open(config, closer);
        var database = infra.database();
        var warehouse = infra.warehouse();
        var calendar = infra.calendar();
        var clock = infra.clock();
        var reports = new Reports(database, clock);
        this.knowledge = KnowledgeModule.of(infra, new ReportRule(calendar), reports::load);
        var index = knowledge.index();
        this.dataClock = new DataClock(warehouse, index, calendar, clock);
        this.notices = new Notices(database, infra.principals(), clock);
        this.learning = LearningModule.of(infra, knowledge, notices);
        var assets = new Assets(database, clock);
        var stored = new StoredViews(assets, warehouse.schema(), dataClock, calendar, clock);
        this.metrics = new MetricService(index, warehouse, dataClock, calendar, stored::current);
        this.asset = AssetModule.of(infra, index, assets, stored, metrics, learning, notices);
        this.models = closer.add(new Models(modelSettings, new GovernedModel(knowledge.catalogue())), Models::close);
        var team = new TeamModule(infra, models, own);
        this.agents = team.agents(knowledge, metrics, dataClock, learning, asset);
        var runner = new Runner(
                infra.journal(),
                infra.ledger(),
                learning.recall(),
                agents,
                config.runs().budget(),
                clock);
        var queue = new FairQueue(config.runs().runsMax(), config.runs().waitingMax());
        this.desk = new FrontDesk(infra.journal(), runner, queue, everything, clock);
        this.learningApprovals = new LearningApprovals(learning.learnings());
        this.viewApprovals = new ViewApprovals(assets, asset.builder());
        this.approvals = new Approvals(List.of(learningApprovals, viewApprovals));
        this.curator = new Curation(infra, knowledge, learning, dataClock)
                .curator(
                        desk,
                        team.modelRule(),
                        notices,
                        List.of(
                                learning.queries(),
                                learning.dependants(),
                                asset.upkeep(),
                                asset.proposer(),
                                new ApprovalReminder(approvals, notices, clock, calendar.zone())));
        this.report = ReportModule.of(reports, infra, metrics, dataClock, desk, team.narrator(), notices::tellPerson);
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
        var closer = new Closer();
        try {
            return new Jackdaw(config, everything, own, closer);
        } catch (RuntimeException e) {
            closer.close();
            throw e;
        }
    }

    /// The Slack door, where it is set up; the caller closes it.
    public Optional<SlackDoor> openSlack() {
        return new Doors(this, infra).openSlack();
    }

    /// The clock door: reports, watches and maintenance; the caller closes it.
    public ClockDoor openClock() {
        return new Doors(this, infra).openClock();
    }

    /// What the Slack door needs of this.
    public SlackDoor.Services services() {
        return new Doors(this, infra).slack();
    }

    /// The checks of the curated files; `told` hears what each query and metric came to.
    public KnowledgeCheck check(Consumer<String> told) {
        var warehouse = infra.warehouse();
        return new KnowledgeCheck(List.of(
                new SchemaRule(),
                new TableRule(warehouse.schema()),
                new SynonymRule(),
                new QueryRule(warehouse, new KnowledgeFacts(knowledge.index(), dataClock), told),
                new MetricRule(warehouse, infra.calendar(), infra.clock(), told),
                new ReportRule(infra.calendar())));
    }

    public Config config() {
        return infra.config();
    }

    public Logins logins() {
        return infra.logins();
    }

    public StateDatabase database() {
        return infra.database();
    }

    public Warehouse warehouse() {
        return infra.warehouse();
    }

    public Journal journal() {
        return infra.journal();
    }

    public Models models() {
        return models;
    }

    /// The curated knowledge.
    public KnowledgeModule knowledge() {
        return knowledge;
    }

    /// The day that the data counts as today.
    public DataClock dataClock() {
        return dataClock;
    }

    public MetricService metrics() {
        return metrics;
    }

    /// What was learnt.
    public LearningModule learning() {
        return learning;
    }

    /// Whoever reads finished runs for what can be learnt.
    public Curator curator() {
        return curator;
    }

    /// The views that were built or are proposed.
    public AssetModule asset() {
        return asset;
    }

    public Agents agents() {
        return agents;
    }

    public Desk desk() {
        return desk;
    }

    /// What waits for the data team.
    public Approvals approvals() {
        return approvals;
    }

    /// Decisions on learnings.
    public LearningApprovals learningApprovals() {
        return learningApprovals;
    }

    /// Decisions on views.
    public ViewApprovals viewApprovals() {
        return viewApprovals;
    }

    /// What people must be told of answers that they got earlier.
    public Notices notices() {
        return notices;
    }

    /// Reports and watches.
    public ReportModule report() {
        return report;
    }

    @Override
    public void close() {
        closer.close();
    }
}
