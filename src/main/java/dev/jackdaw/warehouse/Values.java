package dev.jackdaw.warehouse;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// PostgreSQL values as JSON can hold them: numerics keep their scale, times stand in the company's
/// zone, NaN and infinity are text, json is itself, everything else is its text.
final class Values {
    private final ZoneId zone;

    Values(ZoneId zone) {
        this.zone = zone;
    }

    @Nullable
    Object read(ResultSet rows, int column, String type) throws SQLException {
        if (rows.getObject(column) == null) {
            return null;
        }
        return switch (type) {
            case "int2", "int4", "int8", "oid" -> rows.getLong(column);
            case "bool" -> rows.getBoolean(column);
            case "numeric" -> numeric(rows.getString(column));
            case "float4", "float8" -> floating(rows.getString(column));
            case "timestamptz" -> zoned(rows, column);
            case "timestamp" -> rows.getString(column).replace(' ', 'T');
            case "date" -> date(rows.getString(column));
            case "json", "jsonb" -> json(rows.getString(column));
            case "bytea" -> "\\x" + HexFormat.of().formatHex(rows.getBytes(column));
            default -> type.startsWith("_") ? list(rows.getArray(column)) : rows.getString(column);
        };
    }

    private static Object numeric(String text) {
        return Character.isLetter(text.charAt(text.length() - 1)) ? text : new BigDecimal(text);
    }

    private static Object floating(String text) {
        return Character.isLetter(text.charAt(text.length() - 1)) ? text : new BigDecimal(text);
    }

    private static Object date(String text) {
        return text.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(text).toString() : text;
    }

    private Object zoned(ResultSet rows, int column) throws SQLException {
        var text = rows.getString(column);
        if (text.contains("infinity") || text.endsWith("BC")) {
            return text;
        }
        return rows.getObject(column, OffsetDateTime.class)
                .atZoneSameInstant(zone)
                .toOffsetDateTime()
                .toString();
    }

    private static Object json(String text) {
        return dev.jackdaw.data.Json.own(text, Object.class);
    }

    private static List<@Nullable Object> list(Array array) throws SQLException {
        var items = new ArrayList<@Nullable Object>();
        for (var item : (@Nullable Object[]) array.getArray()) {
            items.add(plain(item));
        }
        return items;
    }

    private static @Nullable Object plain(@Nullable Object item) {
        return switch (item) {
            case null -> null;
            case Number number -> number;
            case Boolean truth -> truth;
            case Object[] nested -> {
                var items = new ArrayList<@Nullable Object>();
                for (var inner : nested) {
                    items.add(plain(inner));
                }
                yield items;
            }
            case Object other -> other.toString();
        };
    }
}
