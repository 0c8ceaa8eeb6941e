package dev.jackdaw.report;

import dev.jackdaw.chart.ChartImage;
import dev.jackdaw.core.EnvironmentException;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/// An edition as one picture: its words, then its charts. It needs a font on the machine.
public final class EditionImage {
    private static final int WIDTH = 1_400;
    private static final int MARGIN = 48;
    private static final int TITLE = 34;
    private static final int TEXT = 24;
    private static final int SMALL = 19;
    private static final int INDENT = 36;
    private static final int LINES_MAX = 200;
    private static final double SPACING = 1.45;
    private static final Color INK = new Color(0x1D1C1D);
    private static final Color GREY = new Color(0x616061);

    private EditionImage() {}

    /// Words in one look.
    private record Run(String text, boolean bold) {}

    private record Line(List<Run> runs, int size, int indent, Color colour) {}

    /// A message that is no edition, such as a correction, as a picture.
    public static byte[] png(String markdown) {
        var scratch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        var lines = new ArrayList<Line>();
        markdown.lines().forEach(line -> add(lines, bullet(line), TEXT, 0, INK, scratch));
        scratch.dispose();
        try {
            return png(lines, List.of());
        } catch (IOException e) {
            throw new EnvironmentException("no picture: " + e.getMessage(), e);
        }
    }

    private static String bullet(String line) {
        return line.startsWith("- ") ? "• " + line.substring(2) : line;
    }

    /// The picture. Throws `EnvironmentException` on a machine without fonts.
    public static byte[] png(Edition edition) {
        try {
            var charts = new ArrayList<BufferedImage>();
            for (var chart : EditionChart.of(edition)) {
                charts.add(ImageIO.read(new ByteArrayInputStream(ChartImage.png(chart))));
            }
            var scratch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
            var lines = lines(edition, scratch);
            scratch.dispose();
            return png(lines, charts);
        } catch (IOException | LinkageError | InternalError e) {
            throw new EnvironmentException(
                    "pictures need fonts: install fontconfig and a font such as fonts-dejavu-core", e);
        }
    }

    private static byte[] png(List<Line> lines, List<BufferedImage> charts) throws IOException {
        int height = 2 * MARGIN;
        for (var line : lines) {
            height += step(line);
        }
        for (var chart : charts) {
            height += height(chart);
        }
        var image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        draw(image.createGraphics(), lines, charts, height);
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static int step(Line line) {
        return (int) (line.size() * SPACING);
    }

    private static int height(BufferedImage chart) {
        return chart.getHeight() * (WIDTH - 2 * MARGIN) / chart.getWidth();
    }

    private static void draw(Graphics2D page, List<Line> lines, List<BufferedImage> charts, int height) {
        page.setColor(Color.WHITE);
        page.fillRect(0, 0, WIDTH, height);
        page.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        page.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        int y = MARGIN;
        for (var line : lines) {
            y += step(line);
            int x = MARGIN + line.indent();
            page.setColor(line.colour());
            for (var run : line.runs()) {
                page.setFont(font(run.bold(), line.size()));
                page.drawString(run.text(), x, y);
                x += page.getFontMetrics().stringWidth(run.text());
            }
        }
        y += MARGIN / 2;
        for (var chart : charts) {
            page.drawImage(chart, MARGIN, y, WIDTH - 2 * MARGIN, height(chart), null);
            y += height(chart);
        }
        page.dispose();
    }

    private static Font font(boolean bold, int size) {
        return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, size);
    }

    private static List<Line> lines(Edition edition, Graphics2D scratch) {
        var lines = new ArrayList<Line>();
        var text = EditionText.lines(edition);
        add(lines, text.getFirst(), TITLE, 0, INK, scratch);
        for (var line : text.subList(1, text.size())) {
            if (line.startsWith("   - ")) {
                add(lines, line.substring(5), TEXT - 2, 2 * INDENT, GREY, scratch);
            } else if (line.startsWith("- ")) {
                add(lines, bullet(line), TEXT, 0, INK, scratch);
            } else {
                boolean note = line.startsWith("_") && line.endsWith("_") && line.length() > 2;
                add(lines, note ? line.substring(1, line.length() - 1) : line, TEXT, 0, note ? GREY : INK, scratch);
            }
        }
        add(lines, "", SMALL, 0, GREY, scratch);
        edition.caveats().forEach(c -> add(lines, "⚠ " + c, SMALL, 0, GREY, scratch));
        add(lines, EditionText.basis(edition), SMALL, 0, GREY, scratch);
        return lines.size() > LINES_MAX ? lines.subList(0, LINES_MAX) : lines;
    }

    /// Breaks a line at words where the page ends.
    private static void add(List<Line> lines, String markdown, int size, int indent, Color colour, Graphics2D scratch) {
        var runs = new ArrayList<Run>();
        int width = 0;
        boolean bold = false;
        // Fonts without colour have no such sign.
        for (var part : markdown.replace("❗", "‼").split("\\*\\*", -1)) {
            for (var word : part.split("(?<= )")) {
                scratch.setFont(font(bold, size));
                int wide = scratch.getFontMetrics().stringWidth(word);
                if (width + wide > WIDTH - 2 * MARGIN - indent && !runs.isEmpty()) {
                    lines.add(new Line(List.copyOf(runs), size, indent, colour));
                    runs.clear();
                    width = 0;
                }
                runs.add(new Run(word, bold));
                width += wide;
            }
            bold = !bold;
        }
        lines.add(new Line(List.copyOf(runs), size, indent, colour));
    }
}
