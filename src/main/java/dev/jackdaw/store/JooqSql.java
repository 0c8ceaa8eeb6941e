package dev.jackdaw.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.ConnectionCallable;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/// Statements on jOOQ's connections and in its transactions.
record JooqSql(DSLContext jooq) implements Sql {
    private static final int FETCH_SIZE = 1_000;

    @Override
    public int execute(String statement, @Nullable Object... values) {
        return on(connection -> {
            try (var prepared = prepared(connection, statement, values)) {
                prepared.execute();
                return Math.max(0, prepared.getUpdateCount());
            }
        });
    }

    @Override
    public Query query(String statement, @Nullable Object... values) {
        return new Statement(statement, values);
    }

    @Override
    public <T> T transactionResult(Function<Sql, T> work) {
        try {
            return jooq.transactionResult(transaction -> work.apply(new JooqSql(transaction.dsl())));
        } catch (DataAccessException e) {
            throw StatementFailure.of(e);
        }
    }

    private <T> T on(ConnectionCallable<T> work) {
        try {
            return jooq.connectionResult(work);
        } catch (DataAccessException e) {
            throw StatementFailure.of(e);
        }
    }

    private final class Statement implements Query {
        private final String text;
        private final @Nullable Object[] values;

        Statement(String text, @Nullable Object[] values) {
            this.text = text;
            this.values = values;
        }

        @Override
        public void each(Consumer<Row> reader) {
            on(connection -> {
                try (var prepared = prepared(connection, text, values)) {
                    prepared.setFetchSize(FETCH_SIZE);
                    try (var rows = prepared.executeQuery()) {
                        var row = new Row(rows);
                        while (rows.next()) {
                            reader.accept(row);
                        }
                    }
                }
                return true;
            });
        }

        @Override
        public <T> List<T> list(Function<Row, T> reader) {
            var read = new ArrayList<T>();
            each(row -> read.add(reader.apply(row)));
            return List.copyOf(read);
        }
    }

    private static PreparedStatement prepared(Connection connection, String statement, @Nullable Object[] values)
            throws SQLException {
        var prepared = connection.prepareStatement(statement);
        try {
            for (int i = 0; i < values.length; i++) {
                set(connection, prepared, i + 1, values[i]);
            }
            return prepared;
        } catch (SQLException | RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    private static void set(Connection connection, PreparedStatement prepared, int place, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case Instant time -> prepared.setObject(place, time.atOffset(ZoneOffset.UTC));
            case List<?> texts -> prepared.setArray(place, connection.createArrayOf("text", texts.toArray()));
            case Object[] array -> prepared.setArray(place, connection.createArrayOf(elementType(array), array));
            case null, default -> prepared.setObject(place, value);
        }
    }

    private static String elementType(Object[] array) {
        return switch (array) {
            case Integer[] numbers -> "integer";
            case Long[] numbers -> "bigint";
            case Instant[] times -> "timestamptz";
            case Object[] texts -> "text";
        };
    }
}
