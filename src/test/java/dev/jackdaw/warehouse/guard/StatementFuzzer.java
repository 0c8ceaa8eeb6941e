package dev.jackdaw.warehouse.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes statements, the same ones for the same seed: from a grammar that mixes honest parts with
/// hostile ones, from the corpus with its tokens exchanged, and from the corpus with its characters
/// changed.
final class StatementFuzzer {
    private static final String[] TABLES = {
        "products",
        "orders",
        "public.orders",
        "customers c",
        "order_items",
        "events",
        "sales.leads",
        "jackdaw.daily",
        "accounts",
        "secret.salaries",
        "pg_authid",
        "pg_catalog.pg_class",
        "staff",
        "tempting",
        "information_schema.tables",
        "active_customers",
        "ONLY orders"
    };
    private static final String[] COLUMNS = {
        "id",
        "name",
        "amount",
        "price",
        "status",
        "orders.id",
        "c.country",
        "c.leak",
        "(c).leak",
        "c.email",
        "quantity",
        "payload",
        "ordered_at",
        "*",
        "ctid"
    };
    private static final String[] CALLS = {
        "lower(%s::text)",
        "length(%s::text)",
        "abs(%s::int)",
        "coalesce(%s, NULL)",
        "count(%s)",
        "max(%s)",
        "pg_typeof(%s)",
        "to_jsonb(%s)",
        "evil()",
        "public.evil()",
        "evil_stable(%s::int)",
        "pg_sleep(0)",
        "pg_read_file(%s::text)",
        "nextval('ticket_seq')",
        "set_config('a.b', %s::text, true)",
        "current_setting('jackdaw.x')",
        "evil_sum(1)",
        "upper(1)",
        "query_to_xml('SELECT 1', true, true, '')",
        "pg_notify('x', %s::text)",
        "\"pg_sleep\"(0)",
        "U&\"\\0070g_sleep\"(0)",
        "pg_catalog.lower('A')",
        "lo_creat(-1)",
        "txid_current()",
        "pg_advisory_xact_lock(1)"
    };
    private static final String[] CASTS = {
        "int", "text", "numeric(10,2)", "badge", "trap", "trap[]", "public.percent", "mood", "regclass", "jsonb", "date"
    };
    private static final String[] OPERATORS = {
        "=",
        "<>",
        "+",
        "||",
        "===",
        "OPERATOR(public.===)",
        "OPERATOR(pg_catalog.=)",
        "->",
        "<",
        "IS DISTINCT FROM",
        "~"
    };
    private static final String[] ENDS = {
        "",
        " LIMIT 3",
        " ORDER BY 1",
        " OFFSET 1",
        " FOR UPDATE",
        " FETCH FIRST 2 ROWS ONLY",
        " INTO x",
        "; SELECT 1",
        " -- end",
        " /* end */",
        " GROUP BY 1",
        " FOR SHARE"
    };
    private static final String[] STARTS = {
        "",
        "",
        "",
        "",
        "EXPLAIN ",
        "EXPLAIN ANALYZE ",
        "CREATE VIEW jackdaw.fuzz AS ",
        "CREATE TABLE jackdaw.fuzz AS ",
        "CREATE TABLE fuzz AS ",
        "CREATE MATERIALIZED VIEW jackdaw.fuzz AS ",
        "WITH d AS (DELETE FROM orders RETURNING *) ",
        "WITH w AS (SELECT 1 AS one) ",
        "PREPARE p AS ",
        "COPY (",
        "DECLARE c CURSOR FOR "
    };

    private final Random random;
    private final List<String> corpus = new ArrayList<>();

    StatementFuzzer(long seed) {
        this.random = new Random(seed);
        Corpus.attacks().forEach(l -> corpus.add(l.sql()));
        Corpus.honest().forEach(l -> corpus.add(l.sql()));
    }

