package dev.jackdaw.report;

import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.report.Contribution.Part;
import dev.jackdaw.report.Edition.Compared;
import dev.jackdaw.report.Edition.Drivers;
import dev.jackdaw.report.Edition.Figure;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Figures and editions that tests are about.
final class SampleEdition {
    static final ResultTable.Column MONEY = new ResultTable.Column("MRR", "numeric", "currency", "USD");
    static final ResultTable.Column PERCENT = new ResultTable.Column("churn", "numeric", "percent", "");
    static final DateRange MAY = days("2026-05-01", "2026-05-31");
    static final DateRange APRIL = days("2026-04-01", "2026-04-30");

    private SampleEdition() {}

    /// From one day to another, both inside.
    static DateRange days(String first, String last) {
        return new DateRange(LocalDate.parse(first), LocalDate.parse(last).plusDays(1));
    }

    static @Nullable BigDecimal number(@Nullable String number) {
        return number == null ? null : new BigDecimal(number);
    }

    /// Against April.
    static Compared against(@Nullable String value, @Nullable String change, @Nullable String share) {
        return new Compared("previous_period", APRIL, number(value), number(change), number(share));
    }

    static Part part(@Nullable String label, String change) {
        return new Part(label, new BigDecimal(change));
    }

    /// Of May.
    static Figure figure(ResultTable.Column column, @Nullable String value, boolean notable, Compared... compared) {
        return figure(new Edition.Measure(column.name(), column, MAY, false), value, List.of(), notable, compared);
    }

    static Figure figure(
            Edition.Measure measure,
            @Nullable String value,
            List<Drivers> drivers,
            boolean notable,
            Compared... compared) {
        return new Figure(
                measure,
                number(value),
                List.of(compared),
                drivers,
                ResultTable.EMPTY,
                List.of(new KnowledgeRef("metric", measure.name(), "1")),
                List.of("select 1"),
                notable,
                "");
    }

    static Figure failed(String name, String problem) {
        return new Figure(
                new Edition.Measure(name, MONEY, MAY, false),
                null,
                List.of(),
                List.of(),
                ResultTable.EMPTY,
                List.of(),
                List.of(),
                false,
                problem);
    }

    static Edition.Answer answer(String question, String text, String problem) {
        return new Edition.Answer(
                question, text, ResultTable.EMPTY, "Model-written SQL", List.of(), List.of(), problem);
    }

    static Edition edition(List<Figure> figures, List<Edition.Answer> answers) {
        return new Edition(
                new Edition.Heading("daily", "Daily", Instant.parse("2026-06-01T07:00:00Z"), MAY.last()),
                "A headline.",
                "",
                figures,
                answers,
                List.of(),
                List.of(),
                List.of(),
                "2026-05-31",
                false);
    }
}
