package dev.jackdaw.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.Schedule;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.file.KnowledgeFolder;
import dev.jackdaw.knowledge.file.ScheduleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Reports as people say them, and as files have them.
class ReportWordsTest {
    private static final CompanyCalendar BERLIN =
            new CompanyCalendar(ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY, Month.JANUARY);
    private static final List<MetricDefinition> METRICS = new KnowledgeFolder(Path.of("knowledge"))
            .read().items().stream()
                    .map(KnowledgeItem::definition)
                    .filter(MetricDefinition.class::isInstance)
                    .map(MetricDefinition.class::cast)
                    .toList();

    private static ReportDefinition read(String text) {
        return new ReportWords(() -> METRICS, BERLIN).read(text, "", Newsroom.OWNER, Newsroom.CHANNEL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "every weekday at 9 post MRR and churn here|every weekday at 09:00, Europe/Berlin|MRR, " + "churn rate",
                "Every Monday and Thursday at 5:30pm, please post MRR by plan and country here.|every "
                        + "Monday and Thursday at 17:30, Europe/Berlin|MRR by plan and country",
                "post new customers by source and support tickets here daily at 08:15|every day at 08:15, "
                        + "Europe/Berlin|New customers by source, support tickets",
                "on the 1st of every month at noon send us net revenue retention|on day 1 of every month "
                        + "at 12:00, Europe/Berlin|Net revenue retention",
                "on the last day of the month post ARR|on the last day of every month at 09:00, " + "Europe/Berlin|ARR",
                "please show us monthly recurring revenue every Friday at 9am New York time|every Friday "
                        + "at 09:00, America/New_York|MRR",
                "report MRR here every day at 7 UTC|every day at 07:00, UTC|MRR",
                "weekly at 10 post churned customers|every Monday at 10:00, Europe/Berlin|Churned " + "customers",
                "each morning post open tickets by priority here|every day at 09:00, Europe/Berlin|Open "
                        + "tickets by priority",
                "post MRR in New York time at 9 o'clock every day|every day at 09:00, America/New_York|MRR",
                "on the 1st and 15th of every month at 9 post MRR|on day 1 and 15 of every month at 09:00,"
                        + " Europe/Berlin|MRR",
                "schedule: mondays at 8 post seats|every Monday at 08:00, Europe/Berlin|Seats",
            })
    void it_is_read_as_it_is_said(String text, String times, String title) {
        assertThat(ReportWords.asks(text)).isTrue();
        var report = read(text);
        assertThat(Schedule.of(report.timing().schedule(), report.timing().zone(), BERLIN.zone())
                        .words())
                .isEqualTo(times);
        assertThat(report.title()).isEqualTo(title);
        assertThat(new ReportRule(BERLIN).problems(report, ReportWordsTest::metric))
                .isEmpty();
        assertThat(read(text)).isEqualTo(report);
    }

    private static Optional<MetricDefinition> metric(String name) {
        return METRICS.stream().filter(m -> m.name().equalsIgnoreCase(name)).findFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is our MRR by plan?",
                "every customer counts: how many are there?",
                "report on churn",
                "show me MRR by month",
                "How did MRR develop every month?",
                "MRR each month last year",
                "show MRR daily",
                "give me the MRR of each plan",
                "tell me which plan lost customers",
            })
    void questions_stay_questions(String text) {
        assertThat(ReportWords.asks(text)).as(text).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "every weekday at 25 post MRR|no time of day",
                "every weekday at 13pm post MRR|no time of day",
                "every weekday at 1030 post MRR|no time of day",
                "on the first monday of every month at 9 post MRR|within a month",
                "every other monday at 9 post MRR|every other time",
                "on the 42nd at 9 post MRR|has a day 42",
                "every day at 9 post happiness|no governed metric 'happiness'",
                "every day at 9 post MRR by mood|can't be split by 'mood'",
                "every day at 9 Atlantis time post MRR|no time zone",
            })
    void what_cant_be_read_is_said(String text, String says) {
        assertThat(ReportWords.asks(text)).as(text).isTrue();
        assertThatThrownBy(() -> read(text)).hasMessageContaining(says);
    }

    private static List<String> findings(Path folder, String yaml) throws IOException {
        Files.createDirectories(folder.resolve("reports"));
        Files.writeString(folder.resolve("reports/a.yaml"), yaml);
        var contents = new KnowledgeFolder(folder).read();
        new KnowledgeFolder(Path.of("knowledge"))
                .read().items().stream()
                        .filter(i -> i.definition() instanceof MetricDefinition)
                        .forEach(contents.items()::add);
        var found = new java.util.ArrayList<>(contents.findings());
        found.addAll(new ReportRule(BERLIN).check(contents));
        return found.stream().map(Object::toString).toList();
    }

    private static final String GOOD = """
        report: daily
        owner: slack:maria@example.com
        to: slack:C0123ABCD
        schedule: 0 9 * * MON-FRI
        items:
          - metric: MRR
            by: plan
        """;

    @Test
    void a_file_reads_back_as_it_is_written(@TempDir Path folder) throws IOException {
        assertThat(findings(folder, GOOD)).isEmpty();
        for (var item : new KnowledgeFolder(Path.of("knowledge")).read().items()) {
            if (!item.kind().answers()) {
                Files.writeString(folder.resolve("reports/a.yaml"), ScheduleFile.text(item.definition()));
                assertThat(new KnowledgeFolder(folder).read().items())
                        .singleElement()
                        .satisfies(i -> assertThat(i.definition()).isEqualTo(item.definition()));
            }
        }
        var said = read("every weekday at 9 post MRR by plan and churn here");
        Files.writeString(folder.resolve("reports/a.yaml"), ScheduleFile.text(said));
        assertThat(new KnowledgeFolder(folder).read().items().getFirst().definition())
                .isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 9 * * MON-FRI|0 9 30 2 *|never comes",
                "0 9 * * MON-FRI|0 9 * *|4 fields",
                "schedule:|zone: Mars/Base\\nschedule:|no time zone",
                "metric: MRR|metric: MMR|no governed metric 'MMR'",
                "by: plan|by: planet|can't be split by planet",
                "by: plan|byy: plan|byy",
                "by: plan|period: someday|not a period",
                "by: plan|compare: [previous_moon]|no comparison",
                "by: plan|threshold: lots|no percentage",
                "by: plan|chart: forever|no period for a chart",
                "by: plan|question: What?|either a metric or a question",
                "report: daily|report: Daily Report!|lower-case",
                "report: daily|title: x|neither a report nor a watch",
                "owner: slack:maria@example.com|late: soon|needs an owner",
                "owner: slack|late: soon\\nowner: slack|no length of time",
                "to: slack:C0123ABCD|to: '#general'|no place to post",
                "items:|quiet: 200\\nitems:|no percentage",
                "items:|wait: {table: invoices, until: noonish}\\nitems:|no time of day",
                "report: daily|report: daily\\nwatch: daily|neither a report nor a watch",
                "items:|items: [|while parsing",
            })
    void a_bad_file_says_what_and_where(String old, String now, String says, @TempDir Path folder) throws IOException {
        assertThat(GOOD).contains(old);
        var found = findings(folder, GOOD.replace(old, now.replace("\\n", "\n")));
        assertThat(found).anyMatch(f -> f.startsWith("reports/a.yaml:") && f.contains(says));
    }

    @Test
    void two_reports_of_one_name_are_an_error(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("reports"));
        Files.writeString(folder.resolve("reports/b.yaml"), GOOD);
        assertThat(findings(folder, GOOD)).anyMatch(f -> f.contains("already defined"));
    }
}
