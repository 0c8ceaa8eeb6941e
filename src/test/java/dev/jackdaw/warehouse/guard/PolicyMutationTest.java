package dev.jackdaw.warehouse.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.text.TextBounds;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Nothing in the policy is there for nothing: switched off, each part lets an attack through or
/// turns somebody honest away.
class PolicyMutationTest {
    private static CorpusDatabase company;

    @BeforeAll
    static void open() {
        company = new CorpusDatabase();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    private static boolean attackPasses(Policy policy) {
        var guard = new QueryGuard(policy, company.database());
        return Corpus.attacks().stream().anyMatch(l -> guard.judge(l.role(), l.sql()) instanceof Verdict.Allowed);
    }

    private static boolean honestIsRefused(Policy policy) {
        var guard = new QueryGuard(policy, company.database());
        return Corpus.honest().stream().anyMatch(l -> guard.judge(l.role(), l.sql()) instanceof Verdict.Refused);
    }

    private static Policy with(Policy p, Policy.FunctionPolicy functions) {
        return new Policy(p.statements(), p.bounds(), p.relations(), functions, p.syntax(), p.tree());
    }

    private static <T> List<T> less(List<T> all, T one) {
        var left = new ArrayList<>(all);
        left.remove(one);
        return left;
    }

    @Test
    void each_pattern_of_withheld_functions_holds_an_attack_back() {
        var policy = Policy.standard();
        var f = policy.functions();
        var idle = new ArrayList<String>();
        for (var pattern : f.withheld()) {
            var without = new Policy.FunctionPolicy(
                    f.volatiles(), less(f.withheld(), pattern), f.but(), f.inViews(), f.extensions(), f.company());
            if (!attackPasses(with(policy, without))) {
                idle.add(pattern);
            }
        }
        assertThat(idle).isEmpty();
    }

    @Test
    void each_statement_that_a_role_may_begin_with_is_used() {
        var policy = Policy.standard();
        for (var word : policy.statements(Role.ENGINEER)) {
            var words = new HashSet<>(policy.statements(Role.ENGINEER));
            words.remove(word);
            var without = new Policy(
                    java.util.Map.of("analyst", policy.statements(Role.ANALYST), "engineer", Set.copyOf(words)),
                    policy.bounds(),
                    policy.relations(),
                    policy.functions(),
                    policy.syntax(),
                    policy.tree());
            assertThat(honestIsRefused(without)).as(word).isTrue();
        }
    }

    @Test
    void an_analyst_who_may_begin_as_the_engineer_is_an_attack() {
        var policy = Policy.standard();
        var both = policy.statements(Role.ENGINEER);
        var more = new Policy(
                java.util.Map.of("analyst", both, "engineer", both),
                policy.bounds(),
                policy.relations(),
                policy.functions(),
                policy.syntax(),
                policy.tree());
        var guard = new QueryGuard(more, company.database());
        assertThat(guard.judge(Role.ANALYST, "CREATE VIEW jackdaw.v AS SELECT 1 AS a"))
                .isInstanceOf(Verdict.Allowed.class);
        assertThat(new QueryGuard(policy, company.database())
                        .judge(Role.ANALYST, "CREATE VIEW jackdaw.v AS SELECT 1 AS a"))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void what_the_policy_does_not_list_is_refused_whatever_it_is() {
        var p = Policy.standard();
        var tree = new HashSet<>(p.tree());
        tree.remove("AGGREF");
        var less = new Policy(p.statements(), p.bounds(), p.relations(), p.functions(), p.syntax(), tree);
        var sql = "SELECT count(*) FROM products";
        var verdict = new QueryGuard(less, company.database()).judge(Role.ANALYST, sql);
        assertThat(((Verdict.Refused) verdict).rule()).isEqualTo("node");
        assertThat(new QueryGuard(p, company.database()).judge(Role.ANALYST, sql))
                .isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void each_bound_holds() {
        var small = new TextBounds(50, 12, 3, 2);
        for (var sql : List.of(
                "SELECT 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'",
                "SELECT 1, 2, 3, 4, 5, 6, 7, 8",
                "SELECT ((((1))))",
                "SELECT 1 UNION SELECT 2 UNION SELECT 3")) {
            var p = Policy.standard();
            var bounded = new Policy(p.statements(), small, p.relations(), p.functions(), p.syntax(), p.tree());
            assertThat(new QueryGuard(bounded, company.database()).judge(Role.ANALYST, sql))
                    .as(sql)
                    .isInstanceOf(Verdict.Refused.class);
            assertThat(new QueryGuard(p, company.database()).judge(Role.ANALYST, sql))
                    .as(sql)
                    .isInstanceOf(Verdict.Allowed.class);
        }
    }

    /// Every rule that the code can name.
    private static final Set<String> RULES = new TreeSet<>(List.of(
            "text several",
            "text empty",
            "text unterminated",
            "text character",
            "text parameter",
            "text encoding",
            "ast statement",
            "ast explain",
            "ast form",
            "ast target",
            "ast option",
            "ast index",
            "ast function",
            "ast relation",
            "ast locks",
            "ast into",
            "ast writes",
            "transaction concurrently",
            "server rejected",
            "server function",
            "server relation",
            "server cascade",
            "server rows",
            "ast size",
            "grants table",
            "grants column",
            "grants owner"));

    @Test
    void each_rule_is_met_by_an_attack_of_the_corpus() {
        var guard = company.guard(EnumSet.allOf(Wall.class));
        var met = new TreeSet<String>();
        for (var line : Corpus.attacks()) {
            if (guard.judge(line.role(), line.sql()) instanceof Verdict.Refused no) {
                met.add(no.wall().word() + " " + no.rule());
            }
        }
        assertThat(met).containsAll(RULES);
    }

    @Test
    void each_rule_of_the_server_is_met_where_syntax_is_not_looked_at() {
        var guard = company.guard(EnumSet.of(Wall.TEXT, Wall.SERVER));
        var met = new TreeSet<String>();
        for (var line : Corpus.attacks()) {
            if (guard.judge(line.role(), line.sql()) instanceof Verdict.Refused no) {
                met.add(no.wall().word() + " " + no.rule());
            }
        }
        assertThat(met)
                .contains(
                        "server writes",
                        "server locks",
                        "server function",
                        "server relation",
                        "server rejected",
                        "server size");
    }
}
