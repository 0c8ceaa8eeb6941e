package dev.jackdaw.knowledge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A typed piece of knowledge, as its file has it.
public sealed interface Definition {
    /// Notes on a table.
    record Table(
            @JsonProperty("table_name") String name,
            @JsonProperty("table_description") String description,
            @JsonProperty("use_cases") List<String> useCases,
            @JsonProperty("data_quality_notes") List<String> notes,
            @JsonProperty("table_columns") List<Column> columns,
            String schema,
            List<String> synonyms,
            List<String> pii,
            String owner,
            @JsonProperty("freshness_column") String freshnessColumn,
            @JsonProperty("mandatory_filter") String mandatoryFilter,
            boolean sampled,
            List<Join> joins)
            implements Definition {
        public Table {
            name = text(name);
            description = text(description);
            useCases = list(useCases);
            notes = list(notes);
            columns = list(columns);
            schema = text(schema);
            synonyms = list(synonyms);
            pii = list(pii);
            owner = text(owner);
            freshnessColumn = text(freshnessColumn);
            mandatoryFilter = text(mandatoryFilter);
            joins = list(joins);
        }

        /// "schema.name", or the bare name where no schema is given.
        @JsonIgnore
        public String qualified() {
            return schema.isEmpty() ? name : schema + "." + name;
        }
    }

    /// A column of a table's notes.
    record Column(String name, String type, String description) {
        /// Stands before each note that was added behind a description.
        public static final String NOTE = " Note: ";

        public Column {
            name = text(name);
            type = text(type);
            description = text(description);
        }

        /// The notes that were added behind its description.
        public List<String> notes() {
            return Stream.of(description.split(NOTE)).skip(1).toList();
        }
    }

    /// How a table joins another one. `cardinality` is "many_to_one", "one_to_many" or
    /// "one_to_one".
    record Join(String to, String on, String cardinality) {
        public Join {
            to = text(to);
            on = text(on);
            cardinality = text(cardinality);
        }
    }

    /// A query that the data team stands behind.
    record Query(String name, String description, String sql) implements Definition {}

    /// A business metric. Governed where it has a `measure`; otherwise words for people and models.
    /// A ratio's `weight` is its denominator, which tells how much each segment counts.
    record Metric(
            String name,
            String definition,
            String table,
            String calculation,
            String measure,
            String from,
            List<String> filters,
            @Nullable Time time,
            List<Dimension> dimensions,
            String unit,
            String format,
            boolean additive,
            String empty,
            @JsonProperty("default_period") String defaultPeriod,
            @Nullable Coverage coverage,
            List<String> caveats,
            List<String> synonyms,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String weight)
            implements Definition {
        public Metric {
            name = text(name);
            definition = text(definition);
            table = text(table);
            calculation = text(calculation);
            measure = text(measure);
            from = text(from);
            filters = list(filters);
            dimensions = list(dimensions);
            unit = text(unit);
            format = text(format);
            empty = text(empty);
            defaultPeriod = text(defaultPeriod);
            caveats = list(caveats);
            synonyms = list(synonyms);
            weight = text(weight);
        }

        /// The denominator of a ratio, as a metric; empty where its definition has none.
        public Optional<Metric> weighed() {
            return weight.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Metric(
                            name,
                            definition,
                            table,
                            calculation,
                            weight,
                            from,
                            filters,
                            time,
                            dimensions,
                            "",
                            "",
                            true,
                            "0",
                            defaultPeriod,
                            null,
                            List.of(),
                            List.of(),
                            ""));
        }

        /// Whether it can be compiled to SQL.
        @JsonIgnore
        public boolean governed() {
            return !measure.isEmpty();
        }

