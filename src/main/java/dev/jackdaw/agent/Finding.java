package dev.jackdaw.agent;

import dev.jackdaw.data.Basis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an agent hands back: a text, and the ids of the results it rests on. Where there are none,
/// `basis` says what kind of text it is.
public record Finding(String text, Basis basis, List<String> results) {
    public Finding(String text, @Nullable Basis basis, @Nullable List<String> results) {
        this.text = text;
        this.results = results == null ? List.of() : List.copyOf(results);
        this.basis = basis == null ? Basis.UNANSWERED : basis;
    }

    /// A text that rests on no data.
    public static Finding plain(String text, Basis basis) {
        return new Finding(text, basis, List.of());
    }
}
