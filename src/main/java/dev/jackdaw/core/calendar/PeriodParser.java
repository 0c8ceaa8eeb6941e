package dev.jackdaw.core.calendar;

import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.Spot.Found;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads time phrases in English, as lower-case words. What could mean two stretches of time is left
/// unread: a wrong one would be worse than none. Stateless.
public final class PeriodParser {
    private static final Set<String> OPEN_ENDS = WordList.set("en/open-ends");
    private static final String[] CONNECTORS =
            WordList.list("en/period-connectors").toArray(String[]::new);
    private static final List<Function<Spot, Optional<Found<Period>>>> READERS =
            List.of(RangeReader::read, AnchorReader::read, PointReader::read, SingleReader::read);

    private PeriodParser() {}

    /// A phrase found, and how many words it took.
    public record Match(Period period, int length) {}

    /// Reads a whole text, such as a tool argument.
    public static Optional<Period> parse(String text) {
        var words = Arrays.asList(text.strip().toLowerCase(Locale.ROOT).split("[\\s,_]+|\\.\\."));
        return at(words, 0).filter(m -> m.length() == words.size()).map(Match::period);
    }

    /// The longest time phrase that starts at word `i`. None where the words around it change what it
    /// means: where it is an end without a beginning ("until march"), or where another time follows
    /// that limits it ("last week of q3").
    public static Optional<Match> at(List<String> words, int i) {
        if (i < 0 || i >= words.size()) {
            return Optional.empty();
        }
        var tokens = Tokens.of(words);
        var spot = tokens.spot(i);
        if (OPEN_ENDS.contains(spot.word(-1)) || OPEN_ENDS.contains(spot.word(-2) + " " + spot.word(-1))) {
            return Optional.empty();
        }
        return SingleReader.longest(READERS, spot)
                .filter(found -> !limited(found.rest()) && !open(spot, found.value()))
                .map(found -> new Match(
                        found.value(), tokens.origins().get(found.rest().at()) - i))
                .filter(match -> match.length() > 0);
    }

    private static boolean limited(Spot rest) {
        return rest.begins("to", "date")
                || SingleReader.longest(READERS, rest.skip(CONNECTORS)).isPresent();
    }

    /// "From 8 september": on that day, or since then.
    private static boolean open(Spot spot, Period period) {
        return spot.plus(-1).is("from") && WeekReader.day(period);
    }

    /// A whole number from 1 to 9999, in digits or as a word up to ninety-nine.
    public static Optional<Integer> number(String word) {
        return Vocabulary.number(word);
    }
}
