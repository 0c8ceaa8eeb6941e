package dev.jackdaw.knowledge.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a query's last SELECT gives, read from its text: columns with their expressions, and how many rows at most.
/// Nothing is read where the text does more than this can tell (dollar quotes, UNION, a column without a name).
public final class SelectList {
    /// What stands in the place of strings, quoted names and comments, so that no word of theirs is taken for SQL.
    private static final Pattern HIDDEN =
            Pattern.compile("'(?:[^']++|'')*+'|\"(?:[^\"]++|\"\")*+\"|--[^\\n]*|(?s:/\\*.*?\\*/)");

    private static final Pattern WORD = Pattern.compile("(?i)[a-z_][a-z_0-9]*");
    private static final Pattern NAMED = Pattern.compile("(?is)(.+?)\\s+AS\\s+([a-z_][a-z_0-9]*)");
    private static final Pattern PLAIN = Pattern.compile("(?i)(?:[a-z_][a-z_0-9]*\\.)*([a-z_][a-z_0-9]*)");
    private static final Pattern LIMIT = Pattern.compile("(?i)\\s+LIMIT\\s+(\\d{1,6})\\s*$");
    private final String sql;
    private final String bare;

    private SelectList(String sql) {
        this.sql = sql;
        this.bare = HIDDEN.matcher(sql).replaceAll(m -> " ".repeat(m.group().length()));
    }

    /// A column of a result: its name, and the SQL it is made by.
    public record Column(String name, String expression) {
        /// Whether it is a table's own column, as it stands.
        public boolean plain() {
            return PLAIN.matcher(expression).matches();
        }
    }

    /// The columns in their order; none where they can't be told.
    public static List<Column> columns(String sql) {
        return sql.indexOf('$') >= 0 ? List.of() : new SelectList(sql).read();
    }

    /// The number behind a LIMIT at the very end.
    public static Optional<Integer> limit(String sql) {
        var found = LIMIT.matcher(
                HIDDEN.matcher(sql).replaceAll(m -> " ".repeat(m.group().length())));
        return found.find() ? Optional.of(Integer.valueOf(found.group(1))) : Optional.empty();
    }

    /// The same query without a LIMIT at its very end.
    public static String unlimited(String sql) {
        var found = LIMIT.matcher(
                HIDDEN.matcher(sql).replaceAll(m -> " ".repeat(m.group().length())));
        return found.find() ? sql.substring(0, found.start()) : sql;
    }

    private List<Column> read() {
        int depth = 0;
        int start = -1;
        int end = -1;
        var commas = new ArrayList<Integer>();
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth != 0) {
                continue;
            }
            if (c == ',' && start >= 0 && end < 0) {
                commas.add(i);
            }
            var word = WORD.matcher(bare).region(i, bare.length());
            if ((i == 0 || !Character.isJavaIdentifierPart(bare.charAt(i - 1))) && word.lookingAt()) {
                switch (word.group().toUpperCase(Locale.ROOT)) {
                    case "SELECT" -> {
                        start = word.end();
                        end = -1;
                        commas.clear();
                    }
                    case "FROM" -> end = start >= 0 && end < 0 ? i : end;
                    case "UNION", "INTERSECT", "EXCEPT" -> {
                        return List.of();
                    }
                    default -> {}
                }
            }
        }
        return start < 0 || end < 0 ? List.of() : columns(start, end, commas);
    }

    private List<Column> columns(int start, int end, List<Integer> commas) {
        var columns = new ArrayList<Column>();
        int from = start;
        commas.add(end);
        for (int to : commas) {
            var item = sql.substring(from, to).strip();
            var named = NAMED.matcher(item);
            var plain = PLAIN.matcher(item);
            if (named.matches()) {
                columns.add(new Column(named.group(2), named.group(1).strip()));
            } else if (plain.matches()) {
                columns.add(new Column(plain.group(1), item));
            } else {
                return List.of();
            }
            from = to + 1;
        }
        return List.copyOf(columns);
    }
}
