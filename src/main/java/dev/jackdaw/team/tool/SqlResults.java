package dev.jackdaw.team.tool;

import dev.jackdaw.agent.Run;
import dev.jackdaw.agent.ToolOutput;
import dev.jackdaw.asset.ViewReceipts;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.Result;
import dev.jackdaw.metrics.DataClock;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.Warehouse;
import dev.jackdaw.warehouse.lint.BusinessFacts;
import dev.jackdaw.warehouse.lint.LintFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Runs SQL for a tool, as the Analyst.
public record SqlResults(Warehouse warehouse, DataClock clock, BusinessFacts business, ViewReceipts views) {
    private static String rows(int count) {
        return count == 1 ? "1 row." : count + " rows.";
    }

    /// The person who asked the question of a run; stopping the run stops the statement.
    static Caller caller(Run run) {
        return new Caller(run.asked().asker(), run.cancellation());
    }

    List<LintFinding> lint(String sql) {
        return warehouse.checker().lint(Role.ANALYST, sql, business, false);
    }

    /// The question whether to run a statement all the same, where it is a lot to run.
    Optional<String> tooMuch(String sql, Run run) {
        return warehouse
                .estimate(Role.ANALYST, sql, caller(run))
                .filter(e -> e.cost() > warehouse.costMax())
                .map(e -> String.format(
                        Locale.ROOT,
                        "This looks at far more data than usual: PostgreSQL expects"
                                + " a cost of %.1e, and I run up to %.1e without"
                                + " asking. Shall I run it all the same, for at most %d"
                                + " s?\n\n"
                                + "```sql\n"
                                + "%s\n"
                                + "```",
                        e.cost(),
                        warehouse.costMax(),
                        warehouse.limits().timeout().toSeconds(),
                        sql));
    }

    ToolOutput run(String sql, Basis basis, String headline, List<KnowledgeRef> used, Run run) {
        return run(sql, basis, headline, used, List.of(), 0, run);
    }

    /// `first` is how many rows are wanted, 0 for all that may be shown.
    ToolOutput run(
            String sql, Basis basis, String headline, List<KnowledgeRef> used, List<String> noted, int first, Run run) {
        var limits = first > 0 ? warehouse.limits().rows(first) : warehouse.limits();
        var outcome = warehouse.run(Role.ANALYST, sql, limits, caller(run));
        if (!(outcome instanceof QueryOutcome.Rows(var table, var elapsed))) {
            return new ToolOutput.Wrong(outcome.text());
        }
        var read = views.of(sql);
        var knowledge = new ArrayList<>(used);
        knowledge.addAll(read.views());
        var caveats = new ArrayList<>(noted);
        caveats.addAll(read.caveats());
        if (table.truncated()) {
            caveats.add("Only the first " + table.rows().size() + " rows are shown; there are more.");
        }
        var said = headline.isEmpty() ? rows(table.rows().size()) : headline;
        return ResultOutput.of(new Result(
                "",
                basis,
                warehouse.user(Role.ANALYST),
                said,
                table,
                List.of(sql),
                caveats,
                knowledge,
                clock.read().today().toString()));
    }
}
