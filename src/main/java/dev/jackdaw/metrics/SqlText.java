package dev.jackdaw.metrics;

import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.store.Grants;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// SQL as text that a person can read.
final class SqlText {
    private SqlText() {}

    static String name(String name) {
        return Grants.quoted(name);
    }

    static List<String> names(Collection<String> names) {
        return names.stream().map(SqlText::name).toList();
    }

    static List<String> names(String table, Collection<String> names) {
        return names.stream().map(n -> table + "." + name(n)).toList();
    }

    /// A text literal. With standard_conforming_strings, PostgreSQL's default, only quotes need
    /// doubling. It stands on one line, so that indenting a statement does not change it.
    static String literal(String value) {
        var doubled = value.replace("'", "''");
        return value.matches("(?s).*[\n\r].*")
                ? "E'" + doubled.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r") + "'"
                : "'" + doubled + "'";
    }

    static String date(LocalDate day) {
        return "DATE '" + day + "'";
    }

    static String list(List<String> parts) {
        return String.join(", ", parts);
    }

    /// A clause with its parts, or nothing where there are none.
    static String clause(String keyword, String separator, List<String> parts) {
        return parts.isEmpty() ? "" : "\n" + keyword + " " + String.join(separator, parts);
    }

    /// A statement as a table of another one.
    static String nested(String sql, String alias) {
        return "(\n" + indent(sql) + "\n) AS " + alias;
    }

    static String indent(String sql) {
        return sql.lines().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }

    /// A row of VALUES for a period.
    static String periodRow(String lead, DateRange range) {
        return "    (" + lead + date(range.start()) + ", " + date(range.end()) + ")";
    }
}
