package dev.jackdaw.warehouse.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.lint.BusinessFacts;
import dev.jackdaw.warehouse.lint.LintFinding;
import dev.jackdaw.warehouse.lint.Linter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Each rule finds what it is for, and leaves the mended statement alone.
class LinterTest {
    private static CorpusDatabase company;
    private static QueryGuard guard;
    private static Linter linter;

    @BeforeAll
    static void open() {
        company = new CorpusDatabase();
        guard = company.guard(EnumSet.of(Wall.TEXT, Wall.SERVER));
        linter = company.linter(new Business());
    }

    @AfterAll
    static void close() {
        company.close();
    }

    private record Business() implements BusinessFacts {
        @Override
        public String mandatoryFilter(String table) {
            return table.equals("sales.leads") ? "score >= 0" : "";
        }

        @Override
        public boolean sampled(String table) {
            return table.equals("public.events");
        }

        @Override
        public List<String> values(String table, String column) {
            return table.equals("public.orders") && column.equals("currency") ? List.of("EUR", "USD") : List.of();
        }

        @Override
        public List<State> states(String table) {
            return table.equals("public.metrics") ? List.of(new State("value", List.of("day"))) : List.of();
        }

        @Override
        public Optional<LocalDate> latest(String table) {
            return table.equals("public.orders") ? Optional.of(LocalDate.of(2025, 7, 18)) : Optional.empty();
        }
    }

    private static List<LintFinding> lint(String sql) {
        var verdict = guard.judge(Role.ANALYST, sql);
        assertThat(verdict).as(sql).isInstanceOf(Verdict.Allowed.class);
        return linter.lint(((Verdict.Allowed) verdict).analysis().orElseThrow(), true);
    }

    private static List<String> rules(String sql) {
        return lint(sql).stream().map(LintFinding::rule).toList();
    }

    private static List<JsonNode> pairs() throws IOException {
        return Files.readAllLines(Path.of("evals/lint/pairs.jsonl")).stream()
                .map(l -> Json.own(l, JsonNode.class))
                .toList();
    }

    @Test
    void each_rule_finds_the_bad_and_leaves_the_good() throws IOException {
        var wrong = new ArrayList<String>();
        for (var pair : pairs()) {
            var rule = pair.path("rule").asText();
            if (!rules(pair.path("bad").asText()).contains(rule)) {
                wrong.add(rule + " misses " + pair.path("bad").asText());
            }
            if (rules(pair.path("good").asText()).contains(rule)) {
                wrong.add(rule + " finds " + pair.path("good").asText());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void there_are_ten_pairs_for_each_of_at_least_fifteen_rules() throws IOException {
        Map<String, Long> counts = pairs().stream()
                .collect(Collectors.groupingBy(p -> p.path("rule").asText(), TreeMap::new, Collectors.counting()));
        assertThat(counts).hasSizeGreaterThanOrEqualTo(15);
        assertThat(counts.values()).allMatch(n -> n >= 10);
    }

    /// The mended half of each pair is honest: what else is found there is a false alarm, but for
    /// caveats that hold.
    @Test
    void mended_statements_are_seldom_called_wrong() throws IOException {
        var alarms = new ArrayList<String>();
        var all = pairs();
        for (var pair : all) {
            lint(pair.path("good").asText()).stream()
                    .filter(LintFinding::wrong)
                    .forEach(f -> alarms.add(f.rule() + ": " + pair.path("good").asText()));
        }
        System.out.println("LinterTest: " + alarms.size() + " of " + all.size() + " called wrong: " + alarms);
        assertThat(alarms.size()).isLessThan(all.size() / 20);
    }
}
