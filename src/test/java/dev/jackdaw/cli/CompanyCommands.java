package dev.jackdaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.data.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Commands in this process, on a loaded company of their own.
final class CompanyCommands implements AutoCloseable {
    private final TestCompany company = TestCompany.open();
    private final Map<String, String> settings;

    CompanyCommands() {
        this(Map.of());
    }

    /// With these settings besides.
    CompanyCommands(Map<String, String> more) {
        settings = new HashMap<>(TestDatabase.settings(company.database()));
        settings.putAll(more);
    }

    Cli.Ran run(String... arguments) {
        return Cli.run(settings, arguments);
    }

    /// With these settings besides, for one command.
    Cli.Ran with(Map<String, String> more, String... arguments) {
        var changed = new HashMap<>(settings);
        changed.putAll(more);
        return Cli.run(changed, arguments);
    }

    /// What commands are run with.
    Map<String, String> settings() {
        return settings;
    }

    /// The program on the same database, as another process has it open.
    Jackdaw jackdaw() {
        return company.jackdaw();
    }

    /// All rows of an administrator's query, each as its values' text.
    List<List<String>> rows(String sql) {
        return TestDatabase.rows(company.database(), sql);
    }

    void execute(String... statements) {
        TestDatabase.run(company.database(), statements);
    }

    /// Each line of the result, as JSON.
    static List<JsonNode> json(Cli.Ran ran) {
        return ran.out().lines().map(line -> Json.own(line, JsonNode.class)).toList();
    }

    @Override
    public void close() {
        company.close();
    }
}
