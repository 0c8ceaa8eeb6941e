package dev.jackdaw.team.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.PeriodParser;
import dev.jackdaw.knowledge.definition.QueryDefinition;
import dev.jackdaw.knowledge.definition.SelectList;
import dev.jackdaw.store.Grants;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A validated query of which only some rows are wanted: those with values of its own columns, of a period, the first
/// few. The query stays as it is; conditions stand around it, and what it is limited to at its end comes after them.
record NarrowedQuery(String sql, String said, String problem) {
    private static final Pattern TRUNCATED = Pattern.compile("(?is)date_trunc\\s*\\(\\s*'(\\w+)'.*");

    private static NarrowedQuery problem(String problem) {
        return new NarrowedQuery("", "", problem);
    }

    /// As the arguments of `run_query` say; with a problem where that can't be done.
    static NarrowedQuery of(QueryDefinition query, JsonNode arguments, CompanyCalendar calendar, LocalDate today) {
        var conditions = new ArrayList<String>();
        var said = new ArrayList<String>();
        var columns = SelectList.columns(query.sql());
        for (var filter : arguments.path("filters")) {
            var column = filter.path("column").asText("");
            var values = new ArrayList<String>();
            filter.path("values").forEach(v -> values.add(v.asText("")));
            if (values.isEmpty() || columns.stream().noneMatch(c -> c.name().equals(column))) {
                return problem("the rows of '" + query.name() + "' can't be told by " + column);
            }
            boolean exclude = filter.path("exclude").asBoolean(false);
            conditions.add(Grants.quoted(column)
                    + "::text "
                    + (exclude ? "NOT IN (" : "IN (")
                    + values.stream().map(NarrowedQuery::literal).collect(Collectors.joining(", "))
                    + ")");
            said.add(column.replace('_', ' ') + (exclude ? " is not " : " is ") + String.join(" or ", values));
        }
        var period = arguments.path("period").asText("");
        if (!period.isEmpty()) {
            var time = columns.stream()
                    .filter(c -> TRUNCATED.matcher(c.expression()).matches())
                    .findFirst();
            var days = PeriodParser.parse(period).map(p -> p.on(calendar, today));
            if (time.isEmpty() || days.isEmpty() || !whole(time.get(), days.get(), calendar, today)) {
                return problem("the rows of '" + query.name() + "' can't be told by " + period);
            }
            var name = Grants.quoted(time.get().name());
            conditions.add(name + " >= DATE '" + days.get().start() + "'");
            conditions.add(name + " < DATE '" + days.get().end() + "'");
            said.add(time.get().name().replace('_', ' ') + " is in " + period);
        }
        int first = arguments.path("first").asInt(0);
        var limit = SelectList.limit(query.sql()).filter(most -> first > most || !conditions.isEmpty());
        var inner = limit.isPresent() ? SelectList.unlimited(query.sql()) : query.sql();
        var outer = conditions.isEmpty()
                ? inner
                : "SELECT * FROM (\n" + inner + "\n) AS validated\nWHERE " + String.join("\n  AND ", conditions);
        var sql = limit.isPresent() ? outer + "\nLIMIT " + Math.max(first, limit.get()) : outer;
        return new NarrowedQuery(sql, String.join(" and ", said), "");
    }

    /// Whether days begin and end where the column's units do.
    private static boolean whole(SelectList.Column time, DateRange days, CompanyCalendar calendar, LocalDate today) {
        var unit = TRUNCATED.matcher(time.expression());
        var grain = unit.matches() ? Grain.of(unit.group(1)) : Optional.<Grain>empty();
        return grain.filter(g -> calendar.startOf(g, days.start()).equals(days.start())
                        && (days.end().isAfter(today)
                                || calendar.startOf(g, days.end()).equals(days.end())))
                .isPresent();
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /// The sentence above its rows.
    String headline(String all, int first) {
        var headline = first > 0 ? "The first " + first + " of: " + all : all;
        return said.isEmpty() ? headline : headline.replaceAll("\\.$", "") + ", only where " + said + ".";
    }
}
