package dev.jackdaw.report;

import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.data.Figures;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.report.Edition.Compared;
import dev.jackdaw.report.Edition.Drivers;
import dev.jackdaw.report.Edition.Figure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An edition in words: Markdown lines that every door shows its own way.
public final class EditionText {
    private static final int PARTS_SHOWN = 3;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);

    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    private EditionText() {}

    /// A day as it is read: "Sat 21 Nov 2026".
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /// Days as short as they can be said: "May 2026", "8–14 Jun 2026", "30 Mar – 5 Apr 2026".
    static String days(DateRange range) {
        var first = range.start();
        var last = range.last();
        if (range.days() == 1) {
            return day(first);
        }
        if (!YearMonth.from(first).equals(YearMonth.from(last))) {
            boolean year = first.getYear() == last.getYear();
            return (year ? SHORT : LONG).format(first) + " – " + LONG.format(last);
        }
        return range.days() == last.lengthOfMonth()
                ? MONTH.format(last)
                : first.getDayOfMonth() + "–" + LONG.format(last);
    }

    /// A figure's line: its value, and how that moved.
    public static String line(Figure figure) {
        if (!figure.problem().isEmpty()) {
            return "**" + figure.measure().name() + "**: not available";
        }
        var moved = figure.compared().stream().map(c -> moved(figure, c)).collect(Collectors.joining(" · "));
        return "**"
                + figure.measure().name()
                + "** "
                + when(figure)
                + ": **"
                + show(figure.value(), figure.measure().column())
                + "**"
                + (moved.isEmpty() ? "" : " · " + moved)
                + (figure.notable() ? " ❗" : "");
    }

    private static String when(Figure figure) {
        var range = figure.measure().range();
        return figure.measure().state() ? "as of " + day(range.last()) : days(range);
    }

    private static String moved(Figure figure, Compared compared) {
        var against = figure.measure().state() ? day(compared.range().last()) : days(compared.range());
        if (compared.value() == null) {
            return "nothing to compare with for " + against;
        }
        return change(compared, figure.measure().column()) + " against " + against;
    }

    /// "▲ $12.00 (+1.0%)", "unchanged".
    static String change(Compared compared, ResultTable.Column column) {
        var change = compared.change();
        if (change == null) {
            return "not comparable";
        }
        if (change.signum() == 0) {
            return "unchanged";
        }
        return (change.signum() > 0 ? "▲ " : "▼ ")
                + show(change.abs(), points(column))
                + (compared.share() == null || column.format().equals("percent")
                        ? ""
                        : " (" + signed(Figures.percent(compared.share()), change) + ")");
    }

    /// The difference of two percentages is points, not percent.
    private static ResultTable.Column points(ResultTable.Column column) {
        return column.format().equals("percent")
                ? new ResultTable.Column(column.name(), column.type(), "points", "")
                : column;
    }

    private static String signed(String text, BigDecimal change) {
        return change.signum() > 0 ? "+" + text : text.replace("-", "−");
    }

    static String show(@Nullable BigDecimal value, ResultTable.Column column) {
        if (value == null) {
            return "no data";
        }
        return column.format().equals("points")
                ? Figures.percent(value).replace("%", " points")
                : Figures.show(value, column);
    }

    /// What moved a figure, by one dimension: the largest parts, and all others in one.
    public static String line(Figure figure, Drivers drivers) {
        var column = points(figure.measure().column());
        var shown = drivers.parts().stream()
                .limit(PARTS_SHOWN)
                .map(p -> label(p.label()) + " " + part(p.change(), column))
                .collect(Collectors.toCollection(ArrayList::new));
        var rest = drivers.parts().stream().skip(PARTS_SHOWN).toList();
        if (!rest.isEmpty()) {
            var sum = rest.stream().map(Contribution.Part::change).reduce(BigDecimal.ZERO, BigDecimal::add);
            shown.add((rest.size() == 1 ? "one other " : rest.size() + " others ") + part(sum, column));
        }
        return "by " + drivers.dimension() + ": " + String.join(", ", shown);
    }

    /// Which part of a metric is meant, behind its name.
    static String filtered(Map<String, List<String>> where) {
        return where.isEmpty()
                ? ""
                : where.values().stream().map(v -> String.join(" or ", v)).collect(Collectors.joining(", ", " (", ")"));
    }

    /// A row whose dimension is NULL has no name.
    static String label(@Nullable String label) {
        return label == null ? "(none)" : label;
    }

    private static String part(BigDecimal change, ResultTable.Column column) {
        var sign = change.signum() > 0 ? "+" : change.signum() < 0 ? "−" : "±";
        return sign + show(change.abs(), column);
    }

    /// What it rests on.
    public static String basis(Edition edition) {
        var metrics = edition.figures().stream()
                .flatMap(f -> f.knowledge().stream())
                .map(KnowledgeRef::name)
                .distinct()
                .toList();
        return Stream.of(
                        metrics.isEmpty()
                                ? Stream.<String>of()
                                : Stream.of("Governed metrics: " + String.join(", ", metrics)),
                        edition.answers().stream()
                                .filter(a -> a.problem().isEmpty())
                                .map(Edition.Answer::basis)
                                .distinct(),
                        edition.summary().isEmpty() ? Stream.<String>of() : Stream.of("summary written by a model"),
                        edition.freshness().isEmpty()
                                ? Stream.<String>of()
                                : Stream.of("data up to " + edition.freshness()))
                .flatMap(parts -> parts)
                .collect(Collectors.joining(" · "));
    }

    /// The whole as Markdown lines.
    public static List<String> lines(Edition edition) {
        var lines = new ArrayList<String>();
        lines.add("**" + edition.heading().title() + "**");
        edition.notes().forEach(note -> lines.add("_" + note + "_"));
        if (edition.quiet()) {
            lines.add("_A quiet day: this is not posted._");
        }
        lines.add(edition.headline());
        if (!edition.summary().isEmpty()) {
            lines.add(edition.summary());
        }
        edition.alerts().forEach(alert -> lines.add("❗ " + alert));
        lines.add("");
        for (var figure : edition.figures()) {
            lines.add("- " + line(figure));
            figure.drivers().stream()
                    .filter(d -> !d.parts().isEmpty())
                    .forEach(d -> lines.add("   - " + line(figure, d)));
        }
        for (var answer : edition.answers()) {
            lines.add("- **"
                    + answer.question()
                    + "** "
                    + (answer.problem().isEmpty() ? answer.text() : "not available"));
        }
        return lines;
    }

    /// The facts, as a model is told them and as its words are checked against.
    static String facts(Edition edition) {
        var facts = new ArrayList<>(lines(edition));
        facts.addAll(edition.caveats());
        return String.join("\n", facts);
    }
}
