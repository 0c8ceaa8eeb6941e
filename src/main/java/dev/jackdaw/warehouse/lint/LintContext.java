package dev.jackdaw.warehouse.lint;

import dev.jackdaw.warehouse.tree.Node;
import dev.jackdaw.warehouse.tree.Reference;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/// What rules know besides the statement. `kept` is true for a statement that is stored and runs
/// again later.
record LintContext(
        Map<Long, TableFacts> tables,
        Map<Long, Reference.Function> functions,
        BusinessFacts business,
        ZoneId zone,
        boolean kept) {
    static final long DATE = 1082;
    static final long TIMESTAMP = 1114;
    static final long TIMESTAMPTZ = 1184;
    private static final long EPOCH_2000 = 946_684_800L;

    /// The name of the function behind a call, an operator or an aggregate; "" for added ones.
    String name(Node call) {
        for (var field : new String[] {"funcid", "opfuncid", "aggfnoid", "winfnoid"}) {
            if (call.has(field)) {
                var function = functions.get(call.oid(field));
                return function == null ? "" : function.name();
            }
        }
        return "";
    }

    Optional<TableFacts> table(Scope.Place place) {
        return Optional.ofNullable(
                tables.get(place.scope().source(place.source()).oid("relid")));
    }

    Optional<TableFacts.Column> column(Scope.Place place) {
        return table(place).map(t -> t.columns().get(place.column()));
    }

    /// "table.column" for messages.
    String named(Scope.Place place) {
        return table(place).map(t -> t.name() + ".").orElse("")
                + column(place).map(TableFacts.Column::name).orElse("?");
    }

    /// Whether a constant is a day, or the first moment of one.
    boolean midnight(Node constant) {
        if (!constant.is("CONST") || constant.constant().isEmpty()) {
            return false;
        }
        long type = constant.oid("consttype");
        long value = constant.constant().getAsLong();
        if (type == DATE) {
            return true;
        }
        if (type == TIMESTAMP) {
            return Math.floorMod(value, 86_400_000_000L) == 0;
        }
        return type == TIMESTAMPTZ
                && Instant.ofEpochSecond(
                                Math.floorDiv(value, 1_000_000L) + EPOCH_2000, Math.floorMod(value, 1_000_000L) * 1_000)
                        .atZone(zone)
                        .toLocalTime()
                        .equals(LocalTime.MIDNIGHT);
    }

    /// The content of a text constant of plain characters.
    static String textOf(Node constant) {
        var bytes = constant.text("constvalue").split(" ");
        var text = new StringBuilder();
        for (int i = 4; i < bytes.length; i++) {
            text.append((char) (Integer.parseInt(bytes[i]) & 0xFF));
        }
        return text.toString();
    }
}
