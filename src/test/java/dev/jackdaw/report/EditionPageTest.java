package dev.jackdaw.report;

import static dev.jackdaw.report.SampleEdition.MAY;
import static dev.jackdaw.report.SampleEdition.MONEY;
import static dev.jackdaw.report.SampleEdition.answer;
import static dev.jackdaw.report.SampleEdition.edition;
import static dev.jackdaw.report.SampleEdition.figure;
import static dev.jackdaw.report.SampleEdition.part;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.report.Edition.Drivers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An edition as a page: what stands in tables stays text.
class EditionPageTest {
    private static final String EVIL = "<script>alert(\"1\")</script>&<img src=x onerror=y>";

    private static String body(Edition edition) {
        var page = EditionPage.html(edition);
        return page.substring(page.indexOf("<body>"));
    }

    @Test
    void it_is_one_page_that_loads_nothing() {
        assertThat(EditionPage.html(edition(List.of(figure(MONEY, "5", false)), List.of())))
                .startsWith("<!doctype html>\n")
                .endsWith("</body></html>\n")
                .contains("<title>Daily</title>", "<h1>Daily</h1>", "<li><b>MRR</b> May 2026: <b>$5.00</b></li>")
                .doesNotContain("http:", "https:", "src=\"/", "**");
    }

    @Test
    void nothing_in_it_is_markup_of_somebody_elses() {
        var drivers = List.of(new Drivers(EVIL, false, List.of(part(EVIL, "1"))));
        var page = EditionPage.html(new Edition(
                new Edition.Heading("daily", EVIL, Instant.EPOCH, MAY.last()),
                EVIL,
                EVIL,
                List.of(figure(new Edition.Measure(EVIL, MONEY, MAY, false), "5", drivers, false)),
                List.of(answer(EVIL, EVIL, "")),
                List.of(EVIL),
                List.of(EVIL),
                List.of(EVIL),
                EVIL,
                true));
        assertThat(page)
                .doesNotContain("<script", "<img", "alert(\"")
                .contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&lt;img");
        assertThat(page.split("&lt;script", -1)).hasSizeGreaterThan(12);
    }

    @Test
    void lists_are_closed_where_they_were_opened() {
        var drivers = List.of(new Drivers("plan", false, List.of(part("pro", "1"))));
        var figure = figure(new Edition.Measure("MRR", MONEY, MAY, false), "5", drivers, false);
        for (var edition : List.of(
                edition(List.of(), List.of()),
                edition(List.of(figure), List.of()),
                edition(List.of(figure, figure), List.of(answer("q", "a", ""))))) {
            var body = body(edition);
            assertThat(body.split("<ul>", -1)).hasSameSizeAs(body.split("</ul>", -1));
            assertThat(body.split("<li>", -1)).hasSameSizeAs(body.split("</li>", -1));
        }
        assertThat(body(edition(List.of(figure), List.of()))).contains("<ul><li>by plan: pro +$1.00</li>\n</ul>");
    }

    @Test
    void notes_are_set_apart_and_bold_is_bold() {
        var edition = new Edition(
                new Edition.Heading("daily", "Daily", Instant.EPOCH, MAY.last()),
                "**MRR** is **up**.",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of("a < b"),
                List.of("Due late."),
                "2026-05-31",
                false);
        assertThat(EditionPage.html(edition))
                .contains("<p class=\"note\">Due late.</p>")
                .contains("<p><b>MRR</b> is <b>up</b>.</p>")
                .contains("<p class=\"small\">⚠ a &lt; b</p>")
                .contains("<p class=\"small\">data up to 2026-05-31</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$1 \\ $0", "100 %s %d", "_a_b_", "- not a list"})
    void text_that_means_something_to_a_pattern_is_shown_as_it_is(String text) {
        assertThat(EditionPage.html(edition(List.of(), List.of(answer(text, "a", "")))))
                .contains(text);
    }
}
