package dev.jackdaw.model.governed;

import java.util.List;

/// The words as they should have been written, and what was changed, as sentences for the asker.
record SpelledWords(Words words, List<String> notes) {}
