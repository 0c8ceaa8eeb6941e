package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.Between;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.HalfYear;
import dev.jackdaw.core.calendar.Period;
import dev.jackdaw.core.calendar.PeriodParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The times of a question put together: the period, what it is compared with, or several periods side by side. Two
/// periods are never made one in silence.
///
/// @param period what the question is about, if anything was said
/// @param compare as `MetricTask` has it, or empty
/// @param several periods that stand side by side; empty, or two and more
record TaskTimes(Optional<Period> period, String compare, List<Period> several) {
    private static final Set<String> LINKS = WordList.set("en/time-links");

    /// What the slots say, for a follow-up seen from the period `before`; empty where their times don't go together.
    static Optional<TaskTimes> of(Slots slots, Optional<Period> before) {
        var times = of(slots).map(t -> t.inYearOf(slots, before));
        var counterpart = slots.counterpart;
        if (counterpart != null) {
            return times.filter(t -> t.compare().isEmpty() && t.several().isEmpty() && slots.earlier == null)
                    .flatMap(t -> t.period().or(() -> before))
                    .flatMap(p -> counterpart.of(p).map(c -> new TaskTimes(Optional.of(p), c, List.of())));
        }
        boolean column = slots.beside && slots.metrics.isEmpty() && before.isPresent();
        if (column && times.isPresent() && times.get().period().isPresent() && slots.earlier == null) {
            return Optional.of(new TaskTimes(before, times.get().period().get().phrase(), List.of()));
        }
        var earlier = slots.earlier;
        if (earlier == null || times.isEmpty()) {
            return times;
        }
        var now = times.get();
        if (!now.several().isEmpty() || !now.compare().isEmpty()) {
            return Optional.empty();
        }
        // Beside a time it is what that is compared with; alone it goes back from the question before.
        return now.period().isPresent()
                ? Earlier.of(now.period().get(), earlier)
                        .map(back -> new TaskTimes(now.period(), back.phrase(), List.of()))
                : before.flatMap(b -> Earlier.of(b, earlier))
                        .map(back -> new TaskTimes(Optional.of(back), "", List.of()));
    }

    /// Held against the time of the question before, where that was said.
    TaskTimes against(Optional<Conversation.Ground> ground) {
        return compare.isEmpty()
                        && several.isEmpty()
                        && ground.map(Conversation.Ground::against).orElse(false)
                ? new TaskTimes(period, ground.get().task().compare(), several)
                : this;
    }

    /// "The first half of last year" and then "the second half": of the same year.
    private TaskTimes inYearOf(Slots slots, Optional<Period> before) {
        return before.isEmpty() || slots.now >= 0 || slots.says("far") || slots.says("date")
                ? this
                : new TaskTimes(period.map(p -> SameYear.of(p, before.get())), compare, several);
    }

    private static Optional<TaskTimes> of(Slots slots) {
        var said = said(slots);
        var against = slots.times.stream()
                .filter(SaidTime::against)
                .map(SaidTime::period)
                .distinct()
                .toList();
        if (said.size() + against.size() > 2) {
            var all = slots.times.stream().map(SaidTime::period).distinct().toList();
            var ordered = new ArrayList<>(said);
            ordered.addAll(against);
            return together(ordered)
                    .or(() -> linked(slots) ? Optional.of(new TaskTimes(Optional.empty(), "", all)) : Optional.empty());
        }
        if (said.size() == 2) {
            return joined(said.get(0), said.get(1))
                    .map(period -> new TaskTimes(Optional.of(period), slots.compare, List.of()))
                    .or(() -> sideBySide(slots, said));
        }
        if (said.size() == 1 && against.isEmpty() && nowBeside(slots)) {
            return Optional.of(
                    new TaskTimes(Optional.empty(), "", List.of(new Period.Unit(Grain.DAY, 0), said.getFirst())));
        }
        var lastUnits = lastUnits(slots);
        if (slots.lastUnits > 0 && (!said.isEmpty() || lastUnits.isEmpty())) {
            return Optional.empty();
        }
        var period = said.stream().findFirst().or(() -> lastUnits);
        if (against.size() == 1 && period.isPresent()) {
            return Optional.of(against(period.get(), against.getFirst()));
        }
        if (against.size() == 1) {
            return Optional.of(
                    new TaskTimes(Optional.empty(), against.getFirst().phrase(), List.of()));
        }
        if (slots.overPeriod != null) {
            slots.grain(slots.overPeriod);
            return Optional.of(new TaskTimes(period, ComparisonSlot.PREVIOUS, List.of()));
        }
        return Optional.of(fromTo(slots, period).orElse(new TaskTimes(period, slots.compare, List.of())));
    }

    /// The periods that are asked for, without those that only say how.
    private static List<Period> said(Slots slots) {
        var said = slots.times.stream()
                .filter(t -> !t.against())
                .map(SaidTime::period)
                .distinct()
                .toList();
        if (said.size() != 2) {
            return said;
        }
        // "Month-end MRR in H1": a value at each end. "Overdue today, of those issued in Q3": the data are today's.
        var end = said.stream().filter(TaskTimes::unitEnd).findFirst();
        if (end.isPresent()) {
            if (slots.earlier == null && slots.compare.isEmpty()) {
                slots.grain = ((Period.Rolling) ((Period.AsOf) end.get()).point()).grain();
            }
            return said.stream().filter(p -> !p.equals(end.get())).toList();
        }
        if (running(slots, said.get(1), said.get(0))) {
            return List.of(said.get(0));
        }
        var today = new Period.Unit(Grain.DAY, 0);
        return said.contains(today) && !linked(slots)
                ? said.stream().filter(p -> !p.equals(today)).toList()
                : said;
    }

