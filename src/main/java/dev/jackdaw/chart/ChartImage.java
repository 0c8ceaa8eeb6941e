package dev.jackdaw.chart;

import dev.jackdaw.core.EnvironmentException;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/// Draws a chart as PNG, 1600 × 900, on a white ground of its own, so that it can be read in dark
/// and in light. It needs a font on the machine.
public final class ChartImage {
    private static final int WIDTH = 1_600;
    private static final int HEIGHT = 900;
    private static final int TICKS_MAX = 16;
    private static final int HORIZONTAL_LABELS_MAX = 8;
    private static final int TITLE_SIZE = 28;
    private static final int TEXT_SIZE = 22;
    private static final int MARKER_SIZE = 8;
    private static final float LINE_WIDTH = 3;

    /// Okabe and Ito's colours, which people who see fewer colours can tell apart.
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072B2),
            new Color(0xE69F00),
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0xD55E00),
            new Color(0x56B4E9));

    private ChartImage() {}

    /// The picture. Throws `EnvironmentException` on a machine without fonts.
    public static byte[] png(Chart chart) {
        try {
            return BitmapEncoder.getBitmapBytes(chart.time() ? lines(chart) : bars(chart), BitmapFormat.PNG);
        } catch (IOException | LinkageError | InternalError | IllegalStateException e) {
            throw new EnvironmentException(
                    "charts need fonts: install fontconfig and a font such as fonts-dejavu-core", e);
        }
    }

    /// Points stand at their numbers, and the axis reads out the labels of some.
    private static XYChart lines(Chart chart) {
        var drawn = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(chart.title())
                .yAxisTitle(chart.unit())
                .build();
        var style = drawn.getStyler();
        style(style, chart);
        style.setMarkerSize(chart.labels().size() > TICKS_MAX ? 0 : MARKER_SIZE);
        style.setXAxisMin(0.0);
        style.setXAxisMax(chart.labels().size() - 1.0);
        style.setxAxisTickLabelsFormattingFunction(x -> at(chart.labels(), x));
        var places = IntStream.range(0, chart.labels().size())
                .asDoubleStream()
                .boxed()
                .toList();
        for (int s = 0; s < chart.series().size(); s++) {
            var one = chart.series().get(s);
            var line = drawn.addSeries(one.name(), places, values(one));
            line.setLineColor(COLOURS.get(s));
            line.setMarkerColor(COLOURS.get(s));
            line.setLineWidth(LINE_WIDTH);
        }
        return drawn;
    }

    private static String at(List<String> labels, double place) {
        int index = (int) Math.rint(place);
        boolean exact = Math.abs(place - index) < 0.001 && index >= 0 && index < labels.size();
        return exact ? labels.get(index) : " ";
    }

    private static CategoryChart bars(Chart chart) {
        var drawn = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(chart.title())
                .yAxisTitle(chart.unit())
                .build();
        style(drawn.getStyler(), chart);
        for (int s = 0; s < chart.series().size(); s++) {
            var one = chart.series().get(s);
            drawn.addSeries(one.name(), chart.labels(), values(one)).setFillColor(COLOURS.get(s));
        }
        return drawn;
    }

    private static List<Double> values(Chart.Series one) {
        return one.values().stream()
                .map(v -> v == null ? Double.valueOf(Double.NaN) : v)
                .toList();
    }

    private static void style(AxesChartStyler style, Chart chart) {
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBorderVisible(false);
        style.setPlotGridVerticalLinesVisible(false);
        style.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, TITLE_SIZE));
        style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, TEXT_SIZE));
        style.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, TEXT_SIZE));
        style.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, TEXT_SIZE));
        style.setLegendPosition(LegendPosition.OutsideS);
        style.setLegendVisible(chart.series().size() > 1);
        style.setXAxisTitleVisible(false);
        style.setYAxisTitleVisible(!chart.unit().isEmpty());
        style.setXAxisLabelRotation(chart.labels().size() > HORIZONTAL_LABELS_MAX ? 45 : 0);
        style.setYAxisDecimalPattern("#,##0.##");
    }
}
