package dev.jackdaw.core.calendar;

import dev.jackdaw.core.WordList;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads time phrases in English, as lower-case words. Stateless.
public final class PeriodParser {
    private static final Map<String, Month> MONTHS = months();
    private static final List<String> NUMBERS = WordList.list("en/numbers");

    private PeriodParser() {}

    private static Map<String, Month> months() {
        return WordList.map("en/months").entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, e -> Month.valueOf(e.getValue().toUpperCase(Locale.ROOT))));
    }

    /// A phrase found, and how many words it took.
    public record Match(Period period, int length) {
        Match after(int words) {
            return new Match(period, length + words);
        }
    }

    /// Reads a whole text, such as a tool argument.
    public static Optional<Period> parse(String text) {
        var words = Arrays.asList(text.strip().toLowerCase(Locale.ROOT).split("[\\s,_]+|\\.\\."));
        return at(words, 0).filter(m -> m.length() == words.size()).map(Match::period);
    }

    /// The longest time phrase that starts at word `i`.
    public static Optional<Match> at(List<String> words, int i) {
        return ranged(words, i).or(() -> pointed(words, i)).or(() -> simple(words, i));
    }

    private static Optional<Match> ranged(List<String> words, int i) {
        boolean opened = is(words, i, "from", "between");
        int from = i + (opened ? 1 : 0);
        var first = simple(words, from);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        int link = from + first.get().length();
        boolean linked = is(words, link, "to", "until", "till", "through", "-", "–");
        if (!linked && !(opened && is(words, link, "and"))) {
            return Optional.empty();
        }
        if (is(words, link, "to") && is(words, link + 1, "date")) {
            return Optional.empty();
        }
        return simple(words, link + 1)
                .map(last -> new Match(
                        new Period.Between(first.get().period(), last.period()), link + 1 - i + last.length()));
    }

    private static Optional<Match> pointed(List<String> words, int i) {
        if (is(words, i, "since")) {
            int skip = 1 + edge(words, i + 1);
            return simple(words, i + skip).map(m -> new Match(new Period.Since(m.period()), skip + m.length()));
        }
        boolean asOf = is(words, i, "as") && is(words, i + 1, "of", "at");
        int edge = edge(words, i + (asOf ? 2 : 0));
        boolean end = edge > 0 && is(words, i + (asOf ? 2 : 0) + (edge == 3 ? 1 : 0), "end");
        if (!asOf && !end) {
            return Optional.empty();
        }
        int skip = (asOf ? 2 : 0) + edge;
        if (is(words, i + skip, "now")) {
            return found(new Period.AsOf(new Period.Unit(Grain.DAY, 0)), skip + 1);
        }
        return simple(words, i + skip).map(m -> new Match(new Period.AsOf(m.period()), skip + m.length()));
    }

    /// Words taken by "the end of", "start of" and the like.
    private static int edge(List<String> words, int i) {
        int article = is(words, i, "the") ? 1 : 0;
        boolean edge = is(words, i + article, "end", "start", "beginning") && is(words, i + article + 1, "of");
        return edge ? article + 2 : 0;
    }

    private static Optional<Match> simple(List<String> words, int i) {
        int article = is(words, i, "the") ? 1 : 0;
        return relative(words, i + article)
                .or(() -> toDate(words, i + article))
                .or(() -> ago(words, i + article))
                .or(() -> dated(words, i + article))
                .or(() -> quarter(words, i + article))
                .or(() -> month(words, i + article))
                .or(() -> year(words, i + article))
                .map(m -> m.after(article));
    }

    private static Optional<Match> relative(List<String> words, int i) {
        return switch (word(words, i)) {
            case "today" -> unit(Grain.DAY, 0, 1);
            case "yesterday" -> unit(Grain.DAY, -1, 1);
            case "all" -> is(words, i + 1, "time") ? found(new Period.AllTime(), 2) : none();
            case "ever" -> found(new Period.AllTime(), 1);
            case "ytd" -> found(new Period.ToDate(Grain.YEAR), 1);
            case "qtd" -> found(new Period.ToDate(Grain.QUARTER), 1);
            case "mtd" -> found(new Period.ToDate(Grain.MONTH), 1);
            case "this", "current" -> grain(words, i + 1).flatMap(g -> unit(g, 0, 2));
            case "last", "previous", "past", "prior", "trailing" -> last(words, i);
            default -> none();
        };
    }

    private static Optional<Match> last(List<String> words, int i) {
        boolean rolls = is(words, i, "past", "trailing");
        int filler = is(words, i + 1, "full", "complete", "calendar") ? 1 : 0;
        var count = number(word(words, i + 1));
        if (count.isPresent()) {
            int more = is(words, i + 2, "full", "complete", "calendar") ? 1 : 0;
            return grain(words, i + 2 + more).flatMap(g -> found(new Period.Rolling(count.get(), g), 3 + more));
        }
        return grain(words, i + 1 + filler)
                .flatMap(g -> rolls && g == Grain.YEAR
                        ? found(new Period.Rolling(12, Grain.MONTH), 2 + filler)
                        : unit(g, -1, 2 + filler));
    }

    private static Optional<Match> toDate(List<String> words, int i) {
        boolean phrase = is(words, i + 1, "to") && is(words, i + 2, "date");
        return phrase ? grain(words, i).flatMap(g -> found(new Period.ToDate(g), 3)) : Optional.empty();
    }

    private static Optional<Match> ago(List<String> words, int i) {
        return is(words, i + 2, "ago")
                ? number(word(words, i)).flatMap(n -> grain(words, i + 1).flatMap(g -> unit(g, -n, 3)))
                : Optional.empty();
    }

    /// "2026-03-05", "2026-03", "March 5, 2026", "5 March 2026".
    private static Optional<Match> dated(List<String> words, int i) {
        var text = word(words, i);
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return found(new Period.Day(LocalDate.parse(text)), 1);
            }
            if (text.matches("\\d{4}-\\d{2}")) {
                var first = LocalDate.parse(text + "-01");
                return found(new Period.MonthOf(first.getMonth(), Optional.of(first.getYear())), 1);
            }
            var month = monthName(text).isPresent() ? text : word(words, i + 1);
            var day = monthName(text).isPresent() ? word(words, i + 1) : text;
            if (monthName(month).isPresent() && day.matches("\\d{1,2}(st|nd|rd|th)?")) {
                return yearOf(word(words, i + 2)).flatMap(y -> found(new Period.Day(date(y, month, day)), 3));
            }
            return none();
        } catch (DateTimeException e) {
            return none();
        }
    }

    private static LocalDate date(int year, String month, String day) {
        return LocalDate.of(year, monthName(month).orElseThrow(), Integer.parseInt(day.replaceAll("\\D", "")));
    }

    private static Optional<Match> quarter(List<String> words, int i) {
        if (!word(words, i).matches("q[1-4]")) {
            return none();
        }
        int quarter = word(words, i).charAt(1) - '0';
        var year = yearOf(word(words, i + 1));
        return found(new Period.QuarterOf(quarter, year), year.isPresent() ? 2 : 1);
    }

    private static Optional<Match> month(List<String> words, int i) {
        return monthName(word(words, i)).flatMap(month -> {
            int of = is(words, i + 1, "of") ? 1 : 0;
            var year = yearOf(word(words, i + 1 + of));
            return found(new Period.MonthOf(month, year), year.isPresent() ? 2 + of : 1);
        });
    }

    private static Optional<Match> year(List<String> words, int i) {
        return yearOf(word(words, i)).flatMap(y -> found(new Period.YearOf(y), 1));
    }

    private static Optional<Integer> yearOf(String word) {
        return word.matches("(19|20)\\d{2}") ? Optional.of(Integer.valueOf(word)) : Optional.empty();
    }

    private static Optional<Month> monthName(String word) {
        var full = Arrays.stream(Month.values())
                .filter(m -> m.name().equalsIgnoreCase(word))
                .findFirst();
        return full.or(() -> Optional.ofNullable(MONTHS.get(word)));
    }

    /// A whole number from 1 to 9999, in digits or as a word up to twelve.
    public static Optional<Integer> number(String word) {
        if (word.matches("[1-9]\\d{0,3}")) {
            return Optional.of(Integer.valueOf(word));
        }
        int named = NUMBERS.indexOf(word);
        return named > 0 ? Optional.of(named) : Optional.empty();
    }

    private static Optional<Grain> grain(List<String> words, int i) {
        var word = word(words, i);
        return word.endsWith("ly") || word.startsWith("annual") ? Optional.empty() : Grain.of(word);
    }

    private static Optional<Match> unit(Grain grain, int offset, int length) {
        return found(new Period.Unit(grain, offset), length);
    }

    private static Optional<Match> found(Period period, int length) {
        return Optional.of(new Match(period, length));
    }

    private static Optional<Match> none() {
        return Optional.empty();
    }

    private static String word(List<String> words, int i) {
        return i >= 0 && i < words.size() ? words.get(i) : "";
    }

    private static boolean is(List<String> words, int i, String... options) {
        return i >= 0 && i < words.size() && List.of(options).contains(words.get(i));
    }
}
