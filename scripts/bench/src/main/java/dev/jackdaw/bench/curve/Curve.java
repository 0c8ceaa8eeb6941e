package dev.jackdaw.bench.curve;

import dev.jackdaw.app.Config;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.core.PermanentException;
import dev.jackdaw.knowledge.draft.ColumnStatistics;
import dev.jackdaw.knowledge.draft.KnowledgeDraft;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.embedded.EmbeddedServer;
import dev.jackdaw.store.login.Home;
import dev.jackdaw.store.login.Login;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/// Asks an invented company's questions in several orders, each in a database of its own on an
/// embedded server of its own, and scores the answers by the hash of their result.
public final class Curve implements AutoCloseable {
    private static final String SCHEMA = "freight";
    private final Home home;
    private final EmbeddedServer server;
    private final Map<String, String> models;
    private int databases;

    /// The model by rote plays. Everything is kept in `folder`.
    public Curve(Path folder) {
        this(folder, Map.of());
    }

    /// `models` are the settings of the model that plays, `JACKDAW_MODEL` and what it needs; the
    /// one by rote where there are none.
    public Curve(Path folder, Map<String, String> models) {
        this.models = Map.copyOf(models);
        this.home = new Home(folder);
        this.server = EmbeddedServer.attach(home);
    }

    /// Runs one arm over as many orders as there are shuffles; `told` hears of each.
    public ArmResult run(Arm arm, int shuffles, long seed, Consumer<String> told) {
        var outcomes = new ArrayList<CurveRun.Outcome>();
        for (int i = 0; i < shuffles; i++) {
            outcomes.add(one(arm, seed + i));
            told.accept("%s %d of %d".formatted(arm.word(), i + 1, shuffles));
        }
        return ArmResult.of(arm, outcomes);
    }

    private CurveRun.Outcome one(Arm arm, long seed) {
        var database = fresh();
        var mind = models.isEmpty() ? Optional.of(new ScriptedMind()) : Optional.<ScriptedMind>empty();
        try (var jackdaw = open(database, mind)) {
            var run = new CurveRun(
                    jackdaw,
                    mind,
                    arm,
                    seed,
                    () -> execute(database, "ALTER TABLE freight.runs RENAME team_no TO crew_id"));
            return run.go(questions(seed));
        } finally {
            execute(server.admin("postgres"), "DROP DATABASE " + database.database() + " WITH (FORCE)");
        }
    }

    /// Every kind of question with every value, in an order of its own.
    static List<String> questions(long seed) {
        var questions = new ArrayList<String>();
        for (var template : Template.values()) {
            for (int value = 0; value < template.size(); value++) {
                questions.add(CurveQuestion.words(template, value));
            }
        }
        Collections.shuffle(questions, new Random(seed));
        return questions;
    }

    private Jackdaw open(Login database, Optional<ScriptedMind> mind) {
        var settings = new HashMap<>(models);
        settings.put(
                "DATABASE_URL",
                database.jdbcUrl()
                        .replace(
                                "jdbc:postgresql://",
                                "postgresql://" + database.user() + ":" + database.password() + "@"));
        settings.put("JACKDAW_HOME", home.folder().toString());
        settings.put("JACKDAW_COMPANY_SCHEMAS", SCHEMA);
        settings.put("JACKDAW_LEARNING_HOLDOUT", "0");
        settings.put("JACKDAW_EVALS", "none");
        var config = new Config(settings);
        var jackdaw = mind.isPresent() ? Jackdaw.with(config, mind.get()) : Jackdaw.open(config);
        var drafts = home.folder("drafts-" + database.database());
        new KnowledgeDraft(
                        jackdaw.warehouse().schema(),
                        new ColumnStatistics(jackdaw.warehouse().catalogue()))
                .write(SCHEMA, drafts);
        jackdaw.knowledge().loader().load(drafts, false, done -> {});
        return jackdaw;
    }

    private Login fresh() {
        var name = "curve_" + ProcessHandle.current().pid() + "_" + databases++;
        execute(server.admin("postgres"), "CREATE DATABASE " + name);
        var login = server.admin(name);
        execute(login, company());
        return login;
    }

    private static String company() {
        try (var in = Curve.class.getResourceAsStream("/curve/company.sql")) {
            if (in == null) {
                throw new PermanentException("the curve's company is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new PermanentException("can't read the curve's company", e);
        }
    }

    private static void execute(Login login, String sql) {
        try (var connection = Connections.open(login);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new EnvironmentException("the curve's database refused: " + e.getMessage(), e);
        }
    }

    /// A folder for one measurement.
    public static Path folder() {
        try {
            return Files.createTempDirectory("jackdaw-curve");
        } catch (IOException e) {
            throw new EnvironmentException("can't make a folder for the curve", e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
