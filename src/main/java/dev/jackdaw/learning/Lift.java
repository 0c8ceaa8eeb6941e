package dev.jackdaw.learning;

/// What a learning is worth: how much better runs go with it than without, from -1 to 1. Both sides
/// are Beta distributions; `lower` and `upper` bound the difference at 80 %. `uses` counts runs
/// that were shown it, `held` those that were not although it fitted.
public record Lift(int uses, double good, int held, double heldGood, double mean, double deviation) {
    /// From here on a learning must have shown that it is worth something.
    public static final int USES_TO_PROVE = 30;

    private static final int USES_TO_HARM = 5;
    private static final double QUANTILE = 1.2816;

    /// So much weighs what was known before: that runs go as well as usual with it, and, of those
    /// without it, also the run that failed and gave rise to it.
    private static final double BEFORE_WITH = 2;

    private static final double BEFORE_WITHOUT = 8;
    private static final double FAILED_ONCE = 2;

    /// From counts; `good` and `heldGood` are sums of how well runs went, `usual` is how well runs
    /// go that are shown nothing learnt.
    public static Lift of(int uses, double good, int held, double heldGood, double usual) {
        var with = new Beta(good + BEFORE_WITH * usual, uses + BEFORE_WITH);
        var without = new Beta(heldGood + BEFORE_WITHOUT * usual, held + BEFORE_WITHOUT + FAILED_ONCE);
        return new Lift(
                uses,
                good,
                held,
                heldGood,
                with.mean() - without.mean(),
                Math.sqrt(with.variance() + without.variance()));
    }

    private record Beta(double successes, double all) {
        double mean() {
            return successes / all;
        }

        double variance() {
            return mean() * (1 - mean()) / (all + 1);
        }
    }

    /// With 90 % certainty it is worth more than this.
    public double lower() {
        return mean - QUANTILE * deviation;
    }

    /// With 90 % certainty it is worth less than this.
    public double upper() {
        return mean + QUANTILE * deviation;
    }

    /// Whether it does harm, or was used often and did no good.
    public boolean fails() {
        return (uses >= USES_TO_HARM && upper() < 0) || (uses >= USES_TO_PROVE && lower() < 0);
    }
}
