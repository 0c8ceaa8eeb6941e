package dev.jackdaw.learning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Answer;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A finished run with what came before it in its thread and what people said of it. `rights` are
/// the asker's attributes.
public record Episode(
        RunId run,
        List<Journal.Entry> entries,
        Optional<Episode> before,
        Optional<Opinion> opinion,
        Map<String, String> rights) {
    private static final String RUN_SQL = "run_sql";

    public Episode {
        entries = List.copyOf(entries);
        rights = Map.copyOf(rights);
    }

    /// A thumb up or down, with a reason in the person's own words, or empty, and the person's
    /// attributes; `heard` is when anybody last said something of the run, by the database's clock.
    public record Opinion(String person, Map<String, String> rights, boolean good, String reason, Instant heard) {}

    /// A statement that a model wrote and what became of it; `problem` is empty where it ran.
    public record Statement(int seq, String sql, String problem, int rows) {
        public boolean ran() {
            return problem.isEmpty();
        }
    }

    /// The question it began with.
    public Step.Asked asked() {
        return (Step.Asked) entries.getFirst().step();
    }

    /// What it came to.
    public Optional<Answer> answer() {
        return entries.getLast().step() instanceof Step.Answered answered
                ? Optional.of(answered.answer())
                : Optional.empty();
    }

    /// Whether somebody was not content, or it did not go smoothly.
    public boolean eventful() {
        return opinion.isPresent()
                || entries.stream().anyMatch(e -> switch (e.step()) {
                    case Step.ToolReturned returned -> returned.wrong();
                    case Step.Repaired repaired -> true;
                    case Step.Replied replied -> true;
                    case Step other -> false;
                });
    }

    /// The statements that models wrote, in order.
    public List<Statement> statements() {
        var found = new ArrayList<Statement>();
        @Nullable String sql = null;
        for (var entry : entries) {
            if (entry.step() instanceof Step.ToolCalled called && called.tool().equals(RUN_SQL)) {
                sql = argument(called.argumentsJson(), "sql");
            } else if (entry.step() instanceof Step.ToolReturned returned
                    && returned.tool().equals(RUN_SQL)
                    && sql != null) {
                var result = returned.result();
                found.add(new Statement(
                        entry.seq(),
                        sql,
                        result == null ? argument(returned.json(), "error") : "",
                        result == null ? 0 : result.table().rows().size()));
                sql = null;
            }
        }
        return found;
    }

    public static String argument(String json, String name) {
        return Json.own(json, JsonNode.class).path(name).asText("");
    }

    /// A proposal of its asker's that this is the evidence for.
    public Proposal proposal(
            Learning.Type type,
            Audience audience,
            String text,
            String sql,
            String question,
            List<String> relations,
            List<Integer> steps,
            String author) {
        return proposal(new By(asked().asker(), rights), type, audience, text, sql, question, relations, steps, author);
    }

    /// A person with their attributes.
    public record By(String person, Map<String, String> rights) {}

    /// A proposal of somebody's that this is the evidence for.
    public Proposal proposal(
            By by,
            Learning.Type type,
            Audience audience,
            String text,
            String sql,
            String question,
            List<String> relations,
            List<Integer> steps,
            String author) {
        return new Proposal(
                type,
                audience,
                by.rights(),
                text,
                sql,
                question,
                relations,
                new Learning.Origin(run, steps),
                author,
                by.person());
    }
}
