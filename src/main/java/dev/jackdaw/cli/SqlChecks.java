package dev.jackdaw.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.app.Config;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.store.LoginSetup;
import dev.jackdaw.store.Role;
import dev.jackdaw.store.login.Login;
import dev.jackdaw.warehouse.Checker;
import dev.jackdaw.warehouse.guard.Policy;
import dev.jackdaw.warehouse.guard.Verdict;
import dev.jackdaw.warehouse.guard.Wall;
import dev.jackdaw.warehouse.lint.BusinessFacts;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;

/// Judges statements from JSON lines without executing them: on a database that is set up, or on
/// any other one as it stands, where nothing is changed.
final class SqlChecks implements AutoCloseable {
    private final Checker checker;

    /// `place` is the login that asks the server; any that may create temporary objects will do.
    SqlChecks(Config config, Login place) {
        var grants = LoginSetup.grants(config.databases());
        this.checker = Checker.standing(
                place,
                config.databases().companySchemas(),
                role -> role == Role.ANALYST ? grants.analyst() : grants.engineer(),
                Policy.standard().with(config.knowledge()),
                config.company().calendar().zone());
    }

    /// What is told of a statement.
    private interface Look {
        ObjectNode tell(ObjectNode told, Role role, String sql);
    }

    /// The verdict on each line; a line may name its own role.
    void check(Role role, BufferedReader in, Consumer<String> out) {
        run(role, in, out, (told, as, sql) -> put(told, checker.judge(as, sql)));
    }

    /// The silent errors of each line.
    void lint(Role role, BufferedReader in, Consumer<String> out, BusinessFacts business) {
        run(role, in, out, (told, as, sql) -> linted(told, as, sql, business));
    }

    private ObjectNode linted(ObjectNode told, Role role, String sql, BusinessFacts business) {
        var findings = told.putArray("findings");
        if (checker.judge(role, sql) instanceof Verdict.Refused refused) {
            return told.put("refused", refused.reason());
        }
        for (var finding : checker.lint(role, sql, business, true)) {
            findings.addObject()
                    .put("rule", finding.rule())
                    .put("severity", finding.wrong() ? "wrong" : "caveat")
                    .put("message", finding.message())
                    .put("hint", finding.hint());
        }
        return told;
    }

    /// One line out for each line in.
    private void run(Role role, BufferedReader in, Consumer<String> out, Look look) {
        try {
            int number = 0;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) {
                    out.accept(Json.text(line(role, line, number, look)));
                }
            }
        } catch (IOException e) {
            throw new UsageException("the statements can't be read: " + e.getMessage());
        }
    }

    private static ObjectNode line(Role standard, String line, int number, Look look) {
        try {
            var asked = Json.read(line, JsonNode.class);
            var role = asked.hasNonNull("role") ? Role.of(asked.path("role").asText()) : standard;
            var told = Json.mapper().createObjectNode();
            told.set("id", asked.has("id") ? asked.get("id") : told.nullNode());
            return look.tell(told, role, asked.path("sql").asText(""));
        } catch (JsonProcessingException | UsageException e) {
            var why = e instanceof UsageException usage ? usage.text() : "it is no JSON";
            return put(
                    Json.mapper().createObjectNode().putNull("id"),
                    new Verdict.Refused(Wall.TEXT, "line", "line " + number + ": " + why));
        }
    }

    private static ObjectNode put(ObjectNode told, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed allowed ->
                told.put("verdict", "allow")
                        .putNull("wall")
                        .putNull("rule")
                        .put("reason", allowed.effect().name().toLowerCase(Locale.ROOT));
            case Verdict.Refused refused ->
                told.put("verdict", "block")
                        .put("wall", refused.wall().word())
                        .put("rule", refused.rule())
                        .put("reason", refused.reason());
        };
    }

    @Override
    public void close() {
        checker.close();
    }
}