    String next() {
        return switch (random.nextInt(4)) {
            case 0 -> bytes(one(corpus));
            case 1 -> exchanged(one(corpus), one(corpus));
            default -> (bent() ? one(STARTS) : "") + query(2) + (bent() ? one(ENDS) : "");
        };
    }

    /// Whether the next part may be anything: mostly not, so that something passes.
    private boolean bent() {
        return random.nextInt(6) == 0;
    }

    private String call() {
        return bent() ? one(CALLS) : CALLS[random.nextInt(8)];
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String query(int depth) {
        var sql = new StringBuilder("SELECT ");
        int items = 1 + random.nextInt(3);
        for (int i = 0; i < items; i++) {
            sql.append(i == 0 ? "" : ", ").append(expression(depth));
        }
        sql.append(" FROM ").append(source(depth));
        if (random.nextInt(3) == 0) {
            sql.append(random.nextBoolean() ? " JOIN " : " LEFT JOIN ")
                    .append(source(depth))
                    .append(" ON ")
                    .append(condition(depth));
        }
        if (random.nextBoolean()) {
            sql.append(" WHERE ").append(condition(depth));
        }
        if (depth > 0 && random.nextInt(6) == 0) {
            sql.append(random.nextBoolean() ? " UNION ALL " : " EXCEPT ").append(query(depth - 1));
        }
        return sql.toString();
    }

    private String source(int depth) {
        if (depth > 0 && random.nextInt(4) == 0) {
            return "(" + query(depth - 1) + ") s" + random.nextInt(3);
        }
        // Mostly tables that are there to be read, so that something passes.
        return bent() ? one(TABLES) : TABLES[random.nextInt(4)];
    }

    private String expression(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 5)) {
            case 0, 1, 2 -> bent() ? one(COLUMNS) : "id";
            case 3 -> String.valueOf(random.nextInt(100));
            case 4 -> "'" + random.nextInt(10) + "'";
            case 5 -> call().replace("%s", expression(depth - 1));
            case 6 ->
                "(" + expression(depth - 1) + ")::" + CASTS[bent() ? random.nextInt(CASTS.length) : random.nextInt(2)];
            case 7 -> "CASE WHEN " + condition(depth - 1) + " THEN " + expression(depth - 1) + " END";
            default -> "(" + query(depth - 1) + " LIMIT 1)";
        };
    }

    private String condition(int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> "true";
            case 1 -> expression(depth) + " IS NOT NULL";
            case 2 -> depth > 0 ? "EXISTS (" + query(depth - 1) + ")" : "1 = 1";
            default ->
                expression(depth) + " " + (bent() ? one(OPERATORS) : "IS DISTINCT FROM") + " " + expression(depth);
        };
    }

    private String exchanged(String one, String other) {
        var words = one.split("(?<=\\s)");
        var others = other.split("(?<=\\s)");
        var sql = new StringBuilder();
        for (var word : words) {
            sql.append(random.nextInt(4) == 0 ? others[random.nextInt(others.length)] : word);
        }
        return sql.toString();
    }

    private String bytes(String sql) {
        var text = new StringBuilder(sql);
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            int at = random.nextInt(Math.max(1, text.length()));
            switch (random.nextInt(5)) {
                case 0 -> text.insert(at, (char) (32 + random.nextInt(95)));
                case 1 ->
                    text.insert(at, one(new String[] {
                        "/*", "*/", "--", "'", "\"", ";", "$$", "\\", "\n", "(", ")", "\u00a0", "\u0000", "E'", "U&'",
                        "//"
                    }));
                case 2 -> {
                    if (at < text.length()) {
                        text.deleteCharAt(at);
                    }
                }
                case 3 -> {
                    if (at < text.length()) {
                        text.setCharAt(at, (char) random.nextInt(0x250));
                    }
                }
                default -> text.insert(at, sql, 0, Math.min(sql.length(), random.nextInt(20)));
            }
        }
        return text.toString();
    }
}
