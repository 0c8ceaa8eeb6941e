package dev.jackdaw.slack;

import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.data.KnowledgeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A piece of a run's work in human words: "Running SQL, 1.2 s". Nothing of what it found is in it,
/// so that everybody in a channel may see it. `details` is empty or names what was read.
record ProgressTask(String id, String title, State state, String details) {
    /// As Slack names them.
    enum State {
        IN_PROGRESS,
        COMPLETE,
        ERROR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int NAMED_MAX = 3;

    /// What bears a name that people know.
    private static final Set<String> NAMED = Set.of("metric", "query", "table", "view");

    private static final String TOOL = "tool";

    /// What a run did up to now, oldest first.
    static List<ProgressTask> of(List<Journal.Entry> entries) {
        var tasks = new LinkedHashMap<String, ProgressTask>();
        for (var entry : entries) {
            switch (entry.step()) {
                case Step.Recalled(var found, var held)
                when !found.isEmpty() ->
                    put(tasks, new ProgressTask("recall", reading(found), State.COMPLETE, names(found)));
                case Step.ModelCalled called -> put(tasks, thinking(called.agent(), State.IN_PROGRESS));
                case Step.ModelReplied replied -> put(tasks, thinking(replied.agent(), State.COMPLETE));
                case Step.ToolCalled called ->
                    title(called.tool())
                            .ifPresent(title ->
                                    put(tasks, new ProgressTask(TOOL + entry.seq(), title, State.IN_PROGRESS, "")));
                case Step.ToolReturned returned ->
                    tasks.values().stream()
                            .filter(task -> task.id().startsWith(TOOL) && task.state() == State.IN_PROGRESS)
                            .findFirst()
                            .ifPresent(task -> put(tasks, task.after(returned)));
                case Step other -> {}
            }
        }
        return new ArrayList<>(tasks.values());
    }

    private static void put(Map<String, ProgressTask> tasks, ProgressTask task) {
        tasks.put(task.id(), task);
    }

    private ProgressTask after(Step.ToolReturned returned) {
        var took = "%s, %.1f s".formatted(title, returned.elapsedMs() / 1_000.0);
        return new ProgressTask(id, took, returned.wrong() ? State.ERROR : State.COMPLETE, details);
    }

    private static ProgressTask thinking(String agent, State state) {
        var title =
                switch (agent) {
                    case "leader" -> "Working out what is asked";
                    case "engineer" -> "Working out the view";
                    default -> "Working out how to find it";
                };
        return new ProgressTask(agent, title, state, "");
    }

    private static Optional<String> title(String tool) {
        return switch (tool) {
            case "query_metric" -> Optional.of("Computing a governed metric");
            case "run_query" -> Optional.of("Running a validated query");
            case "run_sql" -> Optional.of("Running SQL");
            case "build_view" -> Optional.of("Planning a view");
            default -> Optional.empty();
        };
    }

    private static String reading(List<KnowledgeRef> found) {
        return found.size() == 1 ? "Reading one definition" : "Reading " + found.size() + " definitions";
    }

    private static String names(List<KnowledgeRef> found) {
        return found.stream()
                .filter(ref -> NAMED.contains(ref.kind()))
                .map(KnowledgeRef::name)
                .distinct()
                .limit(NAMED_MAX)
                .collect(Collectors.joining(", "));
    }

    /// As it is when the run is over: what was under way then came to nothing.
    ProgressTask over() {
        return state == State.IN_PROGRESS ? new ProgressTask(id, title, State.ERROR, details) : this;
    }

    /// The tasks as text, for where Slack can't show them as such.
    static String listed(List<ProgressTask> tasks) {
        return tasks.stream().map(ProgressTask::line).collect(Collectors.joining("\n"));
    }

    private String line() {
        var sign =
                switch (state) {
                    case IN_PROGRESS -> "◌ ";
                    case COMPLETE -> "✓ ";
                    case ERROR -> "✗ ";
                };
        return sign + title + (details.isEmpty() ? "" : ": " + details);
    }
}
