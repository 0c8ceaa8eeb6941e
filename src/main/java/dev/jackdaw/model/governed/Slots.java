package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.Grain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a question's words were found to say, slot by slot. Filled from left to right by one
/// reader.
final class Slots {
    /// The question's words, as they were spelled out.
    final Words words;

    final List<ValueCondition> conditions = new ArrayList<>();
    final List<String> summaries = new ArrayList<>();
    final List<SaidTime> times = new ArrayList<>();
    final List<MetricTerm> metrics = new ArrayList<>();
    final List<Set<String>> dimensions = new ArrayList<>();
    final List<ValueChoice> choices = new ArrayList<>();
    final List<String> unknown = new ArrayList<>();

    /// What was taken for something that was not said just so, as sentences for the asker.
    final List<String> notes = new ArrayList<>();

    /// Words that were left out, as they stand in nobody's way.
    final List<String> unused = new ArrayList<>();

    /// Of what two were said that can't both hold.
    final List<String> conflicts = new ArrayList<>();

    /// How the words were read.
    final List<Span> spans = new ArrayList<>();

    /// The units that figures are wanted in.
    final List<FigureUnit> units = new ArrayList<>();

    /// The metrics that are asked for, once they are chosen.
    final List<String> asked = new ArrayList<>();

    /// Of what a figure is wanted to be one's: "per sampled day". What is defined so says it anyway.
    final List<String> perOnes = new ArrayList<>();

    /// The words by which something is ranked: "worst", "highest".
    final List<String> rankWords = new ArrayList<>();

    double cost;

    @Nullable
    Grain grain;

    @Nullable
    Ranking rank;

    /// That it is of one alone, as no number was said: "the worst".
    boolean oneUnsaid;

    /// Dimensions of the question before that are no longer wanted.
    final List<String> drops = new ArrayList<>();

    /// What words point at in the thread before.
    final List<Reference> references = new ArrayList<>();

    String compare = "";

    /// How two metrics are brought to one value: "ratio", "difference", "sum", or empty.
    String combine = "";

    /// "the month before that": a unit, one before what was said.
    @Nullable
    Grain earlier;

    /// How many are asked for, where the order is said elsewhere: "which three industries have the most".
    int count;

    /// A time that is told from the one that it is held against.
    @Nullable
    Counterpart counterpart;

    /// What a part of the data is held against, where that is all of it.
    WholeSlot.@Nullable Side whole;

    /// "the last six", where the unit is said elsewhere; 0 where it is not said.
    int lastUnits;

    /// Which way something goes was asked.
    boolean direction;

    /// "month over month": each unit held against the one before it.
    @Nullable
    Grain overPeriod;

    /// Where "now" was said; -1 where it was not.
    int now = -1;

    /// That what the words point at is not there, so that no other reading of them counts.
    boolean lost;

    /// "High or urgent": values of which any will do.
    boolean either;

    /// "Combined": several values are one group. `firmly` where that can't merely be a way of speaking.
    boolean together;

    boolean firmly;

    /// "Total MRR": several values are one group, unless they are held against each other.
    boolean total;

    /// "Separately": each by itself.
    boolean apart;

    /// "Net": what is left of two that are set off against each other.
    boolean net;

    /// "Any months where": a unit of time to choose from by a condition.
    boolean chosenUnit;

    boolean comparative;
    boolean versus;
    boolean difference;
    boolean instead;
    boolean adds;
    boolean beside;
    boolean share;

    /// "Share of", which can't be how many per cent something changed by.
    boolean shareOf;

    boolean why;
    boolean trend;
    boolean change;
    boolean addsDimension;

    Slots(Words words) {
        this.words = words;
    }

    /// A unit of time was said; a second, other one is a contradiction.
    void grain(Grain said) {
        conflict(grain != null && grain != said, "units of time");
        grain = said;
    }

    /// Something to compare with was said.
    void compare(String said) {
        conflict(!compare.isEmpty() && !compare.equals(said), "comparisons");
        compare = said;
    }

    /// A time was said to compare with, told from the question's own.
    void counterpart(Counterpart said) {
        conflict(counterpart != null && !counterpart.equals(said), "comparisons");
        counterpart = said;
    }

    /// The whole or the rest was said to compare with.
    void whole(WholeSlot.Side said) {
        conflict(whole != null && whole != said, "comparisons");
        whole = said;
    }

    /// Something is ranked by this word.
    void rankedBy(String word) {
        rankWords.add(word);
    }

    /// Whether a word stands anywhere but in a time: "from January".
    boolean says(String word) {
        for (int i = 0; i < words.size(); i++) {
            int at = i;
            if (words.is(i, word) && times.stream().noneMatch(t -> t.start() <= at && at < t.end())) {
                return true;
            }
        }
        return false;
    }

    /// Something to tell the asker, once.
    void note(String sentence) {
        if (!notes.contains(sentence)) {
            notes.add(sentence);
        }
    }

    private void conflict(boolean contradicts, String what) {
        if (contradicts) {
            conflicts.add(what);
        }
    }

    Optional<Grain> grain() {
        return Optional.ofNullable(grain);
    }

    Optional<Ranking> rank() {
        return Optional.ofNullable(rank)
                .map(r -> count > 0 && (r.limit() == 1 || r.limit() == RankSlot.ALL)
                        ? new Ranking(r.descending(), count)
                        : r);
    }

    /// Whether something was said about the question before.
    boolean edits() {
        return instead || adds || beside || !drops.isEmpty();
    }

    /// Whether so many things stand in the question itself: then "both" means these.
    boolean names(int count) {
        return metrics.size() == count
                || choices.stream().anyMatch(c -> c.values().size() == count && !c.exclude())
                || times.size() == count;
    }

    /// Whether anything was said that changes what is asked.
    boolean saysAnything() {
        return !metrics.isEmpty() || saysDetail();
    }

    /// Whether anything besides a metric was said.
    boolean saysDetail() {
        return !dimensions.isEmpty()
                || !choices.isEmpty()
                || !times.isEmpty()
                || !conditions.isEmpty()
                || !summaries.isEmpty()
                || !drops.isEmpty()
                || difference
                || earlier != null
                || counterpart != null
                || whole != null
                || lastUnits > 0
                || overPeriod != null
                || instead
                || grain != null
                || rank != null
                || !compare.isEmpty()
                || share
                || why
                || trend
                || change
                || references.stream().anyMatch(Slots::changes);
    }

    /// Whether what words point at changes anything by itself: "how many of those" needs a word for which.
    private static boolean changes(Reference reference) {
        return !(reference instanceof Reference.Before
                || reference instanceof Reference.One
                || reference instanceof Reference.Shown);
    }
}
