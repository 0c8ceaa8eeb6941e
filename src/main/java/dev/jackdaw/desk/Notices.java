package dev.jackdaw.desk;

import dev.jackdaw.core.RunId;
import dev.jackdaw.learning.Owners;
import dev.jackdaw.store.Sql;
import dev.jackdaw.warehouse.Principals;
import java.time.Clock;
import java.util.List;

/// What people must be told about answers that they got earlier, and the data team about its
/// knowledge. It waits in the database until the door through which a run was asked tells it, once
/// in each conversation; runs asked through a door that can't reach people again are not told.
public record Notices(Sql database, Principals principals, Clock clock) implements Owners {
    private static final String INSERT =
            "INSERT INTO notice (key, run, person, text, made_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

    @Override
    public void tell(String key, String text) {
        var now = clock.instant();
        for (var admin : principals.admins()) {
            database.execute(INSERT, key, "", admin, text, now);
        }
    }

    /// Tells the conversations of these runs; the same `key` and run again is one notice.
    public void tell(String key, List<RunId> runs, String text) {
        var now = clock.instant();
        for (var run : runs) {
            database.execute(INSERT, key, run.value(), "", text, now);
        }
    }

    /// Tells one person; the same `key` again is one notice.
    public void tellPerson(String key, String person, String text) {
        var now = clock.instant();
        database.execute(INSERT, key, "", person, text, now);
    }
}
