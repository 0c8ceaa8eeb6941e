package dev.jackdaw.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.data.Csv;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.metrics.KnowledgeFacts;
import dev.jackdaw.store.Role;
import dev.jackdaw.store.login.Login;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.lint.BusinessFacts;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `jackdaw sql`.
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = "Run SQL as an agent would, behind the same walls.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  jackdaw sql run --role analyst \"SELECT count(*) FROM customers\"",
            "  jackdaw sql check --role analyst --jsonl < statements.jsonl",
            "  jackdaw sql lint --jsonl < statements.jsonl",
            "  jackdaw sql walls",
            "  jackdaw sql run --csv \"SELECT * FROM customers\" > customers.csv"
        })
@SuppressWarnings("NullAway.Init")
final class SqlCommand implements Runnable {
    @ParentCommand
    private JackdawCommand jackdaw;

    @Spec
    private CommandSpec spec;

    /// Whose statements, and where.
    static final class Statements {
        @Option(
                names = "--role",
                defaultValue = "analyst",
                paramLabel = "ROLE",
                description = "For lines that name none: analyst (default) or engineer.")
        private String role;

        @Option(
                names = "--database",
                paramLabel = "URL",
                description = "Another database than the configured one, as it stands.")
        private @Nullable String database;

        @Option(names = "--jsonl", description = "The only form there is.")
        @SuppressWarnings("UnusedVariable") // Scripts say it, for the day there is another form.
        private boolean jsonl;

        Role role() {
            return Role.of(role);
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Judge statements without executing them: JSON lines in, JSON lines out.",
                "In: {\"id\": 1, \"role\": \"analyst\", \"sql\": \"SELECT 1\"}; the role may be left out.",
                "Out: {\"id\": 1, \"verdict\": \"allow\"|\"block\", \"wall\": ..., \"rule\": ..., "
                        + "\"reason\": ...}, in the same order."
            })
    int check(@Mixin Statements statements) {
        look(statements, (checks, business) -> checks.check(statements.role(), input(), out()));
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Look for errors that return a number all the same: JSON lines in, JSON lines out.",
                "In: {\"id\": 1, \"sql\": \"SELECT 1\"}. Out: {\"id\": 1, \"findings\": [{\"rule\": ..., "
                        + "\"severity\": \"wrong\"|\"caveat\", \"message\": ..., \"hint\": ...}]}.",
                "With --database nothing is known of the business: no filters, no units."
            })
    int lint(@Mixin Statements statements) {
        look(statements, (checks, business) -> checks.lint(statements.role(), input(), out(), business));
        return 0;
    }

    private void look(Statements statements, BiConsumer<SqlChecks, BusinessFacts> look) {
        if (statements.database != null) {
            var place = Login.parse("--database", statements.database);
            try (var checks = new SqlChecks(jackdaw.config(), place)) {
                look.accept(checks, BusinessFacts.none());
            }
            return;
        }
        try (var all = jackdaw.open();
                var checks = new SqlChecks(jackdaw.config(), all.logins().validator())) {
            look.accept(checks, new KnowledgeFacts(all.knowledge().index(), all.dataClock()));
        }
    }

    private Consumer<String> out() {
        return jackdaw.terminal()::print;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Print the policy in force: what statements may be and refer to.")
    int walls() {
        jackdaw.terminal().print(Json.pretty(jackdaw.config().warehouse().policy()));
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Run one statement. Exit code 1 when it is refused or fails.")
    int run(
            @Parameters(paramLabel = "SQL", description = "The statement.") String sql,
            @Option(
                            names = "--role",
                            defaultValue = "analyst",
                            paramLabel = "ROLE",
                            description = "analyst (default) or engineer.")
                    String role,
            @Option(names = "--json", description = "Print JSON.") boolean json,
            @Option(names = "--csv", description = "Print CSV.") boolean csv) {
        var as = Role.of(role);
        try (var all = jackdaw.open()) {
            var outcome = all.warehouse().run(as, sql, all.warehouse().limits(), Caller.nobody());
            if (!(outcome instanceof QueryOutcome.Rows(var table, var elapsed))) {
                jackdaw.terminal().error(outcome.text());
                return 1;
            }
            if (json) {
                ObjectNode object = Json.mapper().createObjectNode();
                object.set(
                        "columns",
                        Json.tree(table.columns().stream()
                                .map(ResultTable.Column::name)
                                .toList()));
                object.set("rows", Json.tree(table.rows()));
                jackdaw.terminal()
                        .print(Json.text(
                                object.put("truncated", table.truncated()).put("elapsedMs", elapsed)));
            } else if (csv) {
                jackdaw.terminal().print(Csv.of(table));
            } else {
                jackdaw.terminal().table(table);
            }
            if (table.truncated()) {
                jackdaw.terminal().note("only the first " + table.rows().size() + " rows; there are more");
            }
            return 0;
        }
    }

    private static BufferedReader input() {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }
}
