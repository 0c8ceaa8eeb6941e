package dev.jackdaw.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jackdaw.report.Contribution.Part;
import dev.jackdaw.report.Contribution.RatioSegment;
import dev.jackdaw.report.Contribution.Segment;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What each segment had to do with a change.
class ContributionTest {
    private static final int CASES = 10_000;
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private static BigDecimal sum(List<Part> parts) {
        return parts.stream().map(Part::change).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(Random random, int decimals) {
        return BigDecimal.valueOf(random.nextLong(-2_000_000, 20_000_000), decimals);
    }

    /// Segments with more decimals than are shown, new ones, vanished ones, and rows without a
    /// label.
    @Test
    void parts_of_a_sum_add_up_to_the_cent() {
        long seed = System.nanoTime();
        System.out.println("ContributionTest seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            var segments = new ArrayList<Segment>();
            var now = BigDecimal.ZERO;
            var before = BigDecimal.ZERO;
            int count = random.nextInt(30);
            for (int s = 0; s < count; s++) {
                var here = random.nextInt(5) == 0 ? null : amount(random, 4);
                var there = random.nextInt(5) == 0 ? null : amount(random, 4);
                segments.add(new Segment(s == 0 && random.nextBoolean() ? null : "s" + s, here, there));
                now = here == null ? now : now.add(here);
                before = there == null ? before : before.add(there);
            }
            // Both totals are shown to the cent, each rounded by itself, as a database does it.
            var change = now.setScale(2, RoundingMode.HALF_UP).subtract(before.setScale(2, RoundingMode.HALF_UP));
            var parts = Contribution.ofSum(segments, change, 2);
            assertThat(sum(parts)).as("seed " + seed + ", case " + i).isEqualByComparingTo(change);
            for (var part : parts) {
                if (Contribution.UNEXPLAINED.equals(part.label())) {
                    assertThat(part.change().abs())
                            .as("seed " + seed + ", case " + i)
                            .isLessThanOrEqualTo(CENT);
                    assertThat(count).isZero();
                }
            }
            assertNear(segments, parts, seed);
        }
    }

    /// No part is moved by more than a cent to make them add up.
    private static void assertNear(List<Segment> segments, List<Part> parts, long seed) {
        for (var segment : segments) {
            var now = segment.now() == null ? BigDecimal.ZERO : segment.now();
            var before = segment.before() == null ? BigDecimal.ZERO : segment.before();
            var part = parts.stream()
                    .filter(p -> java.util.Objects.equals(p.label(), segment.label()))
                    .map(Part::change)
                    .findFirst()
                    .orElse(BigDecimal.ZERO);
            assertThat(part).as("seed " + seed).isCloseTo(now.subtract(before), within(new BigDecimal("0.0151")));
        }
    }

    @Test
    void parts_of_a_ratio_add_up() {
        long seed = System.nanoTime();
        System.out.println("ContributionTest seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            var segments = new ArrayList<RatioSegment>();
            var parts = new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO};
            var wholes = new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO};
            int count = 1 + random.nextInt(20);
            for (int s = 0; s < count; s++) {
                var ratios = new BigDecimal[2];
                var weights = new BigDecimal[2];
                for (int side = 0; side < 2; side++) {
                    if (s > 0 && random.nextInt(5) == 0) {
                        continue;
                    }
                    weights[side] = BigDecimal.valueOf(1 + random.nextInt(500));
                    ratios[side] = BigDecimal.valueOf(random.nextInt(100_000), 4);
                    parts[side] = parts[side].add(ratios[side].multiply(weights[side]));
                    wholes[side] = wholes[side].add(weights[side]);
                }
                segments.add(new RatioSegment(s == 0 ? null : "s" + s, ratios[0], weights[0], ratios[1], weights[1]));
            }
            var change = parts[0].divide(wholes[0], MathContext.DECIMAL128)
                    .setScale(4, RoundingMode.HALF_UP)
                    .subtract(parts[1].divide(wholes[1], MathContext.DECIMAL128).setScale(4, RoundingMode.HALF_UP));
            var found = Contribution.ofRatio(segments, change, 4);
            assertThat(sum(found)).as("seed " + seed + ", case " + i).isEqualByComparingTo(change);
            assertThat(found)
                    .as("seed " + seed + ", case " + i)
                    .noneMatch(p -> Contribution.UNEXPLAINED.equals(p.label()));
        }
    }

    /// By hand: shares 50:50 become 75:25, ratios stay 10 % and 30 %.
    @Test
    void a_ratio_can_move_by_its_mix_alone() {
        var parts = Contribution.ofRatio(
                List.of(
                        new RatioSegment(
                                "a",
                                new BigDecimal("0.1"),
                                new BigDecimal(75),
                                new BigDecimal("0.1"),
                                new BigDecimal(50)),
                        new RatioSegment(
                                "b",
                                new BigDecimal("0.3"),
                                new BigDecimal(25),
                                new BigDecimal("0.3"),
                                new BigDecimal(50))),
                new BigDecimal("-0.05"),
                4);
        assertThat(parts)
                .containsExactlyInAnyOrder(
                        new Part("a", new BigDecimal("-0.0187")), new Part("b", new BigDecimal("-0.0313")));
    }

    @Test
    void what_segments_do_not_hold_is_a_part_of_its_own() {
        var parts = Contribution.ofSum(
                List.of(new Segment("a", BigDecimal.TEN, BigDecimal.ONE)), new BigDecimal("12.00"), 2);
        assertThat(parts)
                .containsExactly(
                        new Part("a", new BigDecimal("9.00")),
                        new Part(Contribution.UNEXPLAINED, new BigDecimal("3.00")));
    }
}
