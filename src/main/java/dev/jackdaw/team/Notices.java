package dev.jackdaw.team;

import dev.jackdaw.core.RunId;
import dev.jackdaw.store.StateDatabase;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/// What people must be told about answers that they got earlier. It waits in the database until the
/// door through which a run was asked tells it, once in each conversation; runs asked through a
/// door that can't reach people again are not told.
public record Notices(StateDatabase database, Clock clock) {

    /// Tells the conversations of these runs; the same `key` and run again is one notice.
    public void tell(String key, List<RunId> runs, String text) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        for (var run : runs) {
            database.update(
                    "INSERT INTO notice (key, run, text, made_at) VALUES (?, ?, ?, ?) ON CONFLICT"
                            + " DO NOTHING",
                    List.of(key, run.value(), text, now));
        }
    }
}
