// Over 300 lines: one company, told from its first customer to its last ticket; its parts share one source of chance.
package dev.jackdaw.app.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Makes the sample's rows: the same for the same seed and date. Two years of history end with
/// `asOf`.
///
/// Its traps: `ended_at` is NULL while a subscription is active; a plan change closes a row and
/// opens another, so a closed row is not a lost customer; an annual invoice is mrr × 12 × 0.9;
/// usage is sampled on 3 to 5 days a month; about 30 % of the resolved tickets have no score;
/// January's churn is more than double.
final class SampleCompany {
    static final int CUSTOMERS = 900;
    private static final List<String> TABLES =
            List.of("customers", "subscriptions", "plan_changes", "invoices", "usage_metrics", "support_tickets");

    private static final List<SamplePlan> PLANS = List.of(SamplePlan.values());
    private final LocalDate first;
    private final LocalDate asOf;
    private final long seed;
    private final Map<String, List<SampleRow>> rows = new LinkedHashMap<>();
    private final SampleNames names;

    SampleCompany(long seed, LocalDate asOf) {
        this.seed = seed;
        this.asOf = asOf;
        this.first = asOf.minusYears(2).plusDays(1);
        this.names = new SampleNames();
        TABLES.forEach(table -> rows.put(table, new ArrayList<>()));
        for (int id = 1; id <= CUSTOMERS; id++) {
            customer(id);
        }
    }

    /// The tables in an order that foreign keys allow.
    static List<String> tables() {
        return TABLES;
    }

    /// All rows, by table.
    Map<String, List<SampleRow>> rows() {
        return rows;
    }

    private void customer(int id) {
        var random = new Random(seed * 1_000_003 + id * 7919L);
        // The square root makes later sign-ups denser: the company grows.
        double share = Math.sqrt((id - 0.5) / CUSTOMERS);
        long days = first.until(asOf, java.time.temporal.ChronoUnit.DAYS);
        var signup = id == CUSTOMERS ? asOf : first.plusDays(Math.round(share * days));
        var size = SampleNames.SIZES.get(weighted(random, 30, 30, 22, 12, 6));
        boolean trial = random.nextInt(100) < 7;
        var started = signup.plusDays(random.nextInt(15));
        boolean subscribed = !trial && !started.isAfter(asOf);
        var status = subscribed ? subscribe(id, random, size, started) : "trial";
        add(
                "customers",
                id,
                names.company(id, random),
                SampleNames.INDUSTRIES.get(random.nextInt(SampleNames.INDUSTRIES.size())),
                size,
                SampleNames.COUNTRIES.get(weighted(random, 34, 12, 11, 9, 8, 7, 6, 5, 5, 3)),
                signup,
                SampleNames.SOURCES.get(weighted(random, 32, 24, 18, 12, 9, 5)),
                status);
        tickets(id, random, signup);
    }

    /// A customer's life as a subscriber; returns its status at the end.
    private String subscribe(int id, Random random, String size, LocalDate started) {
        var plan = PLANS.get(
                switch (SampleNames.SIZES.indexOf(size)) {
                    case 0 -> weighted(random, 70, 28, 2, 0);
                    case 1 -> weighted(random, 40, 45, 14, 1);
                    case 2 -> weighted(random, 12, 48, 33, 7);
                    case 3 -> weighted(random, 2, 25, 48, 25);
                    default -> weighted(random, 0, 8, 37, 55);
                });
        int seats = Math.max(1, (int) (plan.typicalSeats * (0.5 + random.nextDouble())));
        boolean annual = random.nextInt(100) < 35;
        var from = at(random, started);
        while (true) {
            var event = nextEvent(random, plan, from.toLocalDate());
            var to = event == null ? null : at(random, event.day());
            boolean returns = event != null && event.kind() == Change.CANCEL && random.nextInt(100) < 8;
            subscription(id, random, plan, seats, annual, from, to, event);
            if (event == null || to == null) {
                return "active";
            }
            if (event.kind() == Change.CANCEL) {
                var back = event.day().plusDays(30 + random.nextInt(60));
                if (!returns || back.isAfter(asOf)) {
                    return "churned";
                }
                from = at(random, back);
                continue;
            }
            var next = event.kind() == Change.UPGRADE ? plan.next() : plan.previous();
            int nextSeats = event.kind() == Change.UPGRADE
                    ? seats + 1 + random.nextInt(Math.max(2, seats / 2))
                    : Math.max(1, seats / 2);
            add(
                    "plan_changes",
                    nextId("plan_changes"),
                    id,
                    plan.word(),
                    next.word(),
                    mrr(plan, seats),
                    mrr(next, nextSeats),
                    event.kind() == Change.UPGRADE ? "upgrade" : "downgrade",
                    to);
            plan = next;
            seats = nextSeats;
            from = to;
        }
    }

    private enum Change {
        UPGRADE,
        DOWNGRADE,
        CANCEL
    }

    private record Event(Change kind, LocalDate day) {}

    /// What ends the plan held since `from`, if anything does before the history ends. Looks month
    /// by month.
    private @Nullable Event nextEvent(Random random, SamplePlan plan, LocalDate from) {
        for (var month = from.plusMonths(1); !month.isAfter(asOf); month = month.plusMonths(1)) {
            double season = month.getMonthValue() == 1 ? 2.6 : 1.0;
            double draw = random.nextDouble();
            double cancel = plan.monthlyChurn * season;
            var day = month.minusDays(random.nextInt(25));
            if (draw < cancel) {
                return new Event(Change.CANCEL, day);
            }
            if (draw < cancel + 0.018 && plan != SamplePlan.ENTERPRISE) {
                return new Event(Change.UPGRADE, day);
            }
            if (draw < cancel + 0.024 && plan != SamplePlan.STARTER) {
                return new Event(Change.DOWNGRADE, day);
            }
        }
        return null;
    }

