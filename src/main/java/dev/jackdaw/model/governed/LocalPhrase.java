package dev.jackdaw.model.governed;

import java.util.List;

/// A phrase of a language by its words as they are filed, and what the reader knows for it; `gap` is where other
/// words stand between its parts, or -1.
record LocalPhrase(List<String> words, String meant, int gap) {
    static final String NUMBER = "&";
    static final String MONTH = "@";
    static final String OTHERS = "…";

    boolean parted() {
        return gap >= 0;
    }
}
