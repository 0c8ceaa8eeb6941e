package dev.jackdaw.report;

import dev.jackdaw.chart.ChartImage;
import java.util.Base64;
import java.util.regex.Pattern;

/// An edition as a web page of its own: nothing in it is loaded from anywhere, and what comes from
/// tables is shown as text.
public final class EditionPage {
    private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");
    private static final Pattern NOTE = Pattern.compile("^_(.+)_$");

    private EditionPage() {}

    /// The page, HTML 5.
    public static String html(Edition edition) {
        var page = new StringBuilder();
        page.append("""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>%s</title>
            <style>
            body { font: 16px/1.5 system-ui, "DejaVu Sans", sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1d1c1d }
            h1 { font-size: 1.4rem } p.note { color: #616061; font-style: italic } .small { color: #616061; font-size: .85rem }
            ul ul { color: #454245 } img { max-width: 100%% }
            @media (prefers-color-scheme: dark) { body { background: #1a1d21; color: #d1d2d3 } .small, p.note, ul ul { color: #ababad } }
            </style></head><body>
            """.formatted(escaped(edition.heading().title())));
        page.append("<h1>").append(escaped(edition.heading().title())).append("</h1>\n");
        boolean listed = false;
        for (var line : EditionText.lines(edition).stream().skip(1).toList()) {
            if (line.startsWith("- ")) {
                page.append(listed ? "" : "<ul>\n").append(item(line.substring(2)));
                listed = true;
            } else if (line.startsWith("   - ")) {
                page.append("<ul>").append(item(line.substring(5))).append("</ul>\n");
            } else if (!line.isEmpty()) {
                boolean note = NOTE.matcher(line).matches();
                page.append(note ? "<p class=\"note\">" : "<p>")
                        .append(withBold(NOTE.matcher(line).replaceAll("$1")))
                        .append("</p>\n");
            }
        }
        page.append(listed ? "</ul>\n" : "");
        for (var chart : EditionChart.of(edition)) {
            page.append("<img alt=\"")
                    .append(escaped(chart.alt()))
                    .append("\" src=\"data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(ChartImage.png(chart)))
                    .append("\">\n");
        }
        edition.caveats()
                .forEach(c ->
                        page.append("<p class=\"small\">⚠ ").append(escaped(c)).append("</p>\n"));
        page.append("<p class=\"small\">")
                .append(escaped(EditionText.basis(edition)))
                .append("</p>\n</body></html>\n");
        return page.toString();
    }

    private static String item(String text) {
        return "<li>" + withBold(text) + "</li>\n";
    }

    private static String withBold(String markdown) {
        return BOLD.matcher(escaped(markdown)).replaceAll("<b>$1</b>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
