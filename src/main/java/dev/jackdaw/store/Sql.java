package dev.jackdaw.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Statements on our own state: the one way to it. Either the database itself, where each statement
/// is its own transaction, or one transaction.
///
/// A `?` stands for a value: texts, numbers, truth values, days, `Instant` (timestamptz), `List` of texts
/// (text[]), arrays of texts, numbers or times, `float[]` (real[]), `null`. Statements are constants
/// of ours, never input.
///
/// What fails is a `StateUnavailable` where the same may succeed later (a lost connection, a
/// server that is full or stopping), a `ConflictException` where a row of that key is there already,
/// a `RefusedStatement` otherwise.
public interface Sql {
    /// Changes rows; how many.
    int execute(String statement, @Nullable Object... values);

    /// Will return rows: nothing runs before they are asked for.
    Query query(String statement, @Nullable Object... values);

    /// Runs what is given in one transaction, which is rolled back where it throws.
    <T> T transactionResult(Function<Sql, T> work);

    /// The same, without a result.
    default void transaction(Consumer<Sql> work) {
        transactionResult(sql -> {
            work.accept(sql);
            return true;
        });
    }

    /// A statement that returns rows. A reader takes what it needs of the row and keeps nothing else.
    interface Query {
        /// Hands each row on, in order, by a cursor: also of more rows than fit into memory where
        /// this is a transaction.
        void each(Consumer<Row> reader);

        /// All rows, in order.
        <T> List<T> list(Function<Row, T> reader);

        /// The first row, where there is one.
        default <T> Optional<T> first(Function<Row, T> reader) {
            return list(reader).stream().findFirst();
        }

        /// The row of a statement that always returns one.
        default <T> T one(Function<Row, T> reader) {
            return first(reader).orElseThrow();
        }
    }
}
