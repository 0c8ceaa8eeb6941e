package dev.jackdaw.report;

import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.report.Edition.Figure;
import dev.jackdaw.report.Edition.Measure;
import dev.jackdaw.report.Postings.Posting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Makes editions that were posted again, as of their own days, and corrects what would come out
/// otherwise now: once, where it was posted, and with the cause.
public final class Recheck {
    private static final BigDecimal SHARE_DEFAULT = new BigDecimal("0.01");
    private static final Duration AGE_MAX = Duration.ofDays(35);
    private static final int EDITIONS_MAX = 3;
    private static final int DECIMALS = 6;

    private final Reports reports;
    private final Postings postings;
    private final Editor editor;
    private final Clock clock;

    public Recheck(Reports reports, Postings postings, Editor editor, Clock clock) {
        this.reports = reports;
        this.postings = postings;
        this.editor = editor;
        this.clock = clock;
    }

    /// Checks the latest editions of every report; how many were corrected.
    public int all() {
        return reports.list().stream()
                .filter(r -> r.active() && r.kind().equals(Report.REPORT))
                .mapToInt(r -> check(r.name(), clock.instant()))
                .sum();
    }

    /// Checks the latest editions of a report that were due before a time; how many were corrected.
    int check(String report, Instant before) {
        int corrected = 0;
        var oldest = before.minus(AGE_MAX);
        var posted = postings.history(report, EDITIONS_MAX + 2).stream()
                .filter(p -> p.state() == Postings.State.POSTED && p.due().isBefore(before))
                .filter(p -> p.due().isAfter(oldest))
                .limit(EDITIONS_MAX)
                .toList();
        for (var posting : posted) {
            corrected += check(posting) ? 1 : 0;
        }
        return corrected;
    }

    private boolean check(Posting posting) {
        var told = postings.snapshot(posting.report(), posting.due());
        if (told.isEmpty()) {
            return false;
        }
        var before = told.get().edition();
        var definition = told.get().definition();
        var now = editor.compose(definition, posting.due(), before.heading().last(), List.of(), List.of());
        var share = Amounts.share(definition.correct()).orElse(SHARE_DEFAULT);
        var changes = new ArrayList<String>();
        for (var old : before.figures()) {
            now.figures().stream()
                    .filter(f -> sameDays(f.measure(), old.measure()))
                    .filter(f -> differs(old, f, share))
                    .forEach(f -> changes.add(correction(old, f)));
        }
        return !changes.isEmpty()
                && postings.correct(
                        posting,
                        told.get(),
                        definition,
                        now,
                        "**Correction** of **"
                                + before.heading().title()
                                + "**, "
                                + EditionText.day(before.heading().last())
                                + "\n"
                                + String.join("\n", changes));
    }

    private static boolean sameDays(Measure one, Measure other) {
        return one.name().equals(other.name()) && one.range().equals(other.range());
    }

    private static boolean differs(Figure old, Figure now, BigDecimal share) {
        if (!old.problem().isEmpty() || !now.problem().isEmpty()) {
            return false;
        }
        var was = old.value();
        var is = now.value();
        if (was == null || is == null) {
            return (was == null) != (is == null);
        }
        var change = is.subtract(was).abs();
        return change.signum() != 0
                && (was.signum() == 0
                        || change.divide(was.abs(), DECIMALS, RoundingMode.HALF_UP)
                                        .compareTo(share)
                                >= 0);
    }

    private static String correction(Figure old, Figure now) {
        return "- **"
                + old.measure().name()
                + "** is **"
                + EditionText.show(now.value(), now.measure().column())
                + "**, not "
                + EditionText.show(old.value(), old.measure().column())
                + ": "
                + cause(old, now)
                + ".";
    }

    private static String cause(Figure old, Figure now) {
        var before = new HashSet<>(old.knowledge());
        var changed = now.knowledge().stream()
                .filter(ref -> ref.kind().equals(KnowledgeKind.METRIC.word()))
                .filter(ref -> !before.contains(ref))
                .map(KnowledgeRef::name)
                .toList();
        return changed.isEmpty()
                ? "rows of those days came or changed after it was posted"
                : "the definition of " + String.join(", ", changed) + " changed since";
    }
}
