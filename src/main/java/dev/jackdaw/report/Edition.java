package dev.jackdaw.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.jackdaw.core.Hashes;
import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.ResultTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What one posting of a report says: computed, complete, and the same when it is read back. `quiet`
/// says that nothing moved enough to be posted; `summary` is a model's sentence, or empty.
public record Edition(
        @JsonUnwrapped Heading heading,
        String headline,
        @JsonProperty("told") String summary,
        List<Figure> figures,
        List<Answer> answers,
        List<String> alerts,
        List<String> caveats,
        List<String> notes,
        String freshness,
        boolean quiet) {
    public Edition {
        figures = List.copyOf(figures);
        answers = List.copyOf(answers);
        alerts = List.copyOf(alerts);
        caveats = List.copyOf(caveats);
        notes = List.copyOf(notes);
    }

    /// Which report it is of, and which time that was due; `last` is the latest day it tells of.
    public record Heading(String report, String title, Instant due, LocalDate last) {}

    /// A governed metric as a figure: its name, with the part of it that is meant, how its values are
    /// shown, and over which days; `state` where it is one at their end.
    public record Measure(String name, ResultTable.Column column, DateRange range, boolean state) {}

    /// A metric's value, what it is compared with and what moved it. `series` is for a chart, or
    /// empty. `problem` says why there is no value; `notable` that it moved beyond its threshold.
    public record Figure(
            @JsonUnwrapped Measure measure,
            @Nullable BigDecimal value,
            List<Compared> compared,
            List<Drivers> drivers,
            ResultTable series,
            List<KnowledgeRef> knowledge,
            List<String> sql,
            @JsonProperty("stands") boolean notable,
            String problem) {
        public Figure {
            compared = List.copyOf(compared);
            drivers = List.copyOf(drivers);
            knowledge = List.copyOf(knowledge);
            sql = List.copyOf(sql);
        }
    }

    /// The same metric over other days; `share` is the change as a share of it, null where that is
    /// none.
    public record Compared(
            String with,
            DateRange range,
            @Nullable BigDecimal value,
            @Nullable BigDecimal change,
            @Nullable BigDecimal share) {}

    /// What moved a metric since the first comparison, by one dimension, largest first; the parts
    /// add up to the change.
    public record Drivers(String dimension, boolean ratio, List<Contribution.Part> parts) {
        public Drivers {
            parts = List.copyOf(parts);
        }
    }

    /// What a question came to.
    public record Answer(
            String question,
            String text,
            ResultTable table,
            String basis,
            List<KnowledgeRef> knowledge,
            List<String> sql,
            String problem) {
        public Answer {
            knowledge = List.copyOf(knowledge);
            sql = List.copyOf(sql);
        }
    }

    /// A hash of its values, and of nothing that may be worded otherwise next time.
    public String hash() {
        return Hashes.of(figures.stream()
                        .map(f -> f.measure().name() + f.measure().range() + f.value() + f.compared())
                        .collect(Collectors.joining("\n"))
                + answers.stream().map(a -> a.question() + a.table().hash()).collect(Collectors.joining("\n")));
    }

    /// What went wrong in parts of it.
    public List<String> problems() {
        var problems = new ArrayList<>(figures.stream()
                .filter(f -> !f.problem().isEmpty())
                .map(f -> f.measure().name() + ": " + f.problem())
                .toList());
        answers.stream()
                .filter(a -> !a.problem().isEmpty())
                .forEach(a -> problems.add("\"" + a.question() + "\": " + a.problem()));
        return List.copyOf(problems);
    }

    /// Whether there is nothing but problems.
    public boolean failed() {
        return figures.stream().noneMatch(f -> f.problem().isEmpty())
                && answers.stream().noneMatch(a -> a.problem().isEmpty());
    }

    /// The same with a model's sentence.
    Edition summarized(String sentence) {
        return new Edition(heading, headline, sentence, figures, answers, alerts, caveats, notes, freshness, quiet);
    }
}
