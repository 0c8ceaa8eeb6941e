package dev.jackdaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Json;
import dev.jackdaw.learning.Audience;
import dev.jackdaw.learning.Dependency;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Lift;
import dev.jackdaw.store.Lifecycle;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LearningTextTest {
    private static final Instant AT = Instant.parse("2026-06-17T09:00:00Z");

    private static Learning learning(Audience audience, Map<String, String> rights, String sql) {
        return new Learning(
                "L1",
                new Learning.Content(
                        Learning.Type.TERM, "\"logos\" means customers.", sql, "logos?", List.of("app.users")),
                audience,
                rights,
                new Learning.Origin(RunId.of("01k8000000000000"), List.of(2, 5)),
                "cli:ana",
                new Lifecycle.Status<>(Learning.State.ACTIVE, "proven", 3),
                List.of("cli:ana", "cli:bob"),
                AT);
    }

    private static LearningText text(Learning learning, Optional<Lift> lift, Optional<String> patch) {
        return new LearningText(
                learning,
                List.of(
                        new Lifecycle.Event<>(1, AT, Learning.State.PROPOSED, "term", ""),
                        new Lifecycle.Event<>(2, AT.plusSeconds(60), Learning.State.ACTIVE, "gate", "proven")),
                List.of(new Dependency(Dependency.Kind.values()[0], "app.users", "f")),
                lift,
                patch);
    }

    @Test
    void all_of_it_for_a_person() {
        var kind = Dependency.Kind.values()[0].name().toLowerCase(Locale.ROOT);
        var lift = new Lift(12, 10, 4, 2, 0.1234, 0.01);
        assertThat(text(learning(Audience.COMPANY, Map.of(), "SELECT 1"), Optional.of(lift), Optional.of("+ logos"))
                        .lines())
                .containsExactly(
                        "\"logos\" means customers.",
                        "SELECT 1",
                        "",
                        "For:      company",
                        "State:    active – proven",
                        "Asked:    logos?",
                        "Evidence: run 01k8000000000000, steps [2, 5], by cli:ana",
                        "Said by:  cli:ana, cli:bob",
                        "Rests on: " + kind + " app.users",
                        String.format(
                                Locale.ROOT,
                                "Worth:    +0.12 (%+.2f to %+.2f), 12 uses, 4 runs without",
                                lift.lower(),
                                lift.upper()),
                        "",
                        "2026-06-17T09:00:00Z  proposed  by term",
                        "2026-06-17T09:01:00Z  active  by gate: proven",
                        "",
                        "+ logos");
    }

    @Test
    void the_machine_s_language_changes_no_figure() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(text(
                                    learning(Audience.COMPANY, Map.of(), ""),
                                    Optional.of(new Lift(12, 10, 4, 2, 0.5, 0.01)),
                                    Optional.empty())
                            .lines())
                    .anyMatch(line -> line.startsWith("Worth:    +0.50 ("));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void what_is_not_known_takes_no_line() {
        var lines = text(learning(Audience.COMPANY, Map.of(), ""), Optional.empty(), Optional.empty())
                .lines();
        assertThat(lines.subList(0, 3)).containsExactly("\"logos\" means customers.", "", "For:      company");
        assertThat(lines).noneMatch(line -> line.startsWith("Worth:"));
        assertThat(text(learning(Audience.COMPANY, Map.of(), ""), Optional.empty(), Optional.of(""))
                        .lines())
                .endsWith("", "The files say it already.");
    }

    @Test
    void its_json_has_what_there_is() {
        var plain = text(learning(Audience.COMPANY, Map.of("team", "sales"), ""), Optional.empty(), Optional.empty());
        assertThat(Json.text(plain.json()))
                .startsWith("{\"id\":\"L1\",\"state\":\"active\",\"reason\":\"proven\",\"type\":\"term\","
                        + "\"audience\":\"company\",\"rights\":{\"team\":\"sales\"},")
                .contains("\"run\":\"01k8000000000000\",\"steps\":[2,5]", "\"made_at\":\"2026-06-17T09:00:00Z\"")
                .doesNotContain("\"lift\"")
                .doesNotContain("\"diff\"");
        var full = text(
                learning(Audience.COMPANY, Map.of(), ""),
                Optional.of(new Lift(1, 1, 1, 1, 0.5, 0.1)),
                Optional.of("p"));
        assertThat(full.json()).containsKeys("lift", "diff", "history", "depends");
    }

    @Test
    void many_are_a_row_each() {
        var table = LearningText.table(List.of(learning(Audience.person("cli:ana"), Map.of(), "")));
        assertThat(table.columns())
                .extracting("name")
                .containsExactly("learning", "state", "type", "for", "what", "why so");
        assertThat(table.rows())
                .isEqualTo(List.of(
                        List.of("L1", "active", "term", "person:cli:ana", "\"logos\" means customers.", "proven")));
    }

    @Test
    void what_is_for_some_people_is_not_quoted_in_a_correction() {
        assertThat(LearningText.correction(learning(Audience.COMPANY, Map.of(), ""), "it was wrong"))
                .isEqualTo("An answer here may be wrong: it rested on something that has been taken back, \"\"logos\""
                        + " means customers.\" (it was wrong). Ask again for an answer without it.");
        for (var closed : List.of(
                learning(Audience.person("cli:ana"), Map.of(), ""),
                learning(Audience.team("sales"), Map.of(), ""),
                learning(Audience.COMPANY, Map.of("team", "sales"), ""))) {
            assertThat(LearningText.correction(closed, "ana was wrong"))
                    .isEqualTo("An answer here may be wrong: it rested on something that has been taken back. Ask again"
                            + " for an answer without it.");
        }
    }

    @Test
    void a_commit_counts_what_it_gives_back() {
        assertThat(LearningText.message(List.of("logos"))).isEqualTo("Knowledge from use: 1 learning\n\n- logos");
        assertThat(LearningText.message(List.of("a", "b"))).isEqualTo("Knowledge from use: 2 learnings\n\n- a\n- b");
    }
}
