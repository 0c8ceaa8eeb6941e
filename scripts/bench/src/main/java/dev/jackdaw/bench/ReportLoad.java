package dev.jackdaw.bench;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.ReportItem;
import dev.jackdaw.knowledge.definition.ReportTiming;
import dev.jackdaw.report.*;
import dev.jackdaw.store.login.Login;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How long a report of eight metrics takes, with two comparisons each, what moved them by two
/// dimensions, and a chart. Argument: how many times the sample's rows. For
/// `scripts/bench/reports`.
final class ReportLoad {
    private static final Instant DUE = Instant.parse("2026-06-18T09:00:00Z");
    private static final int TIMES = 7;

    private ReportLoad() {}

    public static void main(String[] arguments) {
        try (var company = TestCompany.open()) {
            measure(company, 1);
            int times = Integer.parseInt(arguments[0]);
            multiply(company.database(), times);
            measure(company, times);
            var watches = company.jackdaw().report().watches();
            for (var metric : List.of("support tickets", "new customers", "MRR", "active customers")) {
                int planted = 0;
                int found = 0;
                int right = 0;
                if (times > 1) {
                    continue;
                }
                for (long seed = 1; seed <= 10; seed++) {
                    var score = watches.backtest(metric, Grain.DAY, 6, seed);
                    planted += score.planted();
                    found += score.found();
                    right += score.right();
                }
                System.out.printf(
                        "watch of %s: precision %.2f, recall %.2f (%d planted)%n",
                        metric, (double) right / Math.max(1, found), (double) right / planted, planted);
            }
        }
    }

    private static void multiply(Login database, int times) {
        if (times <= 1) {
            return;
        }
        var n = "generate_series(1, " + (times - 1) + ") n";
        TestDatabase.run(
                database,
                "INSERT INTO customers SELECT c.id + n * 1000000, c.company_name, c.industry, "
                        + "c.company_size, c.country, c.signup_date, c.source, c.status FROM customers c, "
                        + n,
                "INSERT INTO subscriptions SELECT s.id + n * 1000000, s.customer_id + n * 1000000, "
                        + "s.plan, s.mrr, s.seats, s.billing_cycle, s.started_at, s.ended_at, s.status, "
                        + "s.cancellation_reason FROM subscriptions s, "
                        + n,
                "INSERT INTO plan_changes SELECT p.id + n * 1000000, p.customer_id + n * 1000000, "
                        + "p.previous_plan, p.new_plan, p.previous_mrr, p.new_mrr, p.change_type, p.changed_at "
                        + "FROM plan_changes p, "
                        + n,
                "INSERT INTO support_tickets SELECT t.id + n * 1000000, t.customer_id + n * 1000000, "
                        + "t.priority, t.category, t.status, t.created_at, t.resolved_at, t.satisfaction_score "
                        + "FROM support_tickets t, "
                        + n,
                "ANALYZE");
    }

    private static void measure(TestCompany company, int times) {
        var items = new ArrayList<ReportItem>();
        for (var metric : List.of(
                "MRR",
                "active customers",
                "ARPA",
                "new customers",
                "churned customers",
                "expansion MRR",
                "support tickets",
                "CSAT")) {
            items.add(new ReportItem(
                    metric,
                    List.of("country", "industry"),
                    Map.of(),
                    "",
                    List.of(ReportItem.PREVIOUS_PERIOD, ReportItem.PREVIOUS_YEAR),
                    "last 14 days",
                    "5%",
                    ""));
        }
        var report = new ReportDefinition(
                "eight",
                "",
                "slack:a@example.com",
                List.of("slack:C1"),
                new ReportTiming("0 9 * * *", "UTC"),
                items,
                "",
                "",
                null,
                "");
        var editor = company.jackdaw().report().editor();
        var taken = new ArrayList<Long>();
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            var edition = editor.compose(report, DUE, editor.last(DUE), List.of(), List.of());
            taken.add((System.nanoTime() - start) / 1_000_000);
            if (!edition.problems().isEmpty()) {
                throw new IllegalStateException(edition.problems().toString());
            }
        }
        var rows = TestDatabase.rows(
                        company.database(),
                        "SELECT (SELECT count(*) FROM customers) + (SELECT count(*) FROM subscriptions) + (SELECT "
                                + "count(*) FROM support_tickets)")
                .getFirst()
                .getFirst();
        System.out.printf(
                "%d times the sample (%s customers, subscriptions and tickets): first %d ms, median %d "
                        + "ms, slowest %d ms of %d%n",
                times,
                rows,
                taken.getFirst(),
                taken.stream().sorted().toList().get(TIMES / 2),
                taken.stream().max(Long::compare).orElse(0L),
                TIMES);
    }
}
