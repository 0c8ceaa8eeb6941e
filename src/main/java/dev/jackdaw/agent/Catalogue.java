package dev.jackdaw.agent;

import java.util.List;
import java.util.Optional;

/// What can be asked about, as names and their synonyms: the vocabulary that questions are
/// understood with.
public interface Catalogue {
    /// All governed metrics.
    List<Metric> metrics();

    /// All validated queries.
    List<Query> queries();

    /// All tables that are known, without their columns.
    List<Table> tables();

    /// Changes whenever the contents do.
    String version();

    /// How a metric relates to time.
    enum Meaning {
        /// A value at a point in time: MRR.
        STATE,
        /// Events within a period: new customers.
        FLOW,
        /// A measure that needs a period's start and end: churn rate.
        PERIOD
    }

    /// A governed metric. `additive` metrics may be summed over their dimensions' values; `format` is how values are
    /// shown: "currency", "percent", "number", "integer", or empty; `unit` is what they are of, such as "USD" or
    /// "hours", or empty.
    record Metric(
            String name,
            String definition,
            List<String> synonyms,
            Meaning meaning,
            boolean additive,
            List<Dimension> dimensions,
            Optional<String> defaultPeriod,
            String format,
            String unit) {
        /// One whose format is not known.
        public Metric(
                String name,
                String definition,
                List<String> synonyms,
                Meaning meaning,
                boolean additive,
                List<Dimension> dimensions,
                Optional<String> defaultPeriod) {
            this(name, definition, synonyms, meaning, additive, dimensions, defaultPeriod, "", "");
        }
    }

    /// Something a metric can be split by, with its known values (none where there are too many).
    record Dimension(String name, List<String> synonyms, List<String> values) {}

    /// A validated query, with the columns of its result as far as they are known.
    record Query(String name, String description, List<Column> columns) {
        /// One whose columns are not known.
        public Query(String name, String description) {
            this(name, description, List.of());
        }
    }

    /// A column of a query's result and the SQL it is made by; `plain` where that is a table's own column.
    record Column(String name, String expression, boolean plain) {}

    /// A table.
    record Table(String schema, String name, String description, List<String> synonyms) {}
}
