package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The thread so far, as a follow-up points into it.
///
/// @param turns the tasks of each answer, the oldest first
/// @param rows the last answer's rows, each as one text that begins with what it is split by
/// @param said the words of the last question
record Conversation(List<List<MetricTask>> turns, List<String> rows, Set<String> said) {
    static final Conversation NONE = new Conversation(List.of(), List.of(), Set.of());
    private static final Set<String> COUNTED = Set.of("count", "number", "head", "headcount", "amount");

    /// A task that a follow-up goes on from.
    ///
    /// @param against that its time is what the follow-up's is held against
    record Ground(MetricTask task, boolean against) {}

    /// What a question goes on from: the question before, with what its words point at. One for each task of several.
    List<Ground> grounds(Slots slots, MetricTask before, Lexicon lexicon) {
        boolean last = !turns.isEmpty() && turns.getLast().getFirst().equals(before);
        var tasks = last && slots.metrics.isEmpty() ? turns.getLast() : List.of(before);
        boolean against = slots.references.contains(new Reference.Against());
        for (var reference : slots.references) {
            if (reference instanceof Reference.One && tasks.size() > 1) {
                throw lost(slots, "which of the answers");
            }
            tasks = reference instanceof Reference.Together(int count)
                    ? together(count, slots)
                    : pointed(tasks, reference, slots, lexicon, last);
        }
        return tasks.stream().map(t -> ground(t, against, slots)).toList();
    }

    private List<MetricTask> pointed(
            List<MetricTask> tasks, Reference reference, Slots slots, Lexicon lexicon, boolean last) {
        if (reference instanceof Reference.Former) {
            if (turns.size() < 2) {
                throw unresolved("which of the answers");
            }
            return turns.get(turns.size() - 2);
        }
        return tasks.stream()
                .map(t -> pointed(t, reference, slots, lexicon, last))
                .toList();
    }

    private MetricTask pointed(MetricTask task, Reference reference, Slots slots, Lexicon lexicon, boolean last) {
        var metric = lexicon.metric(task.metric()).orElseThrow();
        return switch (reference) {
            case Reference.Before b -> task;
            case Reference.Values v -> task;
            case Reference.One o ->
                place(task, metric, 1, last && rows.size() == 1).orElse(task);
            case Reference.SameTime(var unit) -> sameTime(task, unit);
            case Reference.Shifted(var unit, int by) -> shifted(task, unit, by, slots);
            case Reference.Value(var names, boolean one) -> value(task, metric, names, one, slots, last);
            case Reference.Shown s -> shown(task, metric, slots, last);
            case Reference.Counted c -> counted(task, metric, slots, lexicon, last);
            case Reference.Place(int place) ->
                place(task, metric, place, last && task.rank().isPresent()).orElseThrow(() -> unresolved("which one"));
            case Reference.Other o -> other(task, metric, slots);
            case Reference.Denied(var words) -> denied(task, words, slots);
            case Reference.Against a -> task.period().map(p -> task).orElseThrow(() -> unresolved("which time"));
            case Reference.All a -> Tasks.unranked(task);
            case Reference.Former f -> task;
            case Reference.Together t -> task;
        };
    }

    private static MetricTask sameTime(MetricTask task, Optional<Grain> unit) {
        if (unit.isEmpty()) {
            return task;
        }
        var period =
                task.period().orElseThrow(() -> unresolved("which " + unit.get().word()));
        if (!Earlier.unit(period).equals(unit)) {
            throw unresolved("which " + unit.get().word());
        }
        return period instanceof Period.AsOf(Period point) ? Tasks.in(task, Optional.of(point)) : task;
    }

