package dev.jackdaw.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What each segment had to do with a change, so that the parts add up to the whole exactly, to the
/// last decimal that is shown.
///
/// A sum's change is the sum of its segments' changes; one that is new or gone counts as zero where
/// it is missing. A ratio is an average of its segments' ratios, weighted by their shares of the
/// denominator: a segment's part is what its own ratio did at the mean of both shares, and what its
/// share did at the mean of both ratios, as far above or below the whole (the midpoint method,
/// which does not depend on the order of the two). A segment that is missing on one side has moved
/// by its share alone. What rounding leaves over goes to the parts that it was taken from most.
public final class Contribution {
    /// The last part, where the segments do not make up the whole.
    public static final String UNEXPLAINED = "not explained by segments";

    private static final MathContext EXACT = MathContext.DECIMAL128;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Contribution() {}

    /// A segment's value on both sides; null where it has none. Its label is null for rows whose
    /// dimension is NULL.
    public record Segment(
            @Nullable String label,
            @Nullable BigDecimal now,
            @Nullable BigDecimal before) {}

    /// A segment of a ratio: the ratio on both sides, and its denominators.
    public record RatioSegment(
            @Nullable String label,
            @Nullable BigDecimal now,
            @Nullable BigDecimal weightNow,
            @Nullable BigDecimal before,
            @Nullable BigDecimal weightBefore) {}

    /// What a segment had to do with the change.
    public record Part(@Nullable String label, BigDecimal change) {}

    /// The parts of a sum's change, the largest first.
    public static List<Part> ofSum(List<Segment> segments, BigDecimal change, int decimals) {
        var parts = new ArrayList<Part>();
        for (var s : segments) {
            parts.add(new Part(s.label(), zero(s.now()).subtract(zero(s.before()))));
        }
        return rounded(parts, change, decimals);
    }

    /// The parts of a ratio's change, the largest first.
    public static List<Part> ofRatio(List<RatioSegment> segments, BigDecimal change, int decimals) {
        var now = BigDecimal.ZERO;
        var before = BigDecimal.ZERO;
        for (var s : segments) {
            now = now.add(zero(s.weightNow()));
            before = before.add(zero(s.weightBefore()));
        }
        if (now.signum() == 0 || before.signum() == 0) {
            return rounded(new ArrayList<>(), change, decimals);
        }
        var wholeNow = BigDecimal.ZERO;
        var wholeBefore = BigDecimal.ZERO;
        for (var s : segments) {
            wholeNow = wholeNow.add(zero(s.now()).multiply(zero(s.weightNow())));
            wholeBefore = wholeBefore.add(zero(s.before()).multiply(zero(s.weightBefore())));
        }
        var mean = wholeNow.divide(now, EXACT)
                .add(wholeBefore.divide(before, EXACT))
                .multiply(HALF);
        var parts = new ArrayList<Part>();
        for (var s : segments) {
            var shareNow = zero(s.weightNow()).divide(now, EXACT);
            var shareBefore = zero(s.weightBefore()).divide(before, EXACT);
            var ratioNow = shareNow.signum() == 0 ? zero(s.before()) : zero(s.now());
            var ratioBefore = shareBefore.signum() == 0 ? ratioNow : zero(s.before());
            var own = ratioNow.subtract(ratioBefore)
                    .multiply(shareNow.add(shareBefore).multiply(HALF));
            var mix = shareNow.subtract(shareBefore)
                    .multiply(ratioNow.add(ratioBefore).multiply(HALF).subtract(mean));
            parts.add(new Part(s.label(), own.add(mix)));
        }
        return rounded(parts, change, decimals);
    }

    private static BigDecimal zero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    /// Rounds so that the sum is the change. More than rounding can explain is a part of its own.
    private static List<Part> rounded(List<Part> exact, BigDecimal change, int decimals) {
        var unit = BigDecimal.ONE.movePointLeft(decimals);
        var rounded = new ArrayList<Part>();
        var left = change;
        for (var part : exact) {
            var value = part.change().setScale(decimals, RoundingMode.HALF_UP);
            rounded.add(new Part(part.label(), value));
            left = left.subtract(value);
        }
        var steps = left.divide(unit, 0, RoundingMode.DOWN).intValue();
        if (Math.abs((long) steps) <= exact.size()) {
            var order = new ArrayList<Integer>();
            for (int i = 0; i < exact.size(); i++) {
                order.add(i);
            }
            // Where it is to be more, those come first that rounding took most from.
            order.sort(Comparator.comparing((Integer i) -> exact.get(i)
                            .change()
                            .subtract(rounded.get(i).change())
                            .multiply(BigDecimal.valueOf(-Integer.signum(steps))))
                    .thenComparing(i -> i));
            for (int i = 0; i < Math.abs(steps); i++) {
                int at = order.get(i);
                var step = unit.multiply(BigDecimal.valueOf(Integer.signum(steps)));
                var part = rounded.get(at);
                rounded.set(at, new Part(part.label(), part.change().add(step)));
                left = left.subtract(step);
            }
        }
        rounded.removeIf(p -> p.change().signum() == 0);
        rounded.sort(Comparator.comparing((Part p) -> p.change().abs()).reversed());
        if (left.signum() != 0) {
            rounded.add(new Part(UNEXPLAINED, left));
        }
        return List.copyOf(rounded);
    }
}
