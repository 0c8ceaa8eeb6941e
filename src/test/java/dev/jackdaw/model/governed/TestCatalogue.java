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
