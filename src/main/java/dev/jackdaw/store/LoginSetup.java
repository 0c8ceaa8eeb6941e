package dev.jackdaw.store;

import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.store.embedded.EmbeddedServer;
import dev.jackdaw.store.login.Credentials;
import dev.jackdaw.store.login.Login;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds or makes the three logins, from what was set. Close it when the logins are no longer used:
/// it holds the embedded server up.
public final class LoginSetup implements AutoCloseable {
    private static final String EMBEDDED_DATABASE = "jackdaw";
    private final DatabaseSettings settings;
    private final @Nullable EmbeddedServer server;

    public LoginSetup(DatabaseSettings settings) {
        this.settings = settings;
        this.server = settings.service().isPresent() ? null : EmbeddedServer.attach(settings.home());
    }

    /// What the grants should be, whether or not they are.
    public static Grants grants(DatabaseSettings settings) {
        var service = settings.service().map(Login::user).orElse("jackdaw_service");
        var place = settings.warehouse().or(settings::service);
        var schemas = settings.companySchemas().isEmpty() ? List.of("public") : settings.companySchemas();
        return new Grants(
                place.map(Login::database).orElse(EMBEDDED_DATABASE),
                service,
                settings.analyst().map(Login::user).orElse("jackdaw_analyst"),
                settings.engineer().map(Login::user).orElse("jackdaw_engineer"),
                settings.validator().map(Login::user).orElse("jackdaw_validator"),
                schemas,
                place.isEmpty(),
                settings.personal());
    }

    /// The logins, ready to connect. Creates what is missing where the given login may.
    public Logins logins() {
        var grants = grants(settings);
        var owner = settings.service().orElseGet(this::embeddedOwner);
        var data = settings.warehouse().orElse(owner);
        var provisioner = new Provisioner(this::credentials);
        provisioner.state(owner, in(grants, owner));
        var service = settings.service().orElseGet(() -> generated(owner, grants.service(), "DATABASE_URL"));
        if (settings.analyst().isEmpty() || settings.engineer().isEmpty()) {
            provisioner.warehouse(data, in(grants, data));
        }
        var analyst = settings.analyst().orElseGet(() -> generated(data, grants.analyst(), "JACKDAW_ANALYST_URL"));
        var engineer = settings.engineer().orElseGet(() -> generated(data, grants.engineer(), "JACKDAW_ENGINEER_URL"));
        return new Logins(service, analyst, engineer, validator(grants, data, engineer), data);
    }

    /// Where the agents' logins were given and no validator's, the Engineer's analyses: it has no
    /// more rights than its statements may use, and what it analyses is rolled back.
    private Login validator(Grants grants, Login data, Login engineer) {
        if (settings.validator().isPresent()) {
            return settings.validator().get();
        }
        boolean given = settings.analyst().isPresent() && settings.engineer().isPresent();
        return given ? engineer : generated(data, grants.validator(), "JACKDAW_VALIDATOR_URL");
    }

    private static Grants in(Grants grants, Login place) {
        return new Grants(
                place.database(),
                grants.service(),
                grants.analyst(),
                grants.engineer(),
                grants.validator(),
                grants.companySchemas(),
                grants.ownDatabase(),
                grants.personal());
    }

    private Login generated(Login place, String user, String setting) {
        return credentials(place)
                .find(user)
                .map(password -> place.as(user, password))
                .orElseThrow(() -> new EnvironmentException("the login "
                        + user
                        + " exists on "
                        + place.server()
                        + " but its password is not known here. Set "
                        + setting
                        + " to postgresql://"
                        + user
                        + ":PASSWORD@"
                        + place.server()
                        + "/"
                        + place.database()));
    }

    private Credentials credentials(Login place) {
        boolean embedded = server != null && server.admin("postgres").server().equals(place.server());
        return new Credentials(settings.home(), embedded ? EmbeddedServer.REALM : place.server());
    }

    private Login embeddedOwner() {
        var admin = Objects.requireNonNull(server).admin("postgres");
        try (var connection = Connections.open(admin);
                var find = connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
            // Two first starts at once: the second one waits, and finds it there.
            connection.createStatement().execute("SELECT pg_advisory_lock(hashtextextended('jackdaw database', 0))");
            find.setString(1, EMBEDDED_DATABASE);
            if (!find.executeQuery().next()) {
                connection.createStatement().execute("CREATE DATABASE " + EMBEDDED_DATABASE);
            }
        } catch (SQLException e) {
            throw Connections.failed("creating the database " + EMBEDDED_DATABASE, e);
        }
        return Objects.requireNonNull(server).admin(EMBEDDED_DATABASE);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