    /// "Monthly, last 6": so many of the unit that was said.
    private static Optional<Period> lastUnits(Slots slots) {
        var unit = slots.grain == null ? slots.overPeriod : slots.grain;
        return unit == null || slots.lastUnits == 0
                ? Optional.empty()
                : Optional.of(new Period.Rolling(slots.lastUnits, unit));
    }

    /// "Monthly since May, this month so far": that the running unit belongs to a trend up to today says nothing more.
    private static boolean running(Slots slots, Period period, Period other) {
        var unit = slots.grain;
        boolean runs =
                unit != null && (period.equals(new Period.Unit(unit, 0)) || period.equals(new Period.ToDate(unit)));
        boolean reaches = other instanceof Period.Since
                || (other instanceof Period.ToDate toDate && toDate.grain() != unit)
                || (other instanceof Period.Unit(Grain grain, int offset) && offset == 0 && grain != unit);
        return runs && reaches && slots.compare.isEmpty();
    }

    /// "Seats now and at the end of last year": two times.
    private static boolean nowBeside(Slots slots) {
        var other = slots.times.getFirst();
        if (slots.now < 0) {
            return false;
        }
        int from = Math.min(slots.now + 1, other.end());
        int to = Math.max(slots.now, other.start());
        return from < to
                && LINKS.containsAll(slots.words.texts().subList(from, to))
                && slots.words.texts().subList(from, to).stream().anyMatch(w -> w.equals("and") || w.equals("vs"));
    }

    private static boolean unitEnd(Period period) {
        return period instanceof Period.AsOf(Period point)
                && point instanceof Period.Rolling(int count, Grain grain)
                && count == 1;
    }

    /// "Q1 …, 2026 vs 2025", "May … vs May …, last year": a year said apart from its part of the year.
    private static Optional<TaskTimes> together(List<Period> all) {
        if (all.size() == 3 && yearless(all.get(0))) {
            var first = joined(all.get(0), all.get(1));
            var second = joined(all.get(0), all.get(2));
            if (first.isPresent() && second.isPresent()) {
                return Optional.of(new TaskTimes(first, second.get().phrase(), List.of()));
            }
        }
        return Optional.empty();
    }

    private static Optional<TaskTimes> sideBySide(Slots slots, List<Period> said) {
        if (!linked(slots)) {
            return Optional.empty();
        }
        return slots.change || slots.difference
                ? Optional.of(later(said.get(0), said.get(1)))
                : Optional.of(new TaskTimes(Optional.empty(), "", said));
    }

    /// A period and what it is compared with: the year of one counts for the other where that has none.
    private static TaskTimes against(Period period, Period other) {
        if (yearless(period) && !yearless(other)) {
            var joined = joined(period, other);
            if (joined.isPresent()) {
                return new TaskTimes(Optional.of(period), joined.get().phrase(), List.of());
            }
        }
        return new TaskTimes(Optional.of(period), other.phrase(), List.of());
    }

    /// "did it improve from Q2 to Q3", "the change between August and October": the second against the first.
    private static Optional<TaskTimes> fromTo(Slots slots, Optional<Period> period) {
        // "Between high and low, from March to May": the difference is that of the two values.
        boolean values = slots.choices.stream().anyMatch(c -> c.values().size() == 2 && !c.exclude());
        return (slots.change || (slots.difference && !values))
                        && period.isPresent()
                        && period.get() instanceof Between between
                ? Optional.of(later(between.from(), between.to()))
                : Optional.empty();
    }

    /// The second against the first.
    private static TaskTimes later(Period first, Period second) {
        return new TaskTimes(Optional.of(second), first.phrase(), List.of());
    }

    /// A part of a year and the year that was said elsewhere.
    private static Optional<Period> joined(Period one, Period two) {
        if (yearless(one) && year(two)) {
            return PeriodParser.parse(one.phrase() + " " + two.phrase())
                    .or(() -> PeriodParser.parse(one.phrase() + " " + two.phrase()));
        }
        return yearless(two) && year(one) ? joined(two, one) : Optional.empty();
    }

    private static boolean yearless(Period period) {
        return (period instanceof Period.MonthOf
                        || period instanceof Period.QuarterOf
                        || period instanceof HalfYear
                        || period instanceof Between)
                && period.yearless();
    }

    private static boolean year(Period period) {
        return period instanceof Period.YearOf
                || (period instanceof Period.Unit(Grain grain, int offset) && grain == Grain.YEAR);
    }

    /// Whether between the times there is nothing but words that link them.
    private static boolean linked(Slots slots) {
        for (int i = 1; i < slots.times.size(); i++) {
            var gap = slots.words
                    .texts()
                    .subList(
                            Math.min(
                                    slots.times.get(i - 1).end(),
                                    slots.times.get(i).start()),
                            slots.times.get(i).start());
            if (!LINKS.containsAll(gap) || (gap.isEmpty() && !slots.times.get(i).against())) {
                return false;
            }
        }
        return true;
    }
}
