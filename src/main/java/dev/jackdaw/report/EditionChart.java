package dev.jackdaw.report;

import dev.jackdaw.chart.Chart;
import java.util.List;
import java.util.Optional;

/// The charts of an edition.
public final class EditionChart {
    private static final int CHARTS_MAX = 4;

    private EditionChart() {}

    /// One a figure that has a series, as far as it says something as a picture.
    public static List<Chart> of(Edition edition) {
        return edition.figures().stream()
                .map(f -> Chart.of(f.series(), f.measure().name()))
                .flatMap(Optional::stream)
                .limit(CHARTS_MAX)
                .toList();
    }
}
