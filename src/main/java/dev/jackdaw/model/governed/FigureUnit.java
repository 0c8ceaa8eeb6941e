package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.WordList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A unit that figures are asked for in: "dollars", "hours", "percent". `words` is how many words it took.
record FigureUnit(String unit, int words) {
    static final String PERCENT = "percent";

    /// Any currency.
    private static final String MONEY = "money";

    private static final Map<String, String> NAMES = WordList.map("en/figure-units");
    private static final Set<String> TIMES = Set.of("hours", "minutes", "seconds", "days", "weeks", "months", "years");
    private static final int PHRASE_MAX = 2;

    /// The unit named at a word, if there is one.
    static Optional<FigureUnit> at(Words words, int i) {
        for (int length = Math.min(PHRASE_MAX, words.size() - i); i >= 0 && length > 0; length--) {
            var unit = NAMES.get(String.join(" ", words.texts().subList(i, i + length)));
            if (unit != null) {
                return Optional.of(new FigureUnit(unit, length));
            }
        }
        return Optional.empty();
    }

    /// Whether it is a currency's.
    boolean currency() {
        return unit.equals(MONEY) || unit.equals(unit.toUpperCase(java.util.Locale.ROOT));
    }

    /// Whether a metric's values last so long: hours, days.
    static boolean lasts(Catalogue.Metric metric) {
        return TIMES.contains(metric.unit());
    }

    /// Why a metric's values are not in a unit; nothing where they are. Any metric may be asked for in percent: of
    /// what is no rate, that is a share or a change.
    static Optional<String> problem(Catalogue.Metric metric, String said) {
        boolean money = metric.format().equals("currency");
        var own = metric.unit();
        boolean fits =
                switch (said) {
                    case PERCENT -> true;
                    case MONEY -> money;
                    default -> own.equalsIgnoreCase(said) || (money && own.isEmpty() && !TIMES.contains(said));
                };
        if (fits) {
            return Optional.empty();
        }
        var shown = metric.format().equals(PERCENT) ? PERCENT : own;
        return Optional.of(
                metric.name() + " is not in " + said + (shown.isEmpty() ? "." : ", it is in " + shown + "."));
    }
}
