package dev.jackdaw.agent;

import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.core.RunId;
import dev.jackdaw.store.Sql;
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
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/// Takes runs that ended long ago out of the journal, each into a file first: JSON lines, one a
/// run, compressed. What a learning or a view rests on stays. A crash between leaves a file too
/// many, never a run too few.
public final class Retention {
    private static final int BATCH = 500;

    /// They hold what people asked and were told.
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private static final String OLD = """
        SELECT id FROM run WHERE status = 'ended' AND started_at < ? AND id > ? ORDER BY id LIMIT ?
        """;

    private static final String LINES = """
        SELECT jsonb_build_object('run', r.id, 'thread', r.thread, 'asker', r.asker, 'started_at', r.started_at,
          'steps', (SELECT jsonb_agg(jsonb_build_object('seq', s.seq, 'at', s.at, 'kind', s.kind, 'body', s.body) ORDER BY s.seq)
                    FROM step s WHERE s.run_id = r.id))::text AS line
        FROM run r WHERE r.id = ANY (?) ORDER BY r.id
        """;

    private final Sql database;
    private final List<RetentionRule> rules;
    private final Clock clock;

    /// `rules` are those of the rooms that know of runs.
    public Retention(Sql database, List<RetentionRule> rules, Clock clock) {
        this.database = database;
        this.rules = List.copyOf(rules);
        this.clock = clock;
    }

    /// Moves what ended longer ago than `keep` into files of `folder`; how many runs.
    public int pass(Duration keep, Path folder) {
        int moved = 0;
        var before = clock.instant().minus(keep);
        for (var runs = old(before, "");
                !runs.isEmpty();
                runs = old(before, runs.getLast().value())) {
            var free = free(runs);
            if (!free.isEmpty()) {
                write(free, folder);
                forget(free);
                moved += free.size();
            }
        }
        return moved;
    }

    private List<RunId> old(Instant before, String after) {
        return database.query(OLD, before, after, BATCH).list(row -> new RunId(row.text("id")));
    }

    private List<RunId> free(List<RunId> runs) {
        var needed = rules.stream().flatMap(rule -> rule.needed(runs).stream()).collect(Collectors.toSet());
        return runs.stream().filter(run -> !needed.contains(run)).toList();
    }

    private static List<String> ids(List<RunId> runs) {
        return runs.stream().map(RunId::value).toList();
    }

    private void write(List<RunId> runs, Path folder) {
        var lines = database.query(LINES, ids(runs)).list(row -> row.text("line"));
        var file = folder.resolve("runs-" + runs.getFirst() + "-" + runs.getLast() + ".jsonl.gz");
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

    private void forget(List<RunId> runs) {
        database.transaction(sql -> {
            rules.forEach(rule -> rule.forget(sql, runs));
            sql.execute("DELETE FROM step WHERE run_id = ANY (?)", ids(runs));
            sql.execute("DELETE FROM run WHERE id = ANY (?)", ids(runs));
        });
    }
}
