package dev.jackdaw.bench;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.asset.*;
import dev.jackdaw.asset.Asset.State;
import dev.jackdaw.desk.ViewApprovals;
import java.util.ArrayList;
import java.util.List;

/// What a view that is built from use is worth. Argument: how many times the sample's
/// subscriptions. For `scripts/bench/views`.
final class ViewLoad {
    private static final String QUESTION = "MRR by country and month";
    private static final int BEFORE = 6;
    private static final int AFTER = 30;
    private static int threads;

    private ViewLoad() {}

    public static void main(String[] arguments) {
        int times = Integer.parseInt(arguments[0]);
        try (var company = TestCompany.open()) {
            var jackdaw = company.jackdaw();
            TestDatabase.run(
                    company.database(),
                    "INSERT INTO subscriptions SELECT s.id + n * 1000000, s.customer_id, s.plan, s.mrr, "
                            + "s.seats, s.billing_cycle, s.started_at, s.ended_at, s.status, s.cancellation_reason "
                            + "FROM subscriptions s, generate_series(1, "
                            + (times - 1)
                            + ") n",
                    "ANALYZE subscriptions");
            System.out.println("subscriptions: "
                    + TestDatabase.rows(company.database(), "SELECT count(*) FROM subscriptions")
                            .getFirst()
                            .getFirst());
            ask(jackdaw, 2);
            System.out.println("before: " + ask(jackdaw, BEFORE));
            long start = System.nanoTime();
            jackdaw.curator().pass();
            System.out.printf("proposed and proven in %d ms%n", (System.nanoTime() - start) / 1_000_000);
            var proposal = jackdaw.asset().assets().list(State.WAITING).getFirst();
            System.out.println(ViewApprovals.benefit(proposal));
            start = System.nanoTime();
            var built = jackdaw.asset().builder().approve(proposal, "data-team");
            System.out.printf(
                    "%s %s in %d ms%n",
                    built.qualified(), built.state().word(), (System.nanoTime() - start) / 1_000_000);
            System.out.println("after:  " + ask(jackdaw, AFTER));
        }
    }

    private static String ask(Jackdaw jackdaw, int times) {
        var whole = new ArrayList<Long>();
        var sql = new ArrayList<Long>();
        var used = "";
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            var answered = (Desk.Outcome.Answered)
                    jackdaw.desk().ask(new Desk.Ask("bench-" + threads++, "ana", QUESTION), entry -> {});
            whole.add((System.nanoTime() - start) / 1_000_000);
            sql.add(jackdaw.journal().entries(answered.run()).stream()
                    .map(Journal.Entry::step)
                    .filter(Step.ToolReturned.class::isInstance)
                    .mapToLong(s -> ((Step.ToolReturned) s).elapsedMs())
                    .max()
                    .orElse(0));
            used = answered.receipt().knowledge().stream()
                    .map(ref -> ref.kind() + " " + ref.name())
                    .toList()
                    .toString();
        }
        return "an answer %d ms (median of %d), its query %d ms; receipt: %s"
                .formatted(median(whole), times, median(sql), used);
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