        /// The dimension of that name or synonym.
        public Optional<Dimension> dimension(String wanted) {
            return dimensions.stream()
                    .filter(d -> d.name().equalsIgnoreCase(wanted)
                            || d.synonyms().stream().anyMatch(wanted::equalsIgnoreCase))
                    .findFirst();
        }
    }

    /// How a metric relates to time: "state" with start and end columns, "flow" with a column,
    /// "period" where the measure itself uses {start} and {end}.
    record Time(String meaning, String column, String start, String end) {
        public Time {
            meaning = text(meaning);
            column = text(column);
            start = text(start);
            end = text(end);
        }
    }

    /// What a metric can be split by: an SQL expression, and the join it needs.
    record Dimension(String name, String expression, String join, List<String> synonyms) {
        public Dimension {
            name = text(name);
            expression = text(expression);
            join = text(join);
            synonyms = list(synonyms);
        }
    }

    /// What share of the rows a measure speaks for; the note's {missing} is the rest in percent.
    record Coverage(String expression, String note) {
        public Coverage {
            expression = text(expression);
            note = text(note);
        }
    }

    /// A sentence that always holds.
    record Rule(String text) implements Definition {}

    /// A known mistake and how to avoid it.
    record Gotcha(
            String issue, @JsonProperty("tables_affected") List<String> tables, String solution) implements Definition {
        public Gotcha {
            issue = text(issue);
            tables = list(tables);
            solution = text(solution);
        }
    }

    /// A section of an institutional document.
    record Document(String title, String text) implements Definition {}

    /// The values a column takes, as the database tells.
    record Values(String table, String column, String type, List<String> values) implements Definition {}

    /// A view that the Engineer built. `question` is the key of the governed question that it
    /// answers, or empty; `stored` says that it keeps its rows.
    record View(String name, String description, String question, String sql, boolean stored) implements Definition {}

    /// A report that is posted when its schedule (Unix cron, in `zone` or the company's) says so.
    /// `to` and `owner` are channels and people, such as "slack:C0123ABCD" and
    /// "slack:maria@example.com". Moves below `quiet` ("1%") in all of its figures are no reason to
    /// post; `late` ("2h") is how long after its time it may still come; a figure that turns out to
    /// differ by more than `correct` is corrected where it was posted.
    record Report(
            String name,
            String title,
            String owner,
            List<String> to,
            String schedule,
            String zone,
            List<ReportItem> items,
            String quiet,
            String late,
            @JsonProperty("wait") @Nullable ReportWait waiting,
            String correct)
            implements Definition {
        public Report {
            name = text(name);
            title = text(title);
            owner = text(owner);
            to = list(to);
            schedule = text(schedule);
            zone = text(zone);
            items = list(items);
            quiet = text(quiet);
            late = text(late);
            correct = text(correct);
        }

        /// What stands above it.
        public String heading() {
            return title.isEmpty() ? name : title;
        }
    }

    /// What a report tells: a governed metric over `period` ("yesterday" by default), compared with
    /// each of `compare`, what moved it by each of `by`, and a line over `chart`; or a `question`,
    /// asked as a person would. A move beyond `threshold` stands out.
    record ReportItem(
            String metric,
            List<String> by,
            Map<String, List<String>> where,
            String period,
            List<String> compare,
            String chart,
            String threshold,
            String question) {
        public ReportItem {
            metric = text(metric);
            by = list(by);
            where = where == null ? Map.of() : new LinkedHashMap<>(where);
            period = text(period);
            compare = compare == null ? List.of(PREVIOUS_PERIOD, PREVIOUS_YEAR) : list(compare);
            chart = text(chart);
            threshold = text(threshold);
            question = text(question);
        }

        /// The period right before, and the same a year before.
        public static final String PREVIOUS_PERIOD = "previous_period";

        public static final String PREVIOUS_YEAR = "previous_year";
    }

    /// A report waits until a table has rows of the day before it is due, up to a time of day.
    record ReportWait(String table, String until) {
        public ReportWait {
            table = text(table);
            until = text(until);
        }
    }

    /// A governed metric that is looked at between reports, by `grain`, for what is out of the
    /// ordinary. `sensitivity` is "low", "normal" or "high"; it is told once in `cooldown` ("3d").
    record Watch(
            String name,
            String metric,
            Map<String, List<String>> where,
            String grain,
            String owner,
            List<String> to,
            String sensitivity,
            String cooldown)
            implements Definition {
        public Watch {
            name = text(name);
            metric = text(metric);
            where = where == null ? Map.of() : new LinkedHashMap<>(where);
            grain = text(grain);
            owner = text(owner);
            to = list(to);
            sensitivity = text(sensitivity);
            cooldown = text(cooldown);
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static <T> List<T> list(@Nullable List<T> value) {
        return value == null ? List.of() : List.copyOf(value);
    }
}
