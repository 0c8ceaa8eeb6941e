package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A message in the words that the reader knows, piece by piece beside those that the person wrote. `unknown` are
/// words of theirs that no list knows, `notes` what was mended.
record BroughtOver(String said, String text, List<Piece> pieces, List<String> unknown, List<String> notes) {
    private static final Pattern QUOTED = Pattern.compile("'([^']+)'|\"([^\"]+)\"");

    /// What was written at a place of the message, and what stands for it.
    record Piece(int start, int end, String meant) {}

    /// A message that stays as it is.
    static BroughtOver asSaid(String text) {
        return new BroughtOver(text, text, List.of(), List.of(), List.of());
    }

    /// Whether anything is other than the person wrote it.
    boolean changed() {
        return !text.equals(said);
    }

    /// Sentences about the reading, in the person's own words, led by what the whole was read as.
    List<String> notes(List<String> reading) {
        if (!changed()) {
            return reading;
        }
        var all = new ArrayList<String>();
        all.add("I read \"" + oneLine(said) + "\" as \"" + oneLine(text) + "\".");
        all.addAll(notes);
        reading.forEach(note -> all.add(own(note)));
        return List.copyOf(all);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ").replace('"', '\'');
    }

    /// What somebody is told about their words, with the words that they wrote.
    String own(String note) {
        return QUOTED.matcher(note).replaceAll(m -> {
            var quoted = m.group(1) == null ? m.group(2) : m.group(1);
            var sign = m.group(1) == null ? "\"" : "'";
            return Matcher.quoteReplacement(sign + written(quoted) + sign);
        });
    }

    /// The words that were written for these; these themselves where there are none.
    String written(String words) {
        return OwnWords.written(this, words);
    }
}
