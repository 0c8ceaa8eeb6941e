package dev.jackdaw.warehouse;

import dev.jackdaw.warehouse.guard.Policy;

import java.time.ZoneId;
import java.util.List;

/// How company data is read: the zone of its days, what a statement may take, the schemas that hold
/// it (empty: every one the Analyst may use), what is known of people, and the policy.
public record WarehouseSettings(
        ZoneId zone,
        Limits limits,
        List<String> companySchemas,
        Principals principals,
        Policy policy) {
    public WarehouseSettings {
        companySchemas = List.copyOf(companySchemas);
    }
}
