package dev.jackdaw.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Rows of a table that are worked on, each by one process at a time: a process leases some by the
/// database's clock (column `leased_until`), renews the lease while it lives, and ends them or puts
/// them off; the rows of one that died are taken over when their lease ends. Thread-safe, shared by
/// all processes.
///
/// The parts are SQL of the room that owns the table, in which the row is called `q`: `key` are the
/// columns of its primary key, `open` says that there is still something to do, such as
/// `q.done_at IS NULL`, `oldest` is what rows are ordered by. `attempts`, where there is one, is the
/// column that counts the leases, and a lease's number fences off whoever held the row before.
public record WorkQueue(
        Sql database,
        String table,
        List<String> key,
        String open,
        String oldest,
        Optional<String> attempts,
        Duration lease) {

    public WorkQueue {
        key = List.copyOf(key);
    }

    /// Which of the open rows are meant, by a condition on `q` and its values in order.
    public record Which(String condition, List<Object> values) {
        /// Every open row.
        public static final Which ALL = new Which("true", List.of());

        public Which {
            values = List.copyOf(values);
        }
    }

    /// What is read of a row that was taken: expressions on `q`, each with a name, and how they become a value.
    public record Read<T>(String columns, Function<Row, T> reader) {}

    /// A row by its key, and by the number of its lease where only its present holder may change it.
    public record Ticket(List<Object> key, Optional<Integer> attempt) {
        public Ticket {
            key = List.copyOf(key);
        }

        /// The row, whoever holds it.
        public static Ticket of(Object... key) {
            return new Ticket(List.of(key), Optional.empty());
        }

        /// The row, as long as this is its latest lease.
        public static Ticket fenced(int attempt, Object... key) {
            return new Ticket(List.of(key), Optional.of(attempt));
        }
    }

    /// The end of a lease that begins now, as SQL: for rows that are stored with their first lease.
    public String leased() {
        return until(lease);
    }

    private static String until(Duration time) {
        return "now() + interval '" + time.toMillis() + " milliseconds'";
    }

    /// Leases up to `most` open rows that nobody holds, the oldest first. Rows that another process
    /// is just taking are passed over.
    public <T> List<T> claim(Which which, int most, Read<T> read) {
        var counted = attempts.map(a -> ", " + a + " = " + a + " + 1").orElse("");
        return taken("leased_until = " + leased() + counted, which, most, read);
    }

    /// Ends up to `most` open rows that nobody holds by `change`, such as `done_at = now()`: those
    /// that were tried too often. Each is returned to one process.
    public <T> List<T> giveUp(String change, Which which, int most, Read<T> read) {
        return taken(change, which, most, read);
    }

    private <T> List<T> taken(String change, Which which, int most, Read<T> read) {
        var values = new ArrayList<>(which.values());
        values.add(most);
        var statement = "UPDATE " + table + " q SET " + change + " WHERE (" + columns() + ") IN (SELECT " + columns()
                + " FROM " + table + " q WHERE (" + open + ") AND q.leased_until < now() AND (" + which.condition()
                + ") ORDER BY " + oldest + " LIMIT ? FOR UPDATE SKIP LOCKED) RETURNING " + read.columns();
        return database.query(statement, values.toArray()).list(read.reader());
    }

    private String columns() {
        return key.stream().map(c -> "q." + c).collect(Collectors.joining(", "));
    }

    /// Whoever works on it lives: its lease begins anew. False where it is no longer held or ended.
    public boolean renew(Ticket ticket) {
        return change(ticket, "leased_until = " + leased(), List.of());
    }

    /// Nobody takes it again before `rest` is over.
    public boolean later(Ticket ticket, Duration rest) {
        return change(ticket, "leased_until = " + until(rest), List.of());
    }

    /// Changes an open row, also so that it ends: `change` is what stands after SET. False where it
    /// has ended, or where a fenced ticket's holder has lost it.
    public boolean change(Ticket ticket, String change, List<Object> values) {
        var all = new ArrayList<>(values);
        all.addAll(ticket.key());
        ticket.attempt().ifPresent(all::add);
        return database.execute("UPDATE " + table + " q SET " + change + " WHERE " + held(ticket), all.toArray()) == 1;
    }

    private String held(Ticket ticket) {
        var same = key.stream().map(c -> "q." + c + " = ?").collect(Collectors.joining(" AND "));
        var fence = ticket.attempt()
                .map(_ -> " AND q." + attempts.orElseThrow() + " = ?")
                .orElse("");
        return same + fence + " AND (" + open + ")";
    }
}
