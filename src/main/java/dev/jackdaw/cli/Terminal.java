package dev.jackdaw.cli;

import dev.jackdaw.data.Figures;
import dev.jackdaw.data.ResultTable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Where commands print: results to stdout, everything else to stderr. Colour and progress only
/// where a person looks.
public final class Terminal {
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";
    private static final int CELL_MAX = 60;

    /// What moves a terminal's cursor or changes its looks, and is no text.
    private static final Pattern CONTROL = Pattern.compile("\\r(?!\\n)|[\\p{Cc}&&[^\\r\\n\\t]]");

    private final PrintStream out;
    private final PrintStream err;
    private final boolean styled;
    private final boolean interactive;

    /// `plain` keeps it without colours.
    public Terminal(PrintStream out, PrintStream err, boolean plain) {
        this.out = out;
        this.err = err;
        this.interactive = interactive();
        this.styled = interactive && !plain;
    }

    /// JDK 25 has no console where there is no terminal; others have one that says so.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean interactive() {
        return System.console() != null && System.console().isTerminal();
    }

    /// A line of the result, as it is where it goes to a file or a program.
    public void print(String text) {
        out.println(interactive ? harmless(text) : text);
    }

    /// A line beside the result.
    public void note(String text) {
        err.println(styled ? DIM + harmless(text) + PLAIN : harmless(text));
    }

    /// A failure.
    public void error(String text) {
        err.println("jackdaw: " + harmless(text));
    }

    /// A passing line of progress, on a terminal only.
    public void progress(String text) {
        if (interactive) {
            err.print("\r\u001b[2K" + harmless(text));
            err.flush();
        }
    }

    /// Takes the line of progress away.
    public void progressDone() {
        if (interactive) {
            err.print("\r\u001b[2K");
            err.flush();
        }
    }

    /// Markdown as a terminal can show it.
    public void markdown(String text) {
        out.println(harmless(text).replaceAll("\\*\\*(.+?)\\*\\*", styled ? BOLD + "$1" + PLAIN : "$1"));
    }

    /// A small note under a result.
    public void aside(String text) {
        out.println(styled ? DIM + harmless(text) + PLAIN : harmless(text));
    }

    /// A table with aligned columns, numbers to the right.
    public void table(ResultTable table) {
        var lines = new ArrayList<List<String>>();
        lines.add(table.columns().stream().map(column -> cell(column.name())).toList());
        for (int i = 0; i < table.rows().size(); i++) {
            var cells = new ArrayList<String>();
            for (int c = 0; c < table.columns().size(); c++) {
                cells.add(cell(
                        Figures.show(table.rows().get(i).get(c), table.columns().get(c))));
            }
            lines.add(cells);
        }
        var widths = new int[table.columns().size()];
        for (var line : lines) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], line.get(c).length());
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            out.println(line(lines.get(i), widths, table, i == 0));
        }
    }

    private static String cell(String text) {
        var flat = harmless(text.replaceAll("\\s+", " "));
        if (flat.length() <= CELL_MAX) {
            return flat;
        }
        boolean halved = Character.isHighSurrogate(flat.charAt(CELL_MAX - 2));
        return flat.substring(0, CELL_MAX - (halved ? 2 : 1)) + "…";
    }

    /// Tables, models and other people's words are data: none of them speaks to the terminal.
    private static String harmless(String text) {
        return CONTROL.matcher(text).replaceAll("");
    }

    private String line(List<String> cells, int[] widths, ResultTable table, boolean header) {
        var line = new StringBuilder("  ");
        for (int c = 0; c < widths.length; c++) {
            int at = c;
            boolean number =
                    !table.rows().isEmpty() && table.rows().stream().anyMatch(r -> r.get(at) instanceof Number);
            var gap = " ".repeat(widths[c] - cells.get(c).length());
            line.append(number ? gap + cells.get(c) : cells.get(c) + gap).append("  ");
        }
        return header && styled
                ? BOLD + line.toString().stripTrailing() + PLAIN
                : line.toString().stripTrailing();
    }
}
