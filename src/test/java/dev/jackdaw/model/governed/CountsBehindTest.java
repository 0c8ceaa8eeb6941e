package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.agent.Catalogue.Dimension;
import dev.jackdaw.agent.Catalogue.Meaning;
import dev.jackdaw.agent.Catalogue.Metric;
import dev.jackdaw.agent.Catalogue.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Things that are counted as they are at a time or as they come, and how many there are behind an answer.
class CountsBehindTest {
    private static final Dimension PLAN = new Dimension("plan", List.of(), List.of("enterprise", "starter"));
    private static final Dimension REASON =
            new Dimension("cancellation reason", List.of("reason"), List.of("price", "competitor"));
    private static final Lexicon LEXICON = new Lexicon(catalogue());
    private static final Understanding READER = new Understanding(LEXICON);

    private static Catalogue catalogue() {
        return new TestCatalogue(
                List.of(
                        metric("MRR", Meaning.STATE, "currency", "USD", PLAN),
                        metric("active customers", Meaning.STATE, "integer", "customers", PLAN),
                        metric("churned customers", Meaning.FLOW, "integer", "customers", PLAN, REASON),
                        metric("churn rate", Meaning.PERIOD, "percent", "", PLAN),
                        metric("invoices paid", Meaning.FLOW, "currency", "USD", PLAN),
                        metric("invoiced amount", Meaning.FLOW, "currency", "USD", PLAN),
                        metric("support tickets", Meaning.FLOW, "integer", "tickets", PLAN),
                        metric("open tickets", Meaning.STATE, "integer", "tickets", PLAN),
                        metric("daily users", Meaning.FLOW, "number", "users", PLAN)),
                List.of(),
                List.of(
                        new Table("public", "customers", "Customers", List.of("accounts")),
                        new Table("public", "support_tickets", "Tickets", List.of("tickets")),
                        new Table("public", "invoices", "Invoices", List.of())));
    }

    private static Metric metric(String name, Meaning meaning, String format, String unit, Dimension... dimensions) {
        var synonyms =
                switch (name) {
                    case "active customers" -> List.of("customers");
                    case "support tickets" -> List.of("tickets");
                    case "open tickets" -> List.of("backlog");
                    case "invoiced amount" -> List.of("billings", "amount invoiced");
                    case "churn rate" -> List.of("customer churn rate");
                    case "daily users" -> List.of("users");
                    default -> List.<String>of();
                };
        boolean average = format.equals("number");
        return new Metric(
                name,
                (average ? "Average " : "") + name + ".",
                synonyms,
                meaning,
                !average && !format.equals("percent"),
                List.of(dimensions),
                Optional.empty(),
                format,
                unit);
    }

    private static String alone(String question) {
        return text(READER.understandAll(question, Optional.empty(), Set.of()));
    }

    private static String text(Understood understood) {
        return !understood.slots().unknown.isEmpty()
                ? "declined"
                : switch (understood.resolution()) {
                    case Resolution.Tasks(List<MetricTask> tasks) -> MetricTask.texts(tasks);
                    case Resolution.Ambiguous asked -> "asked";
                    case Resolution.Unfit unfit -> "declined";
                    case Resolution.NoMetric none -> "declined";
                };
    }

    private static String after(String before, List<String> rows, String question) {
        var first = READER.understandAll(before, Optional.empty(), Set.of());
        var tasks = ((Resolution.Tasks) first.resolution()).tasks();
        var thread = new Conversation(
                List.of(tasks), rows, Set.copyOf(Words.of(before).lemmas()));
        return text(READER.in(thread, LEXICON).understandAll(question, Optional.of(tasks.getFirst()), Set.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        which plan has the highest MRR                    | how many customers is that           | active customers for plan enterprise
        which plan has the highest MRR                    | and how many accounts does that make | active customers for plan enterprise
        MRR by plan                                       | how many customers is that           | active customers by plan
        MRR of starter                                    | that is how many customers           | active customers for plan starter
        which plan has the most churned customers in May  | how many customers is that           | churned customers for plan enterprise may
        churned customers in May                          | how many customers is that           | churned customers may
        churn rate in May                                 | how many customers is that           | declined
        invoices paid in May by enterprise                | how many customers is that           | declined
        MRR by month this year                            | how many customers is that           | declined
        """)
    void how_many_is_that_counts_what_the_answer_was_of(String before, String question, String task) {
        assertThat(after(before, List.of("enterprise $5.00"), question)).isEqualTo(task);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        how many tickets do we have right now              | open tickets
        how many tickets are we sitting on right now       | open tickets
        how many tickets right now by plan                 | open tickets by plan
        how many tickets do we have                        | support tickets
        how many tickets until now                         | support tickets all time
        churned customers right now                        | churned customers
        what landed in our backlog last week               | support tickets last week
        how many tickets came into the backlog in May      | support tickets may
        how big is our backlog                             | open tickets
        how many tickets left the backlog last week        | declined
        how many customers has starter brought in          | declined
        how many tickets has starter brought in            | support tickets for plan starter
        how many customers paid last month                 | declined
        """)
    void things_are_counted_as_they_are_or_as_they_come(String question, String task) {
        assertThat(alone(question)).isEqualTo(task);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        how did enterprise customers do compared to starter ones  | declined
        how are our customers doing                               | declined
        how do enterprise customers compare to starter            | declined
        how many users do we have in total                        | declined
        users last month                                          | daily users last month
        MRR per customer per week by plan, last year              | declined
        total churn rate last month                               | churn rate last month
        invoices for October                                      | asked
        invoice figure for October                                | asked
        invoices paid in October                                  | invoices paid october
        invoiced amount in October                                | invoiced amount october
        """)
    void what_has_no_measure_is_not_given_one(String question, String task) {
        assertThat(alone(question)).isEqualTo(task);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        why do customers leave                      | churned customers by cancellation reason
        why did enterprise customers cancel in May  | churned customers by cancellation reason for plan enterprise may
        why did more customers leave in May         | declined
        why did churned customers go up in May      | why churned customers may compared with previous period
        """)
    void reasons_are_told_by_those_who_had_them(String question, String task) {
        assertThat(alone(question)).isEqualTo(task);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        churned customers in May  | why would they leave                    | churned customers by cancellation reason may
        MRR of starter            | why would they leave                    | churned customers by cancellation reason for plan starter
        """)
    void they_are_those_of_the_answer(String before, String question, String task) {
        assertThat(after(before, List.of(), question)).isEqualTo(task);
        assertThat(alone(question)).isEqualTo("declined");
    }
}
