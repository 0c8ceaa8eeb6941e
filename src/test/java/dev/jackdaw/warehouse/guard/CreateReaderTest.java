package dev.jackdaw.warehouse.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.guard.StatementForm.Creatable;
import dev.jackdaw.warehouse.guard.StatementForm.Target;
import dev.jackdaw.warehouse.text.StatementText;
import dev.jackdaw.warehouse.text.TextRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the Engineer may create, clause by clause.
class CreateReaderTest {
    private static final Policy POLICY = Policy.standard();

    private static StatementForm read(String sql) throws RefusedException, TextRefusedException {
        return StatementFormReader.read(POLICY, Role.ENGINEER, StatementText.read(sql, POLICY.bounds()));
    }

    private static String refused(String sql) {
        return catchThrowableOfType(RefusedException.class, () -> read(sql))
                .verdict()
                .reason();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        create view jackdaw.v as select 1 as a | VIEW | select 1 as a
        create or replace view jackdaw.v (a, b) as values (1, 2) | VIEW | values (1,2)
        create view jackdaw.v with (security_barrier) as table t | VIEW | table t
        create view jackdaw.v with (security_invoker = true) as select 1 | VIEW | select 1
        create view jackdaw.v as select 1 with check option | VIEW | select 1
        create view jackdaw.v as select 1 with cascaded check option | VIEW | select 1
        create view jackdaw.v as select 1 with local check option | VIEW | select 1
        create materialized view if not exists jackdaw.v using heap as select 1 with no data | MATERIALIZED_VIEW | select 1
        create materialized view jackdaw.v as (select 1) with data | MATERIALIZED_VIEW | (select 1)
        create table jackdaw.v with (fillfactor = 70) as select 1 | TABLE | select 1
        create unlogged table if not exists jackdaw.v as with a as (select 1) table a | TABLE | with a as (select 1) table a
        create table jackdaw.v with (autovacuum_enabled = false) as select 1 | TABLE | select 1
        """)
    void what_is_made_of_a_query(String sql, Creatable kind, String query)
            throws RefusedException, TextRefusedException {
        var create = (StatementForm.Create) read(sql);
        assertThat(create.kind()).isEqualTo(kind);
        assertThat(create.target()).isEqualTo(new Target("jackdaw", "v"));
        assertThat(create.query().text().replace(", ", ",")).isEqualTo(query);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        create | only views, materialized views, tables made of a query and indexes may be created, not nothing
        create function jackdaw.f() returns int as $$ select 1 $$ language sql | only views, materialized views, tables made of a query and indexes may be created, not FUNCTION
        create temp view jackdaw.v as select 1 | only views, materialized views, tables made of a query and indexes may be created, not TEMP
        create or replace table jackdaw.t as select 1 | only views, materialized views, tables made of a query and indexes may be created, not TABLE
        create or replace materialized view jackdaw.t as select 1 | only views, materialized views, tables made of a query and indexes may be created, not MATERIALIZED
        create view if not exists jackdaw.v as select 1 | name it jackdaw.if: the Engineer builds only there
        create view public.v as select 1 | name it jackdaw.v: the Engineer builds only there
        create view v as select 1 | name it jackdaw.v: the Engineer builds only there
        create view "Jackdaw".v as select 1 | name it jackdaw.v: the Engineer builds only there
        create table jackdaw.t (a int) | expected the end at INT
        create table jackdaw.t as execute p | a table is made of a query: AS SELECT …
        create table jackdaw.t as delete from u returning * | a table is made of a query: AS SELECT …
        create view jackdaw.v as | a view is made of a query: AS SELECT …
        create view jackdaw.v select 1 | expected AS at SELECT
        create view jackdaw.v with (check_option = local) as select 1 | the option check_option may not be set
        create materialized view jackdaw.v using columnar as select 1 | the access method columnar may not be used
        create table jackdaw.t with (user_catalog_table) as select 1 | the option user_catalog_table may not be set
        create table jackdaw.t tablespace x as select 1 | expected AS at TABLESPACE
        create recursive view jackdaw.v as select 1 | expected '(' at AS
        create recursive view jackdaw.v (n) as delete from t | a view is made of a query: AS SELECT …
        """)
    void every_other_clause_is_refused(String sql, String reason) {
        assertThat(refused(sql)).isEqualTo(reason);
    }

    @Test
    void a_recursive_view_is_a_query_that_names_itself() throws RefusedException, TextRefusedException {
        var create = (StatementForm.Create) read("create or replace recursive view jackdaw.\"N\"\"x\" (n) as select 1");
        assertThat(create.target().name()).isEqualTo("N\"x");
        assertThat(create.query().text())
                .isEqualTo("with recursive \"N\"\"x\" (n) as (select 1) select * from \"N\"\"x\"");
    }

    @Test
    void the_expressions_of_an_index_are_those_it_computes() throws RefusedException, TextRefusedException {
        var index =
                (StatementForm.CreateIndex) read("create unique index if not exists i on only jackdaw.t using btree "
                        + "(a desc nulls last, lower(b) collate \"C\" text_pattern_ops, (c + 1) asc) include (d) "
                        + "nulls not distinct with (fillfactor = 70) where e > 0");
        assertThat(index.table()).isEqualTo(new Target("jackdaw", "t"));
        assertThat(index.expressions())
                .extracting(StatementText::text)
                .containsExactly("a", "lower(b)", "(c + 1)", "e > 0");
    }

    @Test
    void an_index_needs_no_name() throws RefusedException, TextRefusedException {
        assertThat(read("create index on jackdaw.t (pg_catalog.lower(a))"))
                .isInstanceOf(StatementForm.CreateIndex.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        create index i on public.t (a) | name it jackdaw.t: the Engineer builds only there
        create index i on jackdaw.t using evil (a) | the index method evil may not be used
        create index i on jackdaw.t (a evil) | the operator class evil may not be used
        create index i on jackdaw.t (a public.text_ops) | the operator class public may not be used
        create index i on jackdaw.t (a text_ops(siglen = 5)) | the operator class text_ops may not be used
        create index i on jackdaw.t () | more was expected at the end
        create index i on jackdaw.t (a, ) | more was expected at the end
        create index i on jackdaw.t (a desc asc) | expected the end at ASC
        create index i on jackdaw.t (a) with (evil = 1) | the option evil may not be set
        create index i on jackdaw.t (a) tablespace x | expected the end at TABLESPACE
        create index i on jackdaw.t (a) include (lower(b)) | expected the end at (
        create index if not exists on jackdaw.t (a) | expected ON at JACKDAW
        create index i on jackdaw.t a | expected '(' at A
        create index i on jackdaw.t ((a) | a parenthesis is not closed at (
        """)
    void every_other_index_is_refused(String sql, String reason) {
        assertThat(refused(sql)).isEqualTo(reason);
    }
}
