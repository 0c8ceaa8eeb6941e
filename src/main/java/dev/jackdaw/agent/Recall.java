package dev.jackdaw.agent;

import dev.jackdaw.data.KnowledgeRef;
import java.util.List;

/// Finds what is known about a question, best first.
public interface Recall {
    /// At most `limit` finds of curated knowledge whose contents together stay within `tokens`
    /// (about four characters each), and what was learnt, as far as the person may see it.
    Found recall(String person, String question, int limit, int tokens);

    /// Curated knowledge alone.
    List<Evidence> curated(String question, int limit, int tokens);

    /// What was found. `held` was found, too, and left out to see how the question fares without.
    record Found(List<Evidence> shown, List<KnowledgeRef> held) {
        public Found {
            shown = List.copyOf(shown);
            held = List.copyOf(held);
        }
    }
}
