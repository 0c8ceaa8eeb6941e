package dev.jackdaw.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.WatchDefinition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be known of a report or a watch before it is due.
class ReportRuleTest {
    private static final ReportRule RULE = new ReportRule(CompanyCalendar.standard());
    private static final MetricDefinition MRR = Json.own("""
        {"name": "MRR", "measure": "SUM(mrr)", "from": "s", "time": {"meaning": "flow", "column": "d"},
         "dimensions": [{"name": "plan", "expression": "plan"}, {"name": "country", "expression": "c"}]}
        """, MetricDefinition.class);

    private static Optional<MetricDefinition> metric(String name) {
        return name.equals("MRR")
                ? Optional.of(MRR)
                : name.equals("mood")
                        ? Optional.of(Json.own("{\"name\": \"mood\"}", MetricDefinition.class))
                        : Optional.empty();
    }

    /// A sound report with one more field, or another value of one.
    private static List<String> report(String field, String value) {
        var json = Json.own("""
            {"name": "daily", "owner": "slack:maria@example.com", "to": ["slack:C0123ABCD"],
             "schedule": "0 9 * * MON-FRI", "items": [{"metric": "MRR", "by": ["plan"]}]}
            """, com.fasterxml.jackson.databind.node.ObjectNode.class);
        if (!field.isEmpty()) {
            json.set(field, Json.own(value, com.fasterxml.jackson.databind.JsonNode.class));
        }
        return RULE.problems(Json.own(json.toString(), ReportDefinition.class), ReportRuleTest::metric);
    }

    private static List<String> watch(String name, String grain, String sensitivity, String cooldown, String to) {
        var watch = new WatchDefinition(
                name, "MRR", java.util.Map.of(), grain, "slack:m@example.com", List.of(to), sensitivity, cooldown);
        return RULE.problems(watch, ReportRuleTest::metric);
    }

    @Test
    void a_sound_report_has_no_problem() {
        assertThat(report("", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        name | "Daily" | the name 'Daily' must be lower-case letters, digits and hyphens, and begin with a letter
        name | "1st" | the name '1st' must be lower-case letters, digits and hyphens, and begin with a letter
        name | "d" | the name 'd' must be lower-case letters, digits and hyphens, and begin with a letter
        name | "a\\u0007\\nb" | the name 'ab' must be lower-case letters, digits and hyphens, and begin with a letter
        owner | "" | it needs an owner, such as slack:maria@example.com
        to | [] | it needs somewhere to go, 20 places at most
        to | ["slack:general"] | 'slack:general' is no place to post to. Write a channel's id, such as slack:C0123ABCD, or a person, such as slack:maria@example.com
        to | ["mail:a@b.c"] | 'mail:a@b.c' is no place to post to. Write a channel's id, such as slack:C0123ABCD, or a person, such as slack:maria@example.com
        title | "a\\nb" | the title must be one line of 120 characters at most
        quiet | "5" | '5' is no percentage. Write one such as 5%
        correct | "much" | 'much' is no percentage. Write one such as 5%
        late | "2w" | '2w' is no length of time. Write one such as 30m, 2h or 3d
        wait | {"table": "public.orders", "until": "noon"} | 'noon' is no time of day. Write one such as 11:00
        wait | {"until": "11:00"} | wait needs a table
        items | [] | it needs items, 30 at most
        items | [{}] | each item is either a metric or a question
        items | [{"metric": "MRR", "question": "Why?"}] | each item is either a metric or a question
        items | [{"metric": "happiness"}] | there is no governed metric 'happiness'
        items | [{"metric": "mood"}] | there is no governed metric 'mood'
        items | [{"metric": "MRR", "by": ["mood"]}] | MRR can't be split by mood, only by plan, country
        items | [{"metric": "MRR", "where": {"mood": ["good"]}}] | MRR can't be split by mood, only by plan, country
        items | [{"metric": "MRR", "threshold": "x"}] | 'x' is no percentage. Write one such as 5%
        items | [{"metric": "MRR", "period": "soonish"}] | 'soonish' is not a period I know. Write one such as yesterday, last week or month to date
        items | [{"metric": "MRR", "compare": ["yesterday"]}] | 'yesterday' is no comparison. Choose previous_period, previous_week or previous_year
        items | [{"metric": "MRR", "chart": "soonish"}] | 'soonish' is no period for a chart. Write one such as last 14 days
        """)
    void each_part_that_is_wrong_is_said(String field, String value, String problem) {
        assertThat(report(field, value)).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        to | ["slack:C1", "slack:G1", "slack:D1", "slack:maria@example.com"]
        items | [{"question": "How many tickets?"}]
        items | [{"metric": "MRR", "period": "month to date", "compare": ["previous_week"], "chart": "last 30 days"}]
        wait | {"table": "public.orders"}
        late | "2h"
        schedule | "0 9 L * *"
        """)
    void what_is_sound_is_let_through(String field, String value) {
        assertThat(report(field, value)).isEmpty();
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        assertThat(report("items", "[{}, {\"metric\": \"happiness\"}, {\"metric\": \"MRR\", \"by\": [\"a\", \"b\"]}]"))
                .hasSize(4);
        assertThat(report("schedule", "\"never\"")).singleElement().asString().contains("such as 0 9 * * MON-FRI");
    }

    @Test
    void numbers_of_things_have_an_end() {
        assertThat(report("items", "[" + "{\"metric\": \"MRR\"},".repeat(29) + "{\"metric\": \"MRR\"}]"))
                .isEmpty();
        assertThat(report("items", "[" + "{\"metric\": \"MRR\"},".repeat(30) + "{\"metric\": \"MRR\"}]"))
                .containsExactly("it needs items, 30 at most");
        assertThat(report("to", "[" + "\"slack:C1\",".repeat(20) + "\"slack:C1\"]"))
                .containsExactly("it needs somewhere to go, 20 places at most");
        assertThat(report("title", "\"" + "t".repeat(120) + "\"")).isEmpty();
        assertThat(report("title", "\"" + "t".repeat(121) + "\"")).hasSize(1);
        assertThat(report("name", "\"" + "n".repeat(61) + "\"")).isEmpty();
        assertThat(report("name", "\"" + "n".repeat(62) + "\"")).hasSize(1);
    }

    @Test
    void a_watch_has_its_own_parts() {
        assertThat(watch("w1", "day", "", "", "slack:C1")).isEmpty();
        assertThat(watch("w1", "week", "high", "3d", "slack:C1")).isEmpty();
        assertThat(watch("w1", "day", "loud", "3d", "slack:C1"))
                .containsExactly("the sensitivity is 'loud'. Choose low, normal or high");
        assertThat(watch("w1", "day", "low", "soon", "slack:C1"))
                .containsExactly("'soon' is no length of time. Write one such as 30m, 2h or 3d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hour", "fortnight"})
    void a_watch_looks_by_whole_periods_alone(String grain) {
        assertThat(watch("w1", grain, "", "", "slack:C1")).hasSize(1);
    }

    /// The name that alerts are delivered under.
    @Test
    void no_report_is_called_like_the_alerts() {
        assertThat(watch(Alerts.DELIVERY, "day", "", "", "slack:C1")).hasSize(1);
    }
}