    private void subscription(
            int customer,
            Random random,
            SamplePlan plan,
            int seats,
            boolean annual,
            OffsetDateTime from,
            @Nullable OffsetDateTime to,
            @Nullable Event event) {
        int id = nextId("subscriptions");
        boolean cancelled = event != null && event.kind() == Change.CANCEL;
        add(
                "subscriptions",
                id,
                customer,
                plan.word(),
                mrr(plan, seats),
                seats,
                annual ? "annual" : "monthly",
                from,
                to,
                to == null ? "active" : cancelled ? "cancelled" : "changed",
                cancelled ? SampleNames.REASONS.get(weighted(random, 35, 25, 20, 12, 8)) : null);
        var end = to == null ? asOf : to.toLocalDate();
        invoices(id, customer, random, mrr(plan, seats), annual, from, end);
        usage(customer, random, seats, from.toLocalDate(), end);
    }

    private void invoices(
            int subscription,
            int customer,
            Random random,
            BigDecimal mrr,
            boolean annual,
            OffsetDateTime from,
            LocalDate end) {
        var amount = annual ? mrr.multiply(new BigDecimal("10.8")).setScale(2, RoundingMode.HALF_UP) : mrr;
        int months = annual ? 12 : 1;
        for (var day = from.toLocalDate(); !day.isAfter(end); day = day.plusMonths(months)) {
            var issued = at(random, day);
            issued = issued.isBefore(from) ? from : issued;
            var due = issued.plusDays(random.nextInt(28)).plusMinutes(random.nextInt(600));
            int luck = random.nextInt(100);
            boolean paid = luck < 94 && !due.toLocalDate().isAfter(asOf);
            boolean isVoid = luck >= 98;
            boolean late = day.plusDays(30).isBefore(asOf);
            add(
                    "invoices",
                    nextId("invoices"),
                    customer,
                    subscription,
                    amount,
                    "USD",
                    paid ? "paid" : isVoid ? "void" : late ? "overdue" : "open",
                    issued,
                    paid ? due : null,
                    day,
                    day.plusMonths(months).minusDays(1));
        }
    }

    private void usage(int customer, Random random, int seats, LocalDate from, LocalDate end) {
        for (var month = from.withDayOfMonth(1); !month.isAfter(end); month = month.plusMonths(1)) {
            int samples = 3 + random.nextInt(3);
            int stride = month.lengthOfMonth() / samples;
            for (int i = 0; i < samples; i++) {
                var day = month.plusDays((long) i * stride + random.nextInt(stride));
                if (!day.isBefore(from) && day.isBefore(end)) {
                    sample(customer, random, seats, day);
                }
            }
        }
        // Somebody uses the product on the last day, so that the data reaches it.
        if (end.equals(asOf) && (customer % 40 == 0 || nextId("usage_metrics") == 1)) {
            sample(customer, random, seats, asOf);
        }
    }

    private void sample(int customer, Random random, int seats, LocalDate day) {
        boolean weekend = day.getDayOfWeek().getValue() > 5;
        int users = Math.max(0, (int) Math.round(seats * random.nextDouble() * (weekend ? 0.3 : 0.9)));
        add(
                "usage_metrics",
                nextId("usage_metrics"),
                customer,
                day,
                users * (40L + random.nextInt(400)),
                users,
                BigDecimal.valueOf(seats * (500L + random.nextInt(3000)), 1),
                users == 0 ? 0 : random.nextInt(users + 1),
                1 + random.nextInt(8));
    }

    private void tickets(int customer, Random random, LocalDate signup) {
        int count = random.nextInt(8);
        long days = Math.max(1, signup.until(asOf, java.time.temporal.ChronoUnit.DAYS));
        for (int i = 0; i < count; i++) {
            var created = at(random, signup.plusDays((long) (random.nextDouble() * days)));
            int urgency = weighted(random, 30, 40, 22, 8);
            var resolved = created.plusMinutes(30 + (long) (random.nextDouble() * 6000 * (4 - urgency)));
            boolean done = random.nextInt(100) < 93 && !resolved.toLocalDate().isAfter(asOf);
            boolean rated = done && random.nextInt(100) >= 30;
            add(
                    "support_tickets",
                    nextId("support_tickets"),
                    customer,
                    SampleNames.PRIORITIES.get(urgency),
                    SampleNames.CATEGORIES.get(weighted(random, 26, 30, 18, 14, 12)),
                    done ? random.nextBoolean() ? "resolved" : "closed" : random.nextBoolean() ? "open" : "in_progress",
                    created,
                    done ? resolved : null,
                    rated ? 1 + weighted(random, 6, 9, 18, 37, 30) : null);
        }
    }

    private static BigDecimal mrr(SamplePlan plan, int seats) {
        return BigDecimal.valueOf((long) plan.pricePerSeat * seats).setScale(2);
    }

    private static OffsetDateTime at(Random random, LocalDate day) {
        var time = LocalTime.of(random.nextInt(24), random.nextInt(60), random.nextInt(60));
        return LocalDateTime.of(day, time).atOffset(ZoneOffset.UTC);
    }

    private static int weighted(Random random, int... weights) {
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        int draw = random.nextInt(total);
        for (int i = 0; i < weights.length; i++) {
            draw -= weights[i];
            if (draw < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    private int nextId(String table) {
        return of(table).size() + 1;
    }

    private List<SampleRow> of(String table) {
        return rows.computeIfAbsent(table, t -> new ArrayList<>());
    }

    private void add(String table, @Nullable Object... values) {
        of(table).add(SampleRow.of(values));
    }
}
