package dev.jackdaw.knowledge.definition;

import static dev.jackdaw.knowledge.definition.AbsentValues.list;
import static dev.jackdaw.knowledge.definition.AbsentValues.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A report that is posted when its schedule says so. `to` and `owner` are channels and people,
/// such as "slack:C0123ABCD" and "slack:maria@example.com". Moves below `quiet` ("1%") in all of
/// its figures are no reason to post; `late` ("2h") is how long after its time it may still come; a
/// figure that turns out to differ by `correct` or more is corrected where it was posted.
public record ReportDefinition(
        String name,
        String title,
        String owner,
        List<String> to,
        @JsonUnwrapped ReportTiming timing,
        List<ReportItem> items,
        String quiet,
        String late,
        @JsonProperty("wait") @Nullable ReportWait waiting,
        String correct)
        implements Definition {
    public ReportDefinition {
        name = text(name);
        title = text(title);
        owner = text(owner);
        to = list(to);
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
