package dev.jackdaw.warehouse;

import dev.jackdaw.warehouse.guard.Policy;
import java.time.ZoneId;
import java.util.List;

/// How company data is read: the zone of its days, what a statement may take, the schemas that hold
/// it (empty: every one the Analyst may use), what is known of people, and the policy. `costMax` is
/// what a model-written query may cost by the planner's estimate, in its units.
public record WarehouseSettings(
        ZoneId zone, Limits limits, double costMax, List<String> companySchemas, Principals principals, Policy policy) {
    public WarehouseSettings {
        companySchemas = List.copyOf(companySchemas);
    }
}
