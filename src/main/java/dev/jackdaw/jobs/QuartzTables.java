package dev.jackdaw.jobs;

import dev.jackdaw.core.PermanentException;
import dev.jackdaw.store.Sql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartz.impl.jdbcjobstore.JobStoreTX;

/// Quartz's own tables, as the script that comes with it makes them, beside ours.
final class QuartzTables {
    private static final String SCRIPT = "tables_postgres.sql";

    private QuartzTables() {}

    /// Makes them where they are missing; of several processes one does.
    static void make(Sql database) {
        database.transaction(sql -> {
            sql.execute("SELECT pg_advisory_xact_lock(hashtext('quartz'))");
            boolean there = sql.query("SELECT to_regclass('qrtz_locks') IS NOT NULL AS there")
                    .one(row -> row.flag("there"));
            if (!there) {
                Stream.of(script().split(";"))
                        .filter(statement -> !statement.isBlank())
                        .forEach(sql::execute);
            }
        });
    }

    /// Without comments, and without an end of a transaction that is ours.
    private static String script() {
        try (var in = JobStoreTX.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new PermanentException("Quartz comes without " + SCRIPT);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--") && !line.strip().equals("COMMIT;"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new PermanentException("can't read Quartz's " + SCRIPT, e);
        }
    }
}
