package dev.jackdaw.knowledge.check;

import dev.jackdaw.knowledge.CheckFinding;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.definition.QueryDefinition;
import dev.jackdaw.knowledge.file.KnowledgeFolder;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.Warehouse;
import dev.jackdaw.warehouse.lint.BusinessFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Every validated query is run as the Analyst would run it; its first rows, columns and time are
/// told.
public final class QueryRule implements Rule {
    private static final int ROWS = 5;
    private static final int SLOW_MS = 10_000;
    private final Warehouse warehouse;
    private final BusinessFacts business;
    private final Consumer<String> told;

    public QueryRule(Warehouse warehouse, BusinessFacts business, Consumer<String> told) {
        this.warehouse = warehouse;
        this.business = business;
        this.told = told;
    }

    @Override
    public List<CheckFinding> check(KnowledgeFolder.Contents contents) {
        var findings = new ArrayList<CheckFinding>();
        for (var item : contents.items()) {
            if (!(item.definition() instanceof QueryDefinition query)) {
                continue;
            }
            var outcome =
                    warehouse.run(Role.ANALYST, query.sql(), warehouse.limits().rows(ROWS), Caller.nobody());
            if (outcome instanceof QueryOutcome.Rows(var table, var elapsed)) {
                var columns = table.columns().stream().map(c -> c.name()).toList();
                told.accept(
                        "query " + query.name() + ": " + columns + ", " + elapsed + " ms, first rows " + table.rows());
                if (elapsed > SLOW_MS) {
                    findings.add(CheckFinding.warning(
                            item.source(),
                            "query-slow",
                            "query '" + query.name() + "' took " + elapsed + " ms",
                            "Make it faster, or have a view built"));
                }
                silent(item, query).forEach(findings::add);
            } else {
                findings.add(CheckFinding.error(
                        item.source(),
                        "query-fails",
                        "query '" + query.name() + "' does not run: " + outcome.text(),
                        "Mend the SQL: one SELECT that the Analyst may run"));
            }
        }
        return findings;
    }

    /// What returns a number all the same.
    private Stream<CheckFinding> silent(KnowledgeItem item, QueryDefinition query) {
        return warehouse.checker().lint(Role.ANALYST, query.sql(), business, true).stream()
                .map(found -> CheckFinding.warning(
                        item.source(),
                        "query-" + found.rule().replace('_', '-'),
                        "query '" + query.name() + "': " + found.message(),
                        "If it is not meant so: " + found.hint()));
    }
}
