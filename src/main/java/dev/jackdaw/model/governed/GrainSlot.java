package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.Period;
import dev.jackdaw.core.calendar.PeriodParser;
import java.util.Optional;

/// "by month", "by plan and month", "monthly", "a week", "month by month", "at the end of each quarter", "each of the
/// last four quarters", "over time".
record GrainSlot() implements Slot {
    /// What may stand behind a name's last word.
    private static final String[] ENDS = {
        "in",
        "last",
        "this",
        "since",
        "by",
        "per",
        "and",
        "or",
        "only",
        "from",
        "as",
        "for",
        "of",
        "with",
        "without",
        "except",
        "excluding",
        "between",
        "over",
        "above",
        "below",
        "under",
        "at",
        "vs",
        "versus",
        "than",
        "compared",
        "against",
        "during",
        "until",
        "other",
        "but",
        "not",
        "highest",
        "lowest",
        "top",
        "just",
        "on"
    };

    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        if (words.is(
                        i,
                        "trend",
                        "trending",
                        "history",
                        "evolution",
                        "timeline",
                        "development",
                        "progression",
                        "transition",
                        "develop",
                        "developed",
                        "evolve",
                        "evolved",
                        "progressed",
                        "trended")
                || (words.is(i, "over") && words.is(i + 1, "time"))) {
            return SlotMatch.of(words.is(i, "over") ? 2 : 1, slots -> slots.trend = true);
        }
        return average(words, i)
                .or(() -> repeated(words, i))
                .or(() -> ends(words, i))
                .or(() -> eachOf(words, i))
                .or(() -> led(words, i));
    }

    private static Optional<SlotMatch> led(Words words, int i) {
        // "Billings per month, fiscal year 2026": a time of its own.
        boolean time =
                words.is(i, "and") && PeriodParser.at(words.texts(), i + 1).isPresent();
        boolean led = !time && words.is(i, "by", "per", "each", "every", "which", "what", "and");
        boolean article = words.is(i, "a", "an") && !words.is(i + 2, "ago", "back", "earlier", "before");
        boolean skips = led && words.is(i + 1, "calendar", "fiscal", "the", "single");
        int skip = skips ? 2 : led || article ? 1 : 0;
        int forEach = words.is(i, "for") && words.is(i + 1, "each", "every") ? 2 : skip;
        var word = words.text(i + forEach);
        boolean adverb = word.endsWith("ly") || word.equals("annual");
        boolean noun = led || article || forEach == 2;
        // "for annual": what is called so, if anything is.
        boolean ends = i + 1 >= words.size() || words.endsBefore(i + 1) || words.is(i + 1, ENDS);
        boolean named = adverb
                && ((ends && words.is(i - 1, "for", "of", "from", "in", "on", "with", "only"))
                        || words.is(i + 1, "only"));
        return Grain.of(word)
                .filter(g -> adverb || noun)
                .flatMap(g -> SlotMatch.of(forEach + 1, article || named ? 0.1 : 0, slots -> slots.grain(g)));
    }

    /// "in an average month", "a typical week".
    private static Optional<SlotMatch> average(Words words, int i) {
        int at = i + (words.is(i, "in") ? 1 : 0);
        int article = words.is(at, "a", "an", "the") ? 1 : 0;
        return words.is(at + article, "average", "typical", "normal", "usual")
                ? Grain.of(words.text(at + article + 1))
                        .flatMap(g -> SlotMatch.of(at + article + 2 - i, slots -> {
                            slots.grain(g);
                            slots.summaries.add("average");
                        }))
                : Optional.empty();
    }

    /// "month by month", "week for week", "from month to month".
    private static Optional<SlotMatch> repeated(Words words, int i) {
        int from = words.is(i, "from") ? 1 : 0;
        boolean twice = words.text(i + from).equals(words.text(i + from + 2));
        return twice && words.is(i + from + 1, "by", "for", "to", "after", "on")
                ? Grain.of(words.text(i + from))
                        .filter(g -> !words.is(i + from + 1, "on"))
                        .flatMap(g -> SlotMatch.of(from + 3, slots -> slots.grain(g)))
                : Optional.empty();
    }

    /// "at the end of each month", "at the close of every quarter", "each month end".
    private static Optional<SlotMatch> ends(Words words, int i) {
        int at = i;
        while (words.is(at, "at", "the", "by", "as", "of")) {
            at++;
        }
        if (words.is(at, "end", "close") && words.is(at + 1, "of") && words.is(at + 2, "each", "every")) {
            int unit = at + 3;
            return Grain.of(words.text(unit)).flatMap(g -> SlotMatch.of(unit + 1 - i, slots -> slots.grain(g)));
        }
        if (words.is(at, "each", "every", "per") && words.is(at + 2, "end", "close", "ends")) {
            int unit = at + 1;
            return Grain.of(words.text(unit)).flatMap(g -> SlotMatch.of(unit + 2 - i, slots -> slots.grain(g)));
        }
        return Optional.empty();
    }

    /// How many words "at the end of" takes.
    private static int endOf(Words words, int i) {
        int at = i;
        while (words.is(at, "at", "the", "by", "as", "of")) {
            at++;
        }
        return words.is(at, "end", "close") && words.is(at + 1, "of") ? at + 2 - i : 0;
    }

    /// "each of the last four quarters", also "when each of them closed" and "at the end of each of them".
    private static Optional<SlotMatch> eachOf(Words words, int i) {
        int endOf = endOf(words, i);
        int when = endOf > 0 ? endOf : words.is(i, "when", "at", "for", "in") ? 1 : 0;
        if (!words.is(i + when, "each", "every") || !words.is(i + when + 1, "of", "one")) {
            return Optional.empty();
        }
        int from = i + when + (words.is(i + when + 1, "one") ? 3 : 2);
        return PeriodParser.at(words.texts(), from)
                .filter(m -> m.period() instanceof Period.Rolling)
                .flatMap(m -> {
                    int end = from + m.length();
                    int closed = words.is(end, "closed", "ended", "ends", "closes") ? 1 : 0;
                    return SlotMatch.of(end + closed - i, slots -> {
                        slots.times.add(new SaidTime(m.period(), from, end, false));
                        slots.grain(((Period.Rolling) m.period()).grain());
                    });
                });
    }
}
