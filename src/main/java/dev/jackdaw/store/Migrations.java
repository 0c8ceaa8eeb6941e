package dev.jackdaw.store;

import dev.jackdaw.core.PermanentException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// The state schema's versions: brings a database to this release's, by the files under
/// `db/migration`. Files are only added; a test holds the old ones.
///
/// What a database has run is compared with what this release knows at every start, in one query,
/// so that a start on an up-to-date schema loads no Flyway.
final class Migrations {
    /// Flyway's checksum of each version's file.
    static final Map<String, Integer> CHECKSUMS = checksums();

    /// Of files that were edited after some databases had run them; version 11 brings those up to date.
    static final Map<String, Set<Integer>> EDITED = Map.of(
            "7", Set.of(963_903_553),
            "8", Set.of(-442_476_642, 1_638_952_337),
            "9", Set.of(-1_712_120_480, 1_215_057_490, 1_770_806_734, 1_775_226_722),
            "10", Set.of(633_547_257));

    private Migrations() {}

    private static Map<String, Integer> checksums() {
        var checksums = new LinkedHashMap<String, Integer>();
        checksums.put("1", -2_133_034_711);
        checksums.put("2", 1_956_298_560);
        checksums.put("3", -1_718_983_399);
        checksums.put("4", -1_863_208_842);
        checksums.put("5", -956_150_008);
        checksums.put("6", -998_249_815);
        checksums.put("7", -1_346_448_341);
        checksums.put("8", 148_580_279);
        checksums.put("9", 318_989_093);
        checksums.put("10", 595_096_703);
        checksums.put("11", 1_015_010_260);
        return checksums;
    }

    /// Brings the schema up to date. Throws a `PermanentException` where the database has run
    /// something that this release does not know; nothing is changed then.
    static void run(DataSource source) throws SQLException {
        var ran = ran(source);
        if (ran.equals(CHECKSUMS)) {
            return;
        }
        try {
            var flyway = Flyway.configure(StateDatabase.class.getClassLoader())
                    .dataSource(source)
                    .defaultSchema(Grants.STATE_SCHEMA)
                    .createSchemas(false)
                    .locations("classpath:db/migration")
                    .load();
            if (edited(ran)) {
                flyway.repair();
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw new PermanentException("bringing the state schema up to date failed: " + e.getMessage(), e);
        }
    }

    /// Whether it has run a file as it once was.
    private static boolean edited(Map<String, Integer> ran) {
        boolean edited = false;
        for (var version : ran.entrySet()) {
            var known = CHECKSUMS.get(version.getKey());
            if (known == null) {
                throw new PermanentException("the state schema is at version " + version.getKey()
                        + ", which this release does not know (it ends at " + CHECKSUMS.size()
                        + "). Start the newer release again, or go back to a backup from before it");
            }
            if (!known.equals(version.getValue())) {
                if (!EDITED.getOrDefault(version.getKey(), Set.of()).contains(version.getValue())) {
                    throw new PermanentException("version " + version.getKey() + " of the state schema was made by "
                            + "another file than this release's (checksum " + version.getValue() + " instead of "
                            + known + "). Go back to the release that made it, or to a backup");
                }
                edited = true;
            }
        }
        return edited;
    }

    private static Map<String, Integer> ran(DataSource source) throws SQLException {
        var ran = new LinkedHashMap<String, Integer>();
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            try (var rows =
                    statement.executeQuery("SELECT to_regclass('jackdaw_state.flyway_schema_history') IS NOT NULL")) {
                if (!rows.next() || !rows.getBoolean(1)) {
                    return ran;
                }
            }
            try (var rows = statement.executeQuery("SELECT version, checksum FROM flyway_schema_history WHERE success"
                    + " AND version IS NOT NULL ORDER BY installed_rank")) {
                while (rows.next()) {
                    ran.put(rows.getString(1), rows.getInt(2));
                }
            }
        }
        return ran;
    }
}
