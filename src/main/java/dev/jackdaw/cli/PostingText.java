package dev.jackdaw.cli;

import dev.jackdaw.data.ResultTable;
import dev.jackdaw.report.Postings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of one time that a report was due, with what was posted: the first and its corrections.
record PostingText(Postings.Posting posting, List<Postings.Snapshot> snapshots) {
    private static final int HASH_SHOWN = 12;

    /// A report's latest, newest first.
    static List<PostingText> history(Postings postings, String report, int most) {
        return postings.history(report, most).stream()
                .map(p -> new PostingText(p, postings.snapshots(report, p.due())))
                .toList();
    }

    /// Many of them, a row each.
    static ResultTable table(List<PostingText> history) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var text : history) {
            var snapshots = text.snapshots();
            rows.add(List.of(
                    text.posting().due().toString(),
                    text.posting().state().word(),
                    snapshots.size() > 1 ? String.valueOf(snapshots.size() - 1) : "",
                    snapshots.isEmpty() ? "" : snapshots.getLast().hash().substring(0, HASH_SHOWN),
                    text.posting().reason()));
        }
        return ResultTable.texts(rows, "due", "state", "corrections", "hash", "why");
    }

    /// One of them, as JSON.
    Map<String, Object> json() {
        var object = new LinkedHashMap<String, Object>();
        object.put("due", posting.due().toString());
        object.put("state", posting.state().word());
        object.put("reason", posting.reason());
        object.put("snapshots", snapshots);
        return object;
    }

    /// A delivery in a line: when it was due, where it goes, when it was told, or why it was refused.
    static String delivery(List<String> delivery) {
        var told = delivery.get(3);
        var refused = delivery.get(4);
        return delivery.get(0)
                + "  "
                + delivery.get(2)
                + "  "
                + (told.isEmpty() ? "not told yet" : refused.isEmpty() ? "told " + told : "refused: " + refused);
    }
}
