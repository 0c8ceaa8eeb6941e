package dev.jackdaw.knowledge.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.definition.Definition;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.ReportItem;
import dev.jackdaw.knowledge.definition.ReportTiming;
import dev.jackdaw.knowledge.definition.ReportWait;
import dev.jackdaw.knowledge.definition.WatchDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleFileTest {
    private static KnowledgeFolder.Contents read(String text) {
        var contents = new KnowledgeFolder.Contents(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        new ScheduleFile().read(new SourceFile("reports/r.yaml", text), contents);
        return contents;
    }

    private static Definition again(Definition definition) {
        var contents = read(ScheduleFile.text(definition));
        assertThat(contents.findings()).isEmpty();
        return contents.items().getFirst().definition();
    }

    private static ReportItem item(String metric, List<String> compare) {
        return new ReportItem(metric, List.of(), Map.of(), "", compare, "", "", "");
    }

    private static ReportDefinition report(String name, String title, ReportItem... items) {
        return new ReportDefinition(
                name,
                title,
                "slack:a@b.c",
                List.of("slack:C1"),
                new ReportTiming("0 9 * * 1-5", "Europe/Berlin"),
                List.of(items),
                "",
                "",
                null,
                "");
    }

    @Test
    void a_whole_report_is_written_and_read_back() {
        var where = new LinkedHashMap<String, List<String>>();
        where.put("plan", List.of("enterprise", "pro: max"));
        where.put("country", List.of("NO", "on", "2024"));
        var whole = new ReportDefinition(
                "weekly",
                "Weekly \"numbers\": all # of them",
                "slack:a@b.c",
                List.of("slack:C1", "slack:C2"),
                new ReportTiming("0 9 * * 1", "UTC"),
                List.of(
                        new ReportItem(
                                "MRR",
                                List.of("plan"),
                                where,
                                "last week",
                                List.of("previous_year"),
                                "bar",
                                "5%",
                                "Why?"),
                        item("churn", List.of("previous_period"))),
                "1%",
                "2h",
                new ReportWait("orders", "10:00"),
                "3%");
        assertThat(again(whole)).isEqualTo(whole);
    }

    @Test
    void a_whole_watch_is_written_and_read_back() {
        var watch = new WatchDefinition(
                "w", "MRR", Map.of("plan", List.of("a")), "day", "slack:a@b.c", List.of("slack:C1"), "high", "2d");
        assertThat(again(watch)).isEqualTo(watch);
        assertThat(ScheduleFile.text(watch)).startsWith("watch: w\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes", "no", "null", "~", "2026", "1.10", "007", "1_000", "2026-01-01", "12:30", "true", "- a", "a: b",
                        "#1",
                "'", "\"", "it's", "100%", "@home", "*", "&a", "{a}", "[a]", "!x", "größer 📈", "a\nb", "tab\tbed", "."
            })
    void names_that_yaml_could_take_for_something_else_stay_texts(String name) {
        var report = report(name, name, item(name, List.of("previous_period")));
        assertThat(again(report)).isEqualTo(report);
    }

    @Test
    void a_report_that_compares_with_nothing_still_does_when_read_back() {
        var report = report("r", "", item("MRR", List.of()));
        assertThat(again(report)).isEqualTo(report);
    }

    @Test
    void what_says_nothing_is_not_written() {
        assertThat(ScheduleFile.text(report("r", "", item("MRR", List.of("previous_period")))))
                .isEqualTo("""
                    report: r
                    owner: slack:a@b.c
                    to:
                    - slack:C1
                    schedule: 0 9 * * 1-5
                    zone: Europe/Berlin
                    items:
                    - metric: MRR
                      compare:
                      - previous_period
                    """);
    }

    @Test
    void one_value_may_stand_for_a_list_of_one() {
        var items = read("report: r\nto: slack:C1\nitems:\n  metric: MRR\n  by: plan\n  where: {plan: pro}\n")
                .items();
        var report = (ReportDefinition) items.getFirst().definition();
        assertThat(report.to()).containsExactly("slack:C1");
        assertThat(report.items().getFirst().by()).containsExactly("plan");
        assertThat(report.items().getFirst().where()).isEqualTo(Map.of("plan", List.of("pro")));
        assertThat(report.items().getFirst().compare()).containsExactly("previous_period", "previous_year");
    }

    @Test
    void an_item_bears_the_kind_the_name_and_the_text_it_was_read_from() {
        var text = "watch: MRR daily\nmetric: MRR\n";
        assertThat(read(text).items()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(KnowledgeKind.WATCH);
            assertThat(item.name()).isEqualTo("MRR daily");
            assertThat(item.title()).isEqualTo("watch MRR daily");
            assertThat(item.content()).isEqualTo(text);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        `- report: r`                    | reports/r.yaml:1: the file holds neither a report nor a watch. Begin it with report: NAME, or with watch: NAME
        `report: r\\nwatch: w`            | reports/r.yaml:1: the file holds neither a report nor a watch. Begin it with report: NAME, or with watch: NAME
        `just words`                     | reports/r.yaml:1: the file holds neither a report nor a watch. Begin it with report: NAME, or with watch: NAME
        `report: r\\nquiett: 1%`          | reports/r.yaml:1: Unrecognized field "quiett". Compare with docs/REPORTS.md
        `report: r\\nmetric: MRR`         | reports/r.yaml:1: Unrecognized field "metric". Compare with docs/REPORTS.md
        `watch: w\\nitems: []`            | reports/r.yaml:1: Unrecognized field "items". Compare with docs/REPORTS.md
        `report: r\\nwait: {tabel: t}`    | reports/r.yaml:1: Unrecognized field "tabel". Compare with docs/REPORTS.md
        """)
    void mistakes_are_named(String text, String said) {
        var contents = read(text.replace("\\n", "\n"));
        assertThat(contents.findings()).map(Object::toString).containsExactly(said);
        assertThat(contents.items()).isEmpty();
    }

    @Test
    void broken_yaml_is_named_with_its_line() {
        assertThat(read("report: r\ntitle: \"open\nto: [a\n").errors())
                .singleElement()
                .satisfies(finding -> assertThat(finding.line()).isGreaterThan(1));
    }

    @Test
    void a_name_that_is_missing_is_empty_and_a_number_is_a_name() {
        assertThat(read("report:\nowner: slack:a@b.c\n").items())
                .extracting(KnowledgeItem::name)
                .containsExactly("");
        assertThat(read("report: 2026\n").items())
                .extracting(KnowledgeItem::name)
                .containsExactly("2026");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.10", "007", "1_000", "1e3", "0x1F", "+5", "-1.0", ".5", "0", "-7", "2026", "1.2.3"})
    void a_value_of_digits_is_filtered_by_as_it_is(String version) {
        var item = new ReportItem(
                "MRR", List.of(), Map.of("version", List.of(version)), "", List.of("previous_year"), "", "", "");
        assertThat(again(report("r", "", item))).isEqualTo(report("r", "", item));
    }
}
