package dev.jackdaw.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.TestCompany;
import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.QueryDefinition;
import dev.jackdaw.metrics.KnowledgeFacts;
import dev.jackdaw.metrics.MetricQuery;
import dev.jackdaw.metrics.MetricService;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The linter's false alarms: nothing that the data team stands behind is called wrong.
class RepoQueriesTest {
    @Test
    void no_query_and_no_metric_of_the_repository_is_called_wrong() {
        try (var company = TestCompany.open()) {
            var jackdaw = company.jackdaw();
            var statements = new ArrayList<String>();
            for (var item : jackdaw.knowledge().index().all(KnowledgeKind.QUERY)) {
                statements.add(((QueryDefinition) item.definition()).sql());
            }
            for (var item : jackdaw.knowledge().index().all(KnowledgeKind.METRIC)) {
                var metric = (MetricDefinition) item.definition();
                if (metric.governed()) {
                    statements.addAll(sql(jackdaw.metrics(), metric));
                }
            }
            var facts = new KnowledgeFacts(jackdaw.knowledge().index(), jackdaw.dataClock());
            var wrong = new ArrayList<String>();
            int caveats = 0;
            for (var sql : statements) {
                for (var finding : jackdaw.warehouse().checker().lint(Role.ANALYST, sql, facts, false)) {
                    caveats += finding.wrong() ? 0 : 1;
                    if (finding.wrong()) {
                        wrong.add(finding.rule() + ": " + sql);
                    }
                }
            }
            System.out.println("RepoQueriesTest: "
                    + statements.size()
                    + " statements, "
                    + wrong.size()
                    + " called wrong, "
                    + caveats
                    + " caveats");
            assertThat(statements).hasSizeGreaterThan(20);
            assertThat(wrong).isEmpty();
        }
    }

    /// A metric as a total, and split by its first dimension.
    private static List<String> sql(MetricService metrics, MetricDefinition metric) {
        var statements = new ArrayList<String>();
        var dimensions = metric.source().dimensions().stream()
                .map(d -> d.name())
                .limit(1)
                .toList();
        for (var split : List.of(List.<String>of(), dimensions)) {
            ObjectNode arguments = Json.mapper().createObjectNode().put("metric", metric.name());
            split.forEach(arguments.putArray("dimensions")::add);
            var query = MetricQuery.of(arguments).orElseThrow();
            if (metrics.answer(query, Caller.nobody()) instanceof MetricService.Outcome.Answered(var result)) {
                statements.addAll(result.sql());
            }
        }
        return statements;
    }
}