    private static MetricTask shifted(MetricTask task, Optional<Grain> unit, int by, Slots slots) {
        var period = task.period().orElseThrow(() -> unresolved("which time"));
        var grain = unit.or(() -> Earlier.unit(period)).orElseThrow(() -> unresolved("which time"));
        boolean same = Earlier.unit(period).equals(Optional.of(grain));
        if (!slots.times.isEmpty() || (!same && grain != Grain.YEAR)) {
            throw unresolved("which " + grain.word());
        }
        var moved = Earlier.of(period, grain, by);
        if (moved.isEmpty() && by < 0) {
            // What lies there can't be named, but held against it can be.
            return Tasks.against(task, grain == Grain.YEAR ? ComparisonSlot.YEAR : ComparisonSlot.PREVIOUS);
        }
        return Tasks.in(task, Optional.of(moved.orElseThrow(() -> unresolved("which " + grain.word()))));
    }

    private MetricTask value(
            MetricTask task, Catalogue.Metric metric, Set<String> names, boolean one, Slots slots, boolean last) {
        boolean narrowed = task.filters().stream().anyMatch(f -> names.contains(f.dimension()) && !f.exclude());
        if (narrowed) {
            return task;
        }
        boolean split = task.dimensions().size() == 1
                && names.contains(task.dimensions().getFirst());
        if (split && last && rows.size() == 1) {
            return place(task, metric, 1, true).orElseThrow(() -> unresolved("which one"));
        }
        slots.lost = one && !split;
        if (!split) {
            throw unresolved("which " + names.iterator().next());
        }
        return shown(task, metric, slots, last);
    }

    /// How many of a thing the answer was of, where both are counted at one time or it counted just those.
    private MetricTask counted(MetricTask task, Catalogue.Metric metric, Slots slots, Lexicon lexicon, boolean last) {
        var things = slots.metrics.stream()
                .flatMap(t -> t.meanings().stream())
                .flatMap(name -> lexicon.metric(name).stream())
                .distinct()
                .toList();
        boolean plain = things.size() == 1
                && task.compare().isEmpty()
                && task.grain().isEmpty()
                && task.shape().combine().isEmpty()
                && !task.share()
                && !task.why();
        if (!plain) {
            throw lost(slots, "which of them");
        }
        var thing = things.getFirst();
        boolean picked = task.rank().isPresent() || task.shape().having().isPresent();
        if (!thing.unit().isEmpty() && thing.unit().equals(metric.unit())) {
            slots.metrics.clear();
            return picked && rows.size() == 1 ? place(task, metric, 1, last).orElse(task) : task;
        }
        if (metric.meaning() != Catalogue.Meaning.STATE || thing.meaning() != Catalogue.Meaning.STATE) {
            throw lost(slots, "which " + thing.name());
        }
        return rows.size() == 1 && picked
                ? place(task, metric, 1, last).orElse(task)
                : shown(task, metric, slots, last);
    }

    /// Of a few that were picked, those; of all, all.
    private MetricTask shown(MetricTask task, Catalogue.Metric metric, Slots slots, boolean last) {
        boolean picked = task.rank().isPresent() || task.shape().having().isPresent();
        if (!picked || slots.metrics.isEmpty()) {
            return task;
        }
        var values = new ArrayList<String>();
        for (int place = 1; last && place <= rows.size(); place++) {
            named(task, metric, place).ifPresent(values::add);
        }
        if (values.size() != rows.size() || values.isEmpty() || rows.getLast().equals("…")) {
            throw lost(slots, "which ones");
        }
        return Tasks.narrowed(Tasks.unranked(task), task.dimensions().getFirst(), values, true);
    }

    private Optional<MetricTask> place(MetricTask task, Catalogue.Metric metric, int place, boolean last) {
        return last
                ? named(task, metric, place)
                        .map(v -> Tasks.narrowed(
                                Tasks.unranked(task), task.dimensions().getFirst(), List.of(v), false))
                : Optional.empty();
    }

    /// The value that a row begins with.
    private Optional<String> named(MetricTask task, Catalogue.Metric metric, int place) {
        if (task.dimensions().size() != 1 || task.grain().isPresent() || place > rows.size()) {
            return Optional.empty();
        }
        var row = rows.get(place - 1);
        return Lexicon.dimension(metric, task.dimensions().getFirst()).stream()
                .flatMap(d -> d.values().stream())
                .filter(v -> row.startsWith(v + " "))
                .max((a, b) -> Integer.compare(a.length(), b.length()));
    }

