package dev.jackdaw.cli;

import dev.jackdaw.agent.Answer;
import dev.jackdaw.agent.Step;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.core.Cancellation;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import java.util.List;
import java.util.Objects;

/// Runs an answer's SQL again and compares the rows with what was answered.
public final class Replay {
    private final Jackdaw jackdaw;
    private final Terminal terminal;

    public Replay(Jackdaw jackdaw, Terminal terminal) {
        this.jackdaw = jackdaw;
        this.terminal = terminal;
    }

    /// Exit code 0 where nothing changed, 1 where something did.
    public int run(RunId id) {
        var entries = jackdaw.journal().entries(id);
        var asker = entries.getFirst().step() instanceof Step.Asked asked ? asked.asker() : "";
        var last = entries.getLast().step();
        if (!(last instanceof Step.Answered(Answer answer, var receipt))
                || answer.sql().isEmpty()) {
            throw new UsageException("run " + id + " has no answer with SQL to replay");
        }
        if (answer.sql().size() > 1) {
            throw new UsageException("run " + id + " rests on several statements; run them with: jackdaw sql run");
        }
        var outcome = jackdaw.warehouse()
                .run(
                        Role.ANALYST,
                        answer.sql().getFirst(),
                        jackdaw.warehouse().limits(),
                        new Caller(asker, new Cancellation()));
        if (!(outcome instanceof QueryOutcome.Rows(var now, var elapsed))) {
            terminal.error("the SQL no longer runs: " + outcome.text());
            return 1;
        }
        boolean same = plain(now).equals(plain(answer.table()));
        terminal.print(same ? "The same: " + now.rows().size() + " rows, unchanged." : "It differs. Then:");
        if (!same) {
            terminal.table(answer.table());
            terminal.print("Now:");
            terminal.table(new ResultTable(answer.table().columns(), now.rows(), now.truncated()));
        }
        return same ? 0 : 1;
    }

    /// Values as text: numbers read back from the journal may be of another Java type.
    private static List<List<String>> plain(ResultTable table) {
        return table.rows().stream()
                .map(row -> row.stream().map(Objects::toString).toList())
                .toList();
    }
}
