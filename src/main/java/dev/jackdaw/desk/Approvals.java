package dev.jackdaw.desk;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What waits for the data team's yes, from whichever door it comes. Whoever calls this knows that
/// the person may decide.
public final class Approvals {
    private final List<ApprovalSource> sources;

    /// An id is looked for in the first of the `sources` first.
    public Approvals(List<ApprovalSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /// One of them. `kind` is "learning" or "view"; `text` says what would hold from then on, `sql`
    /// is its SQL or empty; `question` and `run` are where it comes from; `by` who stands for it.
    public record Waiting(
            String id,
            String kind,
            String text,
            String sql,
            String question,
            String run,
            List<String> by,
            String reason,
            Instant since) {}

    /// A decision, and what came of it: a state's word.
    public record Decided(String id, String kind, String state, String reason) {}

    /// All of them, the oldest first.
    public List<Waiting> waiting() {
        return sources.stream()
                .flatMap(source -> source.waiting().stream())
                .sorted(Comparator.comparing(Waiting::since))
                .toList();
    }

    /// A yes or a no; nothing where nothing has that id. Throws where it is decided already.
    public Optional<Decided> decide(String id, boolean yes, String person, String reason) {
        return sources.stream()
                .flatMap(source -> source.decide(id, yes, person, reason).stream())
                .findFirst();
    }
}
