package dev.jackdaw.warehouse.lint;

import dev.jackdaw.warehouse.tree.Analysis;
import dev.jackdaw.warehouse.tree.ObjectIds;
import dev.jackdaw.warehouse.tree.Reference;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Looks for silent errors in an analysed statement. Deterministic; knows nothing of results.
public final class Linter {
    private static final List<LintRule> RULES = Stream.of(
                    List.<LintRule>of(
                            JoinRules::fanOut, JoinRules::cartesian, JoinRules::outerUndone, JoinRules::countStar),
                    AggregateRules.all(),
                    KnowledgeRules.all(),
                    TimeRules.all(),
                    RowRules.all())
            .flatMap(List::stream)
            .toList();

    private final Function<List<Long>, Map<Long, TableFacts>> tables;
    private final Map<Long, Reference.Function> functions;
    private final BusinessFacts business;
    private final ZoneId zone;

    /// `tables` tells of relations by identity, `functions` are those that come with PostgreSQL.
    public Linter(
            Function<List<Long>, Map<Long, TableFacts>> tables,
            Map<Long, Reference.Function> functions,
            BusinessFacts business,
            ZoneId zone) {
        this.tables = tables;
        this.functions = functions;
        this.business = business;
        this.zone = zone;
    }

    /// What is found, the wrong before the caveats. `kept` for a statement that will run again.
    public List<LintFinding> lint(Analysis analysis, boolean kept) {
        var relations = new ArrayList<>(ObjectIds.of(List.of(analysis.query())).relations());
        var context = new LintContext(tables.apply(relations), functions, business, zone, kept);
        var found = new LinkedHashSet<LintFinding>();
        for (var scope : Scope.of(analysis.query()).all()) {
            RULES.forEach(rule -> rule.check(scope, context, found::add));
        }
        return found.stream()
                .sorted((a, b) -> Boolean.compare(b.wrong(), a.wrong()))
                .toList();
    }
}
