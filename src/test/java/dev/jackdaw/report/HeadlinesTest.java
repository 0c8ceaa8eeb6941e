package dev.jackdaw.report;

import static dev.jackdaw.report.SampleEdition.MAY;
import static dev.jackdaw.report.SampleEdition.MONEY;
import static dev.jackdaw.report.SampleEdition.PERCENT;
import static dev.jackdaw.report.SampleEdition.against;
import static dev.jackdaw.report.SampleEdition.figure;
import static dev.jackdaw.report.SampleEdition.part;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.data.ResultTable;
import dev.jackdaw.report.Edition.Drivers;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The sentence above a report.
class HeadlinesTest {
    private static ResultTable.Column column(String name) {
        return new ResultTable.Column(name, "numeric", "integer", "");
    }

    @Test
    void where_nothing_moved_it_says_so() {
        assertThat(Headlines.of(List.of(figure(MONEY, "5", false, against("5", "0", "0")))))
                .isEqualTo("Nothing out of the ordinary.");
        assertThat(Headlines.of(List.of(figure(MONEY, "5", false)))).isEqualTo("The figures of the day.");
        assertThat(Headlines.of(List.of())).isEqualTo("The figures of the day.");
    }

    @Test
    void the_largest_move_comes_first_and_the_others_are_named() {
        assertThat(Headlines.of(List.of(
                        figure(column("tickets"), "11", true, against("10", "1", "0.1")),
                        figure(column("seats"), "50", true, against("100", "-50", "-0.5")),
                        figure(column("calm"), "1", false, against("4", "-3", "-0.75")),
                        figure(column("users"), "12", true, against("10", "2", "0.2")))))
                .isEqualTo("**Seats** is down 50.0% to 50. Also out of line: users, tickets.");
    }

    @Test
    void equal_moves_keep_their_order() {
        assertThat(Headlines.of(List.of(
                        figure(column("b"), "11", true, against("10", "1", "0.1")),
                        figure(column("a"), "9", true, against("10", "-1", "-0.1")))))
                .isEqualTo("**B** is up 10.0% to 11. Also out of line: a.");
    }

    @Test
    void without_a_share_it_is_the_amount() {
        assertThat(Headlines.of(List.of(figure(MONEY, "12", true, against("0", "12", null)))))
                .isEqualTo("**MRR** is up $12.00 to $12.00.");
    }

    @Test
    void a_percentage_moves_by_points() {
        assertThat(Headlines.of(List.of(figure(PERCENT, "0.02", true, against("0.04", "-0.02", "-0.5")))))
                .isEqualTo("**Churn** is down 2.0 points to 2.0%.");
    }

    @Test
    void what_moved_it_is_named_only_where_it_goes_the_same_way() {
        var up = new Drivers("country", false, List.of(part("DE", "20"), part("FR", "-8")));
        var down = new Drivers("plan", false, List.of(part("pro", "-30"), part("free", "18")));
        var none = new Drivers("source", false, List.of());
        var measure = new Edition.Measure("MRR", MONEY, MAY, false);
        var compared = against("100", "12", "0.12");
        assertThat(Headlines.of(List.of(figure(measure, "112", List.of(none, down, up), true, compared))))
                .isEqualTo("**MRR** is up 12.0% to $112.00, mostly country DE.");
        assertThat(Headlines.of(List.of(figure(measure, "112", List.of(down), true, compared))))
                .isEqualTo("**MRR** is up 12.0% to $112.00.");
        var unnamed = new Drivers("plan", false, List.of(part(null, "12")));
        assertThat(Headlines.of(List.of(figure(measure, "112", List.of(unnamed), true, compared))))
                .endsWith(", mostly plan (none).");
    }
}
