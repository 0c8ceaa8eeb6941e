package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.Set;

/// "Build a view of MRR by plan".
final class ViewRequests {
    private static final Set<String> VERBS = WordList.set("en/view-verbs");

    private ViewRequests() {}

    static boolean asks(Words words) {
        int view = words.lemmas().indexOf("view");
        return view > 0 && words.texts().subList(0, view).stream().anyMatch(VERBS::contains);
    }

    /// What the view shall hold.
    static String contents(String request) {
        return request.replaceFirst(
                "(?i)^.*?\\bviews?\\b\\s*(called|named)?\\s*(of|for|with|showing|that shows|on)?\\s*", "");
    }
}
