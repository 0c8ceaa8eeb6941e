package dev.jackdaw.model.governed;

import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/// Words of a question read as one thing. They need not stand side by side: in "open billing tickets" the first and
/// the last word name a metric. `cost` is how far the reading is from what was said, 0 where it was said just so;
/// `kind` and `label` tell a person what it was taken for.
record Span(BitSet words, double cost, String kind, String label, Consumer<Slots> fill) {
    /// Words from `start` up to, not including, `end`.
    static Span of(int start, int end, double cost, String kind, String label, Consumer<Slots> fill) {
        var words = new BitSet();
        words.set(start, end);
        return new Span(words, cost, kind, label, fill);
    }

    int first() {
        return words.nextSetBit(0);
    }

    /// The words themselves.
    String said(Words all) {
        return String.join(" ", words.stream().mapToObj(all::text).toList());
    }

    /// One way in which words of a question may be read, if any.
    interface Source {
        /// All such readings of its words.
        List<Span> spans(Words words);
    }
}
