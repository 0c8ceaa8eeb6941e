package dev.jackdaw.report;

import dev.jackdaw.data.Figures;
import dev.jackdaw.report.Edition.Figure;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/// The sentence above a report: what moved most, by how much, and what it came from. Computed, so
/// that it can't be wrong about the numbers below it.
final class Headlines {
    private Headlines() {}

    static String of(List<Figure> figures) {
        var moved = figures.stream()
                .filter(Figure::notable)
                .sorted(Comparator.comparing(Headlines::size).reversed())
                .toList();
        if (moved.isEmpty()) {
            return figures.stream().allMatch(f -> f.compared().isEmpty())
                    ? "The figures of the day."
                    : "Nothing out of the ordinary.";
        }
        var first = moved.getFirst();
        var compared = first.compared().getFirst();
        var column = first.measure().column();
        var up = compared.change() != null && compared.change().signum() > 0;
        var by = compared.share() == null || column.format().equals("percent")
                ? EditionText.change(compared, column).replaceFirst("^[▲▼] ", "")
                : Figures.percent(compared.share().abs());
        var others = moved.stream().skip(1).map(f -> f.measure().name()).toList();
        return "**"
                + capital(first.measure().name())
                + "** is "
                + (up ? "up " : "down ")
                + by
                + " to "
                + EditionText.show(first.value(), column)
                + driver(first)
                + "."
                + (others.isEmpty() ? "" : " Also out of line: " + String.join(", ", others) + ".");
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /// The largest part, where it goes the same way.
    private static String driver(Figure figure) {
        var change = figure.compared().getFirst().change();
        int sign = change == null ? 0 : change.signum();
        return figure.drivers().stream()
                .filter(d -> !d.parts().isEmpty())
                .filter(d -> d.parts().getFirst().change().signum() == sign)
                .findFirst()
                .map(d -> ", mostly "
                        + d.dimension()
                        + " "
                        + EditionText.label(d.parts().getFirst().label()))
                .orElse("");
    }

    private static BigDecimal size(Figure figure) {
        var share = figure.compared().getFirst().share();
        return share == null ? BigDecimal.ZERO : share.abs();
    }
}
