package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.WordList;
import java.util.List;
import java.util.Set;

/// States that come about at a time of their own: "tickets closed last week" are not those opened last week that are
/// closed by now.
record EventStates(Catalogue.Metric metric) {
    private static final Set<String> HAPPENINGS = WordList.set("en/happenings");

    /// Throws `Unresolved` where a time may be that of such a state, and not that by which the metric counts.
    void hold(Slots slots, List<TaskFilter> filters) {
        if (metric.meaning() != Catalogue.Meaning.FLOW
                || slots.times.isEmpty()
                || slots.words.texts().stream().anyMatch(HAPPENINGS::contains)) {
            return;
        }
        for (var filter : filters) {
            var said = filter.values().stream()
                    .filter(v -> comesAbout(v) && said(slots, v))
                    .findFirst();
            if (said.isPresent() && !filter.exclude() && filter.dimension().endsWith("status")) {
                throw new Unresolved(new Resolution.Unfit("I can't tell which became " + said.get()
                        + " in that time, as " + metric.name() + " go by when they began. You can ask for those that"
                        + " were new then and are " + said.get() + " now."));
            }
        }
    }

    private static boolean comesAbout(String state) {
        return state.endsWith("ed");
    }

    private static boolean said(Slots slots, String value) {
        return slots.choices.stream()
                .flatMap(c -> c.values().stream())
                .flatMap(Set::stream)
                .anyMatch(v -> v.value().equals(value));
    }
}
