package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.List;

/// The spans of a slot whose words stand side by side. `rank` decides between two that explain the same words.
record SlotSource(Slot slot, String kind, double rank) implements Span.Source {
    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            int start = i;
            slot.at(words, i)
                    .ifPresent(match -> spans.add(Span.of(
                            start,
                            start + match.length(),
                            rank + match.cost(),
                            kind,
                            String.join(" ", words.texts().subList(start, start + match.length())),
                            match.fill())));
        }
        return spans;
    }
}
