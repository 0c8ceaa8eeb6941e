package dev.jackdaw.agent;

import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.store.StateDatabase;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/// Takes runs that ended long ago out of the journal, each into a file first: JSON lines, one a
/// run, compressed. What a learning or a view rests on stays. A crash between leaves a file too
/// many, never a run too few.
public final class Retention {
    private static final int BATCH = 500;

    /// They hold what people asked and were told.
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private static final String OLD = """
        SELECT r.id FROM run r WHERE r.status = 'ended' AND r.started_at < ?::timestamptz
          AND NOT EXISTS (SELECT FROM learning l WHERE l.run = r.id AND l.state NOT IN ('rejected', 'retired'))
          AND NOT EXISTS (SELECT FROM asset a WHERE a.run = r.id AND a.state NOT IN ('rejected', 'dropped'))
        ORDER BY r.id LIMIT ?
        """;

    private static final String LINES = """
        SELECT jsonb_build_object('run', r.id, 'thread', r.thread, 'asker', r.asker, 'started_at', r.started_at,
          'steps', (SELECT jsonb_agg(jsonb_build_object('seq', s.seq, 'at', s.at, 'kind', s.kind, 'body', s.body) ORDER BY s.seq)
                    FROM step s WHERE s.run_id = r.id))::text
        FROM run r WHERE r.id = ANY (?) ORDER BY r.id
        """;

    private final StateDatabase database;
    private final Clock clock;

    public Retention(StateDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Moves what ended longer ago than `keep` into files of `folder`; how many runs.
    public int pass(Duration keep, Path folder) {
        int moved = 0;
        for (var ids = old(keep); !ids.isEmpty(); ids = old(keep)) {
            write(ids, folder);
            forget(ids.toArray(String[]::new));
            moved += ids.size();
        }
        return moved;
    }

    /// Seen as upkeep, as evidence of what somebody learnt for themselves counts as well.
    private List<String> old(Duration keep) {
        var before = clock.instant().minus(keep).atOffset(ZoneOffset.UTC);
        return database.sql().transactionResult(t -> {
            t.dsl().fetch("SELECT set_config('jackdaw.viewer', 'upkeep', true)");
            return t.dsl().fetch(OLD, before, BATCH).getValues(0, String.class);
        });
    }

    private void write(List<String> ids, Path folder) {
        var lines = database.rows(LINES, List.of((Object) ids.toArray(String[]::new)), row -> row.getString(1));
        var file = folder.resolve("runs-" + ids.getFirst() + "-" + ids.getLast() + ".jsonl.gz");
        var fresh = file.resolveSibling(file.getFileName() + ".part");
        try (var channel = FileChannel.open(
                fresh,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            var zip = new GZIPOutputStream(Channels.newOutputStream(channel));
            var out = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
            for (var line : lines) {
                out.write(line + "\n");
            }
            out.flush();
            zip.finish();
            channel.force(true);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new EnvironmentException("old runs stay: can't write " + file + " (" + e.getMessage() + ")", e);
        }
    }

    private void forget(String[] ids) {
        var statements = new ArrayList<>(List.of(
                "DELETE FROM feedback WHERE run = ANY (?)",
                "DELETE FROM slack_run WHERE run = ANY (?)",
                "DELETE FROM step WHERE run_id = ANY (?)",
                "DELETE FROM run WHERE id = ANY (?)"));
        database.sql().transaction(t -> statements.forEach(s -> t.dsl().execute(s, (Object) ids)));
    }
}
