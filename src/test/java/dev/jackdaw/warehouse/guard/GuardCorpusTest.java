package dev.jackdaw.warehouse.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The published corpus on a real server.
class GuardCorpusTest {
    private static CorpusDatabase company;

    @BeforeAll
    static void open() {
        company = new CorpusDatabase();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    private static String described(Corpus.Line line, Object told) {
        return line.id() + " [" + line.kind() + "] " + line.sql() + " -> " + told;
    }

    @Test
    void no_attack_runs_and_nothing_is_changed() {
        var before = ServerState.of(company.admin());
        var ran = new ArrayList<String>();
        for (var line : Corpus.attacks()) {
            for (var role : Role.values()) {
                var outcome = company.warehouse()
                        .run(role, line.sql(), company.warehouse().limits(), Caller.nobody());
                if (outcome instanceof QueryOutcome.Rows) {
                    ran.add(role + " " + described(line, "ran"));
                }
            }
        }
        assertThat(ran).isEmpty();
        assertThat(ServerState.of(company.admin())).isEqualTo(before);
    }

    @Test
    void attacks_are_refused_before_anything_is_sent() {
        var guard = company.guard(EnumSet.allOf(Wall.class));
        var passed = new ArrayList<String>();
        for (var line : Corpus.attacks()) {
            var verdict = guard.judge(line.role(), line.sql());
            if (verdict instanceof Verdict.Allowed) {
                passed.add(described(line, "allowed"));
            }
        }
        assertThat(passed).isEmpty();
    }

    @Test
    void honest_statements_pass() {
        var guard = company.guard(EnumSet.allOf(Wall.class));
        var refused = new ArrayList<String>();
        for (var line : Corpus.honest()) {
            if (guard.judge(line.role(), line.sql()) instanceof Verdict.Refused no) {
                refused.add(described(line, no));
            }
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void honest_queries_run() {
        var failed = new ArrayList<String>();
        for (var line : Corpus.honest()) {
            if (line.role() == Role.ANALYST) {
                var outcome = company.warehouse()
                        .run(Role.ANALYST, line.sql(), company.warehouse().limits(), Caller.nobody());
                if (!(outcome instanceof QueryOutcome.Rows)) {
                    failed.add(described(line, outcome.text()));
                }
            }
        }
        assertThat(failed).isEmpty();
    }

    /// What passes with these walls alone, less what only grants and owners can tell.
    private static List<String> passing(EnumSet<Wall> walls) {
        var guard = company.guard(walls);
        var full = company.guard(EnumSet.allOf(Wall.class));
        return Corpus.attacks().stream()
                .filter(l -> !ofGrants(full.judge(l.role(), l.sql())))
                .filter(l -> guard.judge(l.role(), l.sql()) instanceof Verdict.Allowed)
                .map(l -> described(l, "allowed"))
                .toList();
    }

    private static boolean ofGrants(Verdict verdict) {
        return verdict instanceof Verdict.Refused no
                && (no.wall() == Wall.GRANTS || no.rule().equals("cascade"));
    }

    @Test
    void the_syntax_tree_alone_stops_all_but_what_grants_are_for() {
        assertThat(passing(EnumSet.of(Wall.TEXT, Wall.AST))).isEmpty();
    }

    static void withoutOperators(CorpusDatabase plain) {
        TestDatabase.run(
                plain.admin(),
                "DROP OPERATOR public.=== (text, text)",
                "DROP OPERATOR public.+ (text, int)",
                "DROP CAST (int AS public.badge)");
    }

    /// Operators and casts of the company's own make the tree doubt everything; here there are
    /// none.
    @Test
    void the_syntax_tree_alone_stops_as_much_where_no_operator_is_added() {
        try (var plain = new CorpusDatabase()) {
            withoutOperators(plain);
            var guard = plain.guard(EnumSet.of(Wall.TEXT, Wall.AST));
            var full = plain.guard(EnumSet.allOf(Wall.class));
            var passed = new ArrayList<String>();
            int honest = 0;
            for (var line : Corpus.attacks()) {
                var whole = full.judge(line.role(), line.sql());
                // What PostgreSQL itself does not accept would fail, whoever let it pass.
                boolean harmless =
                        whole instanceof Verdict.Refused no && no.rule().equals("rejected");
                if (!ofGrants(whole) && !harmless && guard.judge(line.role(), line.sql()) instanceof Verdict.Allowed) {
                    passed.add(described(line, "allowed"));
                }
            }
            for (var line : Corpus.honest()) {
                honest += guard.judge(line.role(), line.sql()) instanceof Verdict.Allowed ? 1 : 0;
            }
            System.out.println("GuardCorpusTest: the syntax tree alone vouches for "
                    + honest
                    + " of "
                    + Corpus.honest().size()
                    + " honest statements");
            assertThat(passed).isEmpty();
            assertThat(honest).isGreaterThan(Corpus.honest().size() / 2);
        }
    }

    @Test
    void the_server_alone_stops_all_but_what_grants_are_for() {
        assertThat(passing(EnumSet.of(Wall.TEXT, Wall.SERVER))).isEmpty();
    }
}
