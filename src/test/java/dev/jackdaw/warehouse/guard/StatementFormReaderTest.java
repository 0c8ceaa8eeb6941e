package dev.jackdaw.warehouse.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.guard.StatementForm.Target;
import dev.jackdaw.warehouse.text.StatementText;
import dev.jackdaw.warehouse.text.TextRefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which kind of statement a text is, and which kinds and clauses have no use.
class StatementFormReaderTest {
    private static final Policy POLICY = Policy.standard();

    private static StatementForm read(Role role, String sql) throws RefusedException, TextRefusedException {
        return StatementFormReader.read(POLICY, role, StatementText.read(sql, POLICY.bounds()));
    }

    private static StatementForm built(String sql) throws RefusedException, TextRefusedException {
        return read(Role.ENGINEER, sql);
    }

    private static Verdict.Refused refused(Role role, String sql) {
        return catchThrowableOfType(RefusedException.class, () -> read(role, sql))
                .verdict();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1", "with a as (select 1) table a", "VALUES (1)", "table t", "(select 1)"})
    void a_query_is_one_for_both(String sql) throws RefusedException, TextRefusedException {
        assertThat(read(Role.ANALYST, sql)).isInstanceOf(StatementForm.Query.class);
        assertThat(read(Role.ENGINEER, sql)).isInstanceOf(StatementForm.Query.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create view jackdaw.v as select 1",
                "drop view jackdaw.v",
                "insert into t values (1)",
                "delete from t",
                "set role postgres",
                "do $$ begin end $$",
                "copy t to program 'x'",
                "begin",
                "call p()",
                "\"select\" 1",
                "'select' 1",
            })
    void an_analyst_only_reads(String sql) {
        assertThat(refused(Role.ANALYST, sql)).satisfies(no -> {
            assertThat(no.wall()).isEqualTo(Wall.AST);
            assertThat(no.rule()).isEqualTo("statement");
            assertThat(no.reason()).startsWith("only SELECT may run as analyst, not ");
        });
    }

    @Test
    void a_refusal_names_what_was_written() {
        assertThat(refused(Role.ANALYST, "delete from t").reason())
                .isEqualTo("only SELECT may run as analyst, not DELETE");
        assertThat(refused(Role.ENGINEER, "\"create\" view").reason())
                .isEqualTo("only queries and building in jackdaw may run as engineer, not \"create\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        explain select 1 | select 1
        explain verbose select 1 | select 1
        explain (costs off, format json) select 1 | select 1
        explain (select 1) | (select 1)
        explain (costs) (select 1) | (select 1)
        explain with a as (select 1) table a | with a as (select 1) table a
        """)
    void explain_is_read_to_its_query(String sql, String query) throws RefusedException, TextRefusedException {
        assertThat(((StatementForm.Explain) read(Role.ANALYST, sql)).query().text())
                .isEqualTo(query);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        explain analyze select 1 | EXPLAIN may stand before a query alone, without ANALYZE
        explain | EXPLAIN may stand before a query alone, without ANALYZE
        explain delete from t | EXPLAIN may stand before a query alone, without ANALYZE
        explain verbose analyze select 1 | EXPLAIN may stand before a query alone, without ANALYZE
        explain (analyze) select 1 | EXPLAIN (analyze) is not allowed
        explain (costs off, analyze true) select 1 | EXPLAIN (analyze true) is not allowed
        explain (buffers) select 1 | EXPLAIN (buffers) is not allowed
        explain (format bson) select 1 | EXPLAIN (format bson) is not allowed
        explain (format) select 1 | EXPLAIN (format) is not allowed
        explain ("analyze") select 1 | EXPLAIN (analyze) is not allowed
        explain (costs off | a parenthesis is not closed at COSTS
        explain () select 1 | more was expected at the end
        """)
    void explain_never_runs_anything(String sql, String reason) {
        assertThat(refused(Role.ANALYST, sql).reason()).isEqualTo(reason);
    }

    @Test
    void a_comment_is_one_string_on_what_was_built() throws RefusedException, TextRefusedException {
        var table = new StatementForm.Comment(new Target("jackdaw", "v"));
        assertThat(built("comment on view jackdaw.v is 'a'")).isEqualTo(table);
        assertThat(built("comment on materialized view JACKDAW.V is null")).isEqualTo(table);
        assertThat(built("comment on column jackdaw.v.c is E'\\n'")).isEqualTo(table);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        comment on column public.t.c is 'a' | name it jackdaw.t: the Engineer builds only there
        comment on column jackdaw.c is 'a' | name the column jackdaw.TABLE.COLUMN
        comment on table public.t is 'a' | name it jackdaw.t: the Engineer builds only there
        comment on table t is 'a' | name it jackdaw.t: the Engineer builds only there
        comment on table db.jackdaw.t is 'a' | name it SCHEMA.NAME, without a database in front
        comment on role postgres is 'a' | only views, materialized views, tables and indexes of jackdaw may be named here, not ROLE
        comment on | only views, materialized views, tables and indexes of jackdaw may be named here, not nothing
        comment on table jackdaw.t is 5 | a comment is one string
        comment on table jackdaw.t is 'a' 'b' | expected the end at 'b'
        comment on table jackdaw.t | expected IS at the end
        """)
    void another_comment_is_refused(String sql, String reason) {
        assertThat(refused(Role.ENGINEER, sql).reason()).isEqualTo(reason);
    }

    @Test
    void a_refresh_may_say_with_what() throws RefusedException, TextRefusedException {
        var refresh = new StatementForm.Refresh(new Target("jackdaw", "v"));
        for (var tail : new String[] {"", " with data", " with no data"}) {
            assertThat(built("refresh materialized view jackdaw.v" + tail)).isEqualTo(refresh);
            assertThat(built("refresh materialized view concurrently jackdaw.v" + tail))
                    .isEqualTo(refresh);
        }
        assertThat(refused(Role.ENGINEER, "refresh view jackdaw.v").reason())
                .isEqualTo("expected REFRESH MATERIALIZED VIEW at REFRESH");
        assertThat(refused(Role.ENGINEER, "refresh materialized view jackdaw.v with")
                        .reason())
                .isEqualTo("expected the end at WITH");
    }

    @Test
    void a_drop_names_each_thing_of_its_own_schema() throws RefusedException, TextRefusedException {
        assertThat(built("drop view if exists jackdaw.a, jackdaw.\"B\" cascade"))
                .isEqualTo(
                        new StatementForm.Drop(List.of(new Target("jackdaw", "a"), new Target("jackdaw", "B")), true));
        assertThat(built("drop index jackdaw.a restrict"))
                .isEqualTo(new StatementForm.Drop(List.of(new Target("jackdaw", "a")), false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        drop view jackdaw.a, public.b | name it jackdaw.b: the Engineer builds only there
        drop table a | name it jackdaw.a: the Engineer builds only there
        drop table "JACKDAW".a | name it jackdaw.a: the Engineer builds only there
        drop schema jackdaw | only views, materialized views, tables and indexes of jackdaw may be named here, not SCHEMA
        drop owned by jackdaw | only views, materialized views, tables and indexes of jackdaw may be named here, not OWNED
        drop view jackdaw.a jackdaw.b | expected the end at JACKDAW
        drop view jackdaw.a cascade restrict | expected the end at RESTRICT
        drop view jackdaw.a, | more was expected at the end
        drop view | more was expected at the end
        drop view 'jackdaw'.a | expected a name before 'jackdaw' at .
        """)
    void another_drop_is_refused(String sql, String reason) {
        assertThat(refused(Role.ENGINEER, sql).reason()).isEqualTo(reason);
    }

    @Test
    void what_runs_outside_of_transactions_is_another_wall() {
        assertThat(refused(Role.ENGINEER, "drop index concurrently jackdaw.i"))
                .isEqualTo(new Verdict.Refused(
                        Wall.TRANSACTION,
                        "concurrently",
                        "an index is dropped within one transaction: leave out CONCURRENTLY"));
        assertThat(refused(Role.ENGINEER, "create index concurrently on jackdaw.t (a)")
                        .wall())
                .isEqualTo(Wall.TRANSACTION);
    }
}
