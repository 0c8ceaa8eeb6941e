package dev.jackdaw.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was set about databases. Where `service` is empty the embedded server is used; where
/// `warehouse` is empty the company's data is in the same database as our state. `personal` are the
/// columns by "schema.table" that no agent may read.
public record DatabaseSettings(
        Home home,
        Optional<Login> service,
        Optional<Login> analyst,
        Optional<Login> engineer,
        Optional<Login> validator,
        Optional<Login> warehouse,
        List<String> companySchemas,
        Map<String, List<String>> personal) {
    public DatabaseSettings {
        companySchemas = List.copyOf(companySchemas);
        personal = Map.copyOf(personal);
    }
}
