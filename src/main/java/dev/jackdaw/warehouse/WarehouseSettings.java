package dev.jackdaw.warehouse;

import dev.jackdaw.core.Setting;
import dev.jackdaw.warehouse.guard.Policy;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// How company data is read: the zone of its days, what a statement may take, the schemas that hold
/// it (empty: every one the Analyst may use), what is known of people, and the policy. `costMax` is
/// what a model-written query may cost by the planner's estimate, in its units.
public record WarehouseSettings(
        ZoneId zone, Limits limits, double costMax, List<String> companySchemas, Principals principals, Policy policy) {
    private static final Setting<Integer> ROWS = Setting.number(
            "JACKDAW_SQL_ROWS", "The most rows of a result.", Limits.standard().rowsMax(), 1, 100_000);

    private static final Setting<Integer> TIMEOUT = Setting.number(
            "JACKDAW_SQL_TIMEOUT",
            "The most seconds a statement may take.",
            (int) Limits.standard().timeout().toSeconds(),
            1,
            3_600);

    private static final Setting<Double> COST = Setting.number(
                    "JACKDAW_SQL_COST",
                    "What a model-written query may cost by the planner's estimate, in millions of its units, before "
                            + "the person is asked whether to run it all the same.",
                    20,
                    1,
                    999_999)
            .as(millions -> millions * 1e6);

    private static final Setting<Principals> PRINCIPALS = Setting.path(
                    "JACKDAW_PRINCIPALS",
                    "A JSON file of people and their attributes for row-level security (docs/SECURITY.md).")
            .otherwise("nobody is known")
            .as(Principals::read);

    /// All of them.
    public static final List<Setting<?>> DECLARED = List.of(ROWS, TIMEOUT, COST, PRINCIPALS);

    public WarehouseSettings {
        companySchemas = List.copyOf(companySchemas);
    }

    /// Reads them; the rest is the company's calendar, its schemas, and the policy with its knowledge.
    public static WarehouseSettings read(
            Map<String, String> environment, ZoneId zone, List<String> companySchemas, Policy policy) {
        var limits = new Limits(
                ROWS.in(environment), Limits.standard().bytesMax(), Duration.ofSeconds(TIMEOUT.in(environment)));
        return new WarehouseSettings(
                zone, limits, COST.in(environment), companySchemas, PRINCIPALS.in(environment), policy);
    }
}