    /// "The other one, annual billing" says which; alone it is the other of two.
    private static MetricTask other(MetricTask task, Catalogue.Metric metric, Slots slots) {
        if (!slots.choices.isEmpty()) {
            return task;
        }
        var flipped = new ArrayList<MetricTask>();
        for (var filter : task.filters()) {
            var values = Lexicon.dimension(metric, filter.dimension()).stream()
                    .flatMap(d -> d.values().stream())
                    .toList();
            if (values.size() == 2 && filter.values().size() == 1 && values.containsAll(filter.values())) {
                var other = values.get(values.indexOf(filter.values().getFirst()) == 0 ? 1 : 0);
                flipped.add(Tasks.narrowed(task, filter.dimension(), List.of(other), true));
            }
        }
        if (flipped.size() != 1) {
            throw unresolved("which other one");
        }
        return flipped.getFirst();
    }

    /// What is taken back was said, and something else is said in its place.
    private MetricTask denied(MetricTask task, List<String> words, Slots slots) {
        var known = new HashSet<>(said);
        known.addAll(Words.of(task.text()).lemmas());
        known.addAll(COUNTED);
        boolean replaced = !slots.metrics.isEmpty()
                || !slots.choices.isEmpty()
                || !slots.times.isEmpty()
                || !slots.dimensions.isEmpty()
                || slots.grain != null;
        if (!replaced || !known.containsAll(words)) {
            throw unresolved("what '" + String.join(" ", words) + "' takes back");
        }
        return task;
    }

    /// Several answers as one question: they differ in one thing alone.
    private List<MetricTask> together(int count, Slots slots) {
        var all = turns.stream().flatMap(List::stream).toList();
        boolean asks = slots.metrics.isEmpty()
                && slots.choices.isEmpty()
                && slots.times.isEmpty()
                && slots.conditions.isEmpty();
        if (all.size() < Math.max(count, 2) || !asks) {
            throw unresolved("which answers");
        }
        var tasks = all.subList(all.size() - Math.max(count, 2), all.size()).stream()
                .distinct()
                .toList();
        return Optional.of(tasks)
                .filter(t -> t.size() > 1)
                .flatMap(Merged::of)
                .orElseThrow(() -> lost(slots, "how these answers go together"));
    }

    /// "It grew by how much by October?": against the time that the thread was about.
    private Ground ground(MetricTask task, boolean against, Slots slots) {
        boolean time = slots.times.size() == 1 && !slots.times.getFirst().against();
        boolean free = slots.metrics.isEmpty() && slots.compare.isEmpty() && slots.overPeriod == null;
        boolean moved = slots.change || slots.difference;
        if (against
                || (time
                        && free
                        && slots.change
                        && task.compare().isEmpty()
                        && task.period().isPresent())) {
            return new Ground(Tasks.against(task, task.period().orElseThrow().phrase()), true);
        }
        if (free && moved && slots.times.isEmpty() && slots.earlier == null) {
            var two = task.shape().periods().size() == 2 ? Optional.of(task) : lastTwo(task);
            return two.flatMap(Later::compared)
                    .map(t -> new Ground(t, true))
                    .orElseGet(() -> new Ground(task, !task.compare().isEmpty() && slots.change));
        }
        return new Ground(task, false);
    }

    /// The last two answers, where they are of two times.
    private Optional<MetricTask> lastTwo(MetricTask task) {
        return turns.size() > 1
                ? Merged.of(List.of(turns.get(turns.size() - 2).getLast(), task))
                        .filter(m ->
                                m.size() == 1 && m.getFirst().shape().periods().size() == 2)
                        .map(List::getFirst)
                : Optional.empty();
    }

    /// No other reading of the words counts.
    private static Unresolved lost(Slots slots, String what) {
        slots.lost = true;
        return unresolved(what);
    }

    private static Unresolved unresolved(String what) {
        return new Unresolved(new Resolution.Unfit(
                "I can't tell " + what + " is meant from what was asked before. Please ask it as a whole."));
    }
}
