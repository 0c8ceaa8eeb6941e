package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import java.util.List;
import java.util.Optional;

/// A catalogue of a few metrics that share some dimensions, values and synonyms.
record TestCatalogue(List<Metric> metrics, List<Query> queries, List<Table> tables) implements Catalogue {
    static final Dimension PLAN = new Dimension("plan", List.of("tier"), List.of("enterprise", "starter", "pro"));
    static final Dimension COUNTRY =
            new Dimension("country", List.of("market", "nation"), List.of("Germany", "United States", "Norway"));
    static final Dimension CHANNEL = new Dimension("channel", List.of("source"), List.of("starter", "paid_search"));

    static Metric metric(String name, List<String> synonyms, Dimension... dimensions) {
        return new Metric(name, name + ".", synonyms, Meaning.FLOW, true, List.of(dimensions), Optional.empty());
    }

    static TestCatalogue full() {
        return new TestCatalogue(
                List.of(
                        metric("MRR", List.of("monthly recurring revenue", "revenue"), PLAN, COUNTRY),
                        metric("new_customers", List.of("sign-ups", "revenue", "customers"), PLAN, CHANNEL),
                        metric("support tickets", List.of("tickets"), COUNTRY)),
                List.of(
                        new Query("invoice_aging", "How old unpaid invoices are"),
                        new Query("largest_customers", "Customers by revenue: the biggest first")),
                List.of(
                        new Table("public", "customers", "All customers", List.of("accounts")),
                        new Table("crm", "order_items", "What was ordered", List.of()),
                        new Table("", "events", "What happened", List.of())));
    }

    /// A company whose names overlap as they do in earnest: values that are words of other things, too.
    static TestCatalogue company() {
        var customer = List.of(
                new Dimension("plan", List.of("tier"), List.of("enterprise", "starter", "business", "professional")),
                new Dimension("billing cycle", List.of("billing"), List.of("annual", "monthly")),
                new Dimension("country", List.of("market"), List.of("DE", "US", "GB", "FR")),
                new Dimension("company size", List.of("size"), List.of("1-10", "11-50", "1000+")));
        var ticket = List.of(
                new Dimension("category", List.of(), List.of("billing", "bug", "feature_request")),
                new Dimension("status", List.of(), List.of("open", "closed")),
                new Dimension("country", List.of("market"), List.of("DE", "US", "GB", "FR")));
        var moves = List.of(
                new Dimension("new plan", List.of("plan"), List.of("enterprise", "business")),
                new Dimension("previous plan", List.of("plan"), List.of("starter", "business")));
        return new TestCatalogue(
                List.of(
                        of("MRR", "currency", true, customer, "recurring revenue"),
                        of("ARPA", "currency", false, customer, "MRR per customer"),
                        of("active customers", "integer", true, customer, "customers"),
                        of("churned customers", "integer", false, customer, "lost customers"),
                        of("churn rate", "percent", false, customer, "churn"),
                        of("support tickets", "integer", true, ticket, "tickets"),
                        of("open tickets", "integer", true, ticket, "unresolved tickets"),
                        of("invoiced amount", "currency", true, customer, "billings"),
                        of("upgrades", "integer", true, moves),
                        of("downgrades", "integer", true, moves),
                        of("resolution time", "number", false, ticket, "time to resolve")),
                List.of(),
                List.of(
                        new Table("public", "customers", "All customers", List.of("accounts")),
                        new Table("public", "support_tickets", "Tickets", List.of("tickets")),
                        new Table("public", "invoices", "Invoices", List.of("billings"))));
    }

    private static Metric of(
            String name, String format, boolean additive, List<Dimension> dimensions, String... synonyms) {
        return new Metric(
                name,
                name + ".",
                List.of(synonyms),
                Meaning.FLOW,
                additive,
                dimensions,
                Optional.empty(),
                format,
                format.equals("currency") ? "USD" : format.equals("number") ? "hours" : "");
    }

    static TestCatalogue empty() {
        return new TestCatalogue(List.of(), List.of(), List.of());
    }

    static Lexicon lexicon() {
        return new Lexicon(full());
    }

    @Override
    public String version() {
        return "1";
    }
}
