package dev.jackdaw.app;

import dev.jackdaw.agent.RunSettings;
import dev.jackdaw.asset.ViewProposer;
import dev.jackdaw.asset.ViewSettings;
import dev.jackdaw.core.Setting;
import dev.jackdaw.core.calendar.CompanySettings;
import dev.jackdaw.evaluation.EvaluationSettings;
import dev.jackdaw.knowledge.file.KnowledgeSettings;
import dev.jackdaw.knowledge.file.PersonalColumns;
import dev.jackdaw.learning.LearningSettings;
import dev.jackdaw.model.embedding.EmbeddingSettings;
import dev.jackdaw.model.provider.ModelSettings;
import dev.jackdaw.slack.SlackSettings;
import dev.jackdaw.store.DatabaseSettings;
import dev.jackdaw.team.TeamSettings;
import dev.jackdaw.warehouse.WarehouseSettings;
import dev.jackdaw.warehouse.guard.Policy;
import dev.jackdaw.web.WebSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The settings: the environment, which each room reads into its own record. Every wrong one is an error that names
/// it.
public record Config(Map<String, String> environment) {
    /// What a room declares, under the heading that a person reads.
    public record Group(String heading, List<Setting<?>> settings) {}

    /// Every setting there is.
    public static final List<Group> GROUPS = List.of(
            new Group("Databases", DatabaseSettings.DECLARED),
            new Group("Company data", WarehouseSettings.DECLARED),
            new Group("The company's calendar", CompanySettings.DECLARED),
            new Group("Knowledge", KnowledgeSettings.DECLARED),
            new Group("Search", EmbeddingSettings.DECLARED),
            new Group("Models", ModelSettings.DECLARED),
            new Group("Agents", TeamSettings.DECLARED),
            new Group("Runs and budgets", RunSettings.DECLARED),
            new Group("Learning", LearningSettings.DECLARED),
            new Group("Views from use", ViewSettings.DECLARED),
            new Group("Evaluation", EvaluationSettings.DECLARED),
            new Group("HTTP", WebSettings.DECLARED),
            new Group("Slack", SlackSettings.DECLARED),
            new Group("The program", ProgramSettings.DECLARED));

    public Config {
        environment = Map.copyOf(environment);
    }

    /// The same, with one setting changed.
    public Config with(String name, String value) {
        var changed = new HashMap<>(environment);
        changed.put(name, value);
        return new Config(changed);
    }

    /// The databases and their logins.
    public DatabaseSettings databases() {
        return DatabaseSettings.read(environment, personalColumns());
    }

    /// The columns that the knowledge marks as personal, by "schema.table".
    public Map<String, List<String>> personalColumns() {
        return PersonalColumns.in(knowledge(), DatabaseSettings.companySchemas(environment));
    }

    /// How company data is read.
    public WarehouseSettings warehouse() {
        return WarehouseSettings.read(
                environment,
                company().calendar().zone(),
                DatabaseSettings.companySchemas(environment),
                Policy.standard().with(knowledge()));
    }

    /// The company's calendar, and the clock.
    public CompanySettings company() {
        return CompanySettings.read(environment);
    }

    /// The folder of curated files.
    public Path knowledge() {
        return KnowledgeSettings.folder(environment);
    }

    /// Which models play, and how they are called.
    public ModelSettings models() {
        return ModelSettings.read(environment);
    }

    /// The language that models write in.
    public Optional<String> language() {
        return TeamSettings.language(environment);
    }

    /// What runs may use.
    public RunSettings runs() {
        return RunSettings.read(environment);
    }

    /// How is learnt.
    public LearningSettings learning() {
        return LearningSettings.read(environment);
    }

    /// When views are proposed.
    public ViewProposer.Threshold views() {
        return ViewSettings.read(environment);
    }

    /// The company's evaluation cases, which nothing learnt may change.
    public Optional<Path> evals() {
        return EvaluationSettings.cases(environment, knowledge());
    }

    /// The HTTP door.
    public WebSettings web() {
        return WebSettings.read(environment);
    }

    /// The Slack door.
    public SlackSettings slack() {
        return SlackSettings.read(environment);
    }

    /// Names alone: values hold passwords and keys.
    @Override
    public String toString() {
        return "Config" + new TreeSet<>(environment.keySet());
    }
}
