package dev.jackdaw.warehouse;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/// The functions that only compute: those of `pg_catalog` that PostgreSQL itself calls immutable or
/// stable, less the ones that look at the server, run SQL given as text, or read settings. Loaded
/// once, on first use.
public final class PureFunctions {
    private static final Pattern CALL =
            Pattern.compile(
                    "(?:\"((?:[^\"]|\"\")+)\"|([\\p{L}_][\\p{L}\\p{N}_$]*))(?:\\s|/\\*.*?\\*/|--[^\\n"
                        + "]*\\n"
                        + ")*\\(",
                    Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern PRYING =
            Pattern.compile(
                    "pg_.*|lo_.*|has_.*|inet_.*|txid_.*|.*xml.*|ts_stat|ts_rewrite|set_config"
                        + "|current_setting|currval|lastval|nextval|setval|version|col_description"
                        + "|obj_description|shobj_description|to_reg.*|row_security_active");

    /// Words that stand before a parenthesis without being calls.
    private static final Set<String> SYNTAX =
            Set.of(
                    "select",
                    "from",
                    "where",
                    "and",
                    "or",
                    "not",
                    "in",
                    "exists",
                    "as",
                    "on",
                    "using",
                    "values",
                    "over",
                    "filter",
                    "within",
                    "group",
                    "by",
                    "any",
                    "all",
                    "some",
                    "case",
                    "when",
                    "then",
                    "else",
                    "join",
                    "lateral",
                    "union",
                    "except",
                    "intersect",
                    "with",
                    "recursive",
                    "materialized",
                    "distinct",
                    "having",
                    "limit",
                    "offset",
                    "fetch",
                    "array",
                    "row",
                    "rows",
                    "range",
                    "groups",
                    "between",
                    "like",
                    "ilike",
                    "is",
                    "order",
                    "partition",
                    "interval",
                    "numeric",
                    "decimal",
                    "varchar",
                    "char",
                    "character",
                    "varying",
                    "timestamp",
                    "timestamptz",
                    "time",
                    "timetz",
                    "bit",
                    "float",
                    "precision",
                    "cast",
                    "extract",
                    "position",
                    "substring",
                    "trim",
                    "overlay",
                    "coalesce",
                    "nullif",
                    "greatest",
                    "least",
                    "grouping",
                    "sets",
                    "cube",
                    "rollup",
                    "tablesample",
                    "ordinality",
                    "window",
                    "set",
                    "view",
                    "for",
                    "returning",
                    "into",
                    "only",
                    "first",
                    "next",
                    "isnull",
                    "notnull",
                    "escape",
                    "similar",
                    "symmetric",
                    "collate",
                    "bernoulli",
                    "system");

    /// Volatile, but harmless.
    private static final Set<String> HARMLESS =
            Set.of("random", "clock_timestamp", "timeofday", "gen_random_uuid", "random_normal");

    private final DataSource catalogue;
    private volatile @Nullable Set<String> names;

    public PureFunctions(DataSource catalogue) {
        this.catalogue = catalogue;
    }

    /// The first name called in the statement that is not a pure function.
    Optional<String> firstImpure(String sql) {
        var matcher = CALL.matcher(TEXT.matcher(sql).replaceAll("''"));
        while (matcher.find()) {
            var quoted = matcher.group(1);
            var name = quoted == null ? matcher.group(2).toLowerCase(Locale.ROOT) : quoted;
            if (!(quoted == null && SYNTAX.contains(name)) && !pure(name) && !defined(sql, name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /// A name with a column list: `WITH month(starts, ends) AS`, `AS t(a, b)`.
    private static boolean defined(String sql, String name) {
        var quoted = Pattern.quote(name);
        return Pattern.compile(
                                "(?is)(with(\\s+recursive)?|,)\\s*\"?"
                                        + quoted
                                        + "\"?\\s*\\([^()]*\\)\\s*as\\b")
                        .matcher(sql)
                        .find()
                || Pattern.compile("(?is)\\)\\s*(as\\s+)?\"?" + quoted + "\"?\\s*\\([^()]*\\)")
                        .matcher(sql)
                        .find();
    }

    private boolean pure(String name) {
        var known = names;
        if (known == null) {
            known = load();
            names = known;
        }
        return known.contains(name);
    }

    private Set<String> load() {
        var sql =
                "SELECT proname FROM pg_catalog.pg_proc WHERE pronamespace ="
                    + " 'pg_catalog'::regnamespace GROUP BY proname HAVING bool_and(provolatile <>"
                    + " 'v')";
        try (var connection = catalogue.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new HashSet<>(HARMLESS);
            while (rows.next()) {
                var name = rows.getString(1);
                if (!PRYING.matcher(name).matches()) {
                    all.add(name);
                }
            }
            return Set.copyOf(all);
        } catch (SQLException e) {
            throw dev.jackdaw.store.Connections.failed("reading the list of functions", e);
        }
    }
}
