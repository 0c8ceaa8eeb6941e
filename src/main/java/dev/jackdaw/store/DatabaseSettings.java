package dev.jackdaw.store;

import dev.jackdaw.core.Setting;
import dev.jackdaw.store.login.Home;
import dev.jackdaw.store.login.Login;
import java.nio.file.Path;
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
    private static final Setting<Home> HOME = Setting.path(
                    "JACKDAW_HOME",
                    "The folder where an installation keeps what is its own: the embedded server, generated passwords, "
                            + "exports, unpacked libraries.")
            .otherwise(".jackdaw")
            .as(folder -> new Home(folder.orElse(Path.of(".jackdaw"))));

    private static final Setting<Optional<Login>> SERVICE = login(
            "DATABASE_URL",
            "The service's login; it owns the schema jackdaw_state.",
            "an embedded server in JACKDAW_HOME");

    private static final Setting<Optional<Login>> ANALYST =
            login("JACKDAW_ANALYST_URL", "The Analyst's login, which may only read.", "created, where the service may");

    private static final Setting<Optional<Login>> ENGINEER = login(
            "JACKDAW_ENGINEER_URL",
            "The Engineer's login, which builds views in the schema jackdaw.",
            "created, where the service may");

    private static final Setting<Optional<Login>> VALIDATOR = login(
            "JACKDAW_VALIDATOR_URL",
            "The login that asks PostgreSQL what a statement means; it reads no table and needs TEMPORARY on the "
                    + "database.",
            "created; the Engineer's where the agents' logins are given");

    private static final Setting<Optional<Login>> WAREHOUSE =
            login("WAREHOUSE_URL", "Another server for company data.", "the database of DATABASE_URL");

    private static final Setting<List<String>> SCHEMAS = Setting.list(
                    "JACKDAW_COMPANY_SCHEMAS", "The schemas that hold company data.")
            .otherwise("every schema that the Analyst may use");

    /// All of them.
    public static final List<Setting<?>> DECLARED =
            List.of(HOME, SERVICE, ANALYST, ENGINEER, VALIDATOR, WAREHOUSE, SCHEMAS);

    public DatabaseSettings {
        companySchemas = List.copyOf(companySchemas);
        personal = Map.copyOf(personal);
    }

    /// Reads them; `personal` are the columns that the knowledge marks so.
    public static DatabaseSettings read(Map<String, String> environment, Map<String, List<String>> personal) {
        return new DatabaseSettings(
                home(environment),
                SERVICE.in(environment),
                ANALYST.in(environment),
                ENGINEER.in(environment),
                VALIDATOR.in(environment),
                WAREHOUSE.in(environment),
                companySchemas(environment),
                personal);
    }

    /// `JACKDAW_HOME`, or `.jackdaw` in the working directory.
    public static Home home(Map<String, String> environment) {
        return HOME.in(environment);
    }

    /// The schemas of `JACKDAW_COMPANY_SCHEMAS`; empty means every schema the Analyst may use.
    public static List<String> companySchemas(Map<String, String> environment) {
        return SCHEMAS.in(environment);
    }

    /// Whether a database of the company's own was named.
    public static boolean named(Map<String, String> environment) {
        return SERVICE.value(environment).isPresent()
                || WAREHOUSE.value(environment).isPresent();
    }

    private static Setting<Optional<Login>> login(String name, String purpose, String standard) {
        return Setting.parsed(name, purpose, "postgresql://USER:PASSWORD@HOST:5432/DATABASE", Login::parse)
                .otherwise(standard)
                .hidden();
    }
}
