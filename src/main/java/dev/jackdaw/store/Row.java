package dev.jackdaw.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// The row that a query is at. Columns are known by name; one that may be NULL is asked for as an
/// `Optional`, and NULL elsewhere is a `NullPointerException` that names the column.
public final class Row {
    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read() throws SQLException;
    }

    private <T> Optional<T> read(Reader<T> reader) {
        try {
            var value = reader.read();
            return rows.wasNull() ? Optional.empty() : Optional.of(value);
        } catch (SQLException e) {
            throw StatementFailure.of(e);
        }
    }

    private <T> T some(String column, Optional<T> value) {
        return value.orElseThrow(() -> new NullPointerException("column " + column + " is NULL"));
    }

    /// A text.
    public String text(String column) {
        return some(column, optionalText(column));
    }

    /// A text, unless it is NULL.
    public Optional<String> optionalText(String column) {
        return read(() -> rows.getString(column));
    }

    /// A whole number of 32 bits.
    public int integer(String column) {
        return some(column, read(() -> rows.getInt(column)));
    }

    /// A whole number of 64 bits.
    public long bigint(String column) {
        return some(column, read(() -> rows.getLong(column)));
    }

    /// A floating-point number.
    public double real(String column) {
        return some(column, read(() -> rows.getDouble(column)));
    }

    /// A truth value.
    public boolean flag(String column) {
        return some(column, read(() -> rows.getBoolean(column)));
    }

    /// A time.
    public Instant instant(String column) {
        return some(column, optionalInstant(column));
    }

    /// A time, unless it is NULL.
    public Optional<Instant> optionalInstant(String column) {
        return read(() -> rows.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /// A day.
    public LocalDate date(String column) {
        return some(column, read(() -> rows.getObject(column, LocalDate.class)));
    }

    /// An array of texts.
    public List<String> texts(String column) {
        return List.of((String[]) array(column));
    }

    /// An array of whole numbers of 32 bits.
    public List<Integer> integers(String column) {
        return List.of((Integer[]) array(column));
    }

    /// An array of whole numbers of 64 bits.
    public List<Long> bigints(String column) {
        return List.of((Long[]) array(column));
    }

    /// An array of floating-point numbers.
    public float[] reals(String column) {
        var boxed = (Float[]) array(column);
        var reals = new float[boxed.length];
        for (int i = 0; i < boxed.length; i++) {
            reals[i] = boxed[i];
        }
        return reals;
    }

    private Object array(String column) {
        return some(column, read(() -> {
            Array array = rows.getArray(column);
            return array.getArray();
        }));
    }

    /// Bytes.
    public byte[] bytes(String column) {
        return some(column, read(() -> rows.getBytes(column)));
    }
}
