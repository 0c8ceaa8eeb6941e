package dev.jackdaw.model.governed;

import java.util.regex.Pattern;

/// What people write in other forms than words, brought to words: "source=partner", "1,000", "month-wise", "EoM
/// October", "starter → professional".
final class Written {
    private static final Pattern ARROW = Pattern.compile("\\s*(?:->|=>|→|⇒|➔)\\s*");
    private static final Pattern EQUALS = Pattern.compile("(?<![<>=!])=(?![<>=])");
    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3}\\b)");
    private static final Pattern SLASH = Pattern.compile("(?<!\\d)/|/(?!\\d)");
    private static final Pattern WISE = Pattern.compile("(?i)\\b(\\p{L}+)[- ]?wise\\b");
    private static final Pattern UNIT_END = Pattern.compile(
            "(?i)\\b(?:eom|eoq|eoy|(?:end of )?(?:month|quarter|year)[- ]end|end of (?:month|quarter|year))\\s+"
                    + "(?=\\d{4}\\b|q[1-4]\\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*)");
    private static final Pattern WEEK_BY = Pattern.compile("(?i)\\bw/([ce])\\b");
    private static final String MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}";
    private static final String WEEKDAY = "(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}";
    private static final String DAY = "\\d{1,2}(?:st|nd|rd|th)?";

    /// A dash between two times: "16 Nov – Sun 22 Nov", "Q1 - Q3".
    private static final Pattern DASH = Pattern.compile("(?i)\\b(" + DAY + "|" + MONTH + "|(?:" + MONTH + "|"
            + MONTH + ",? " + DAY + ",?|" + DAY + " " + MONTH
            + "|q[1-4]) \\d{4}|[qh][1-4]|\\d{4}-\\d\\d-\\d\\d) [-–—] (?=(?:" + WEEKDAY
            + ",? )?(?:" + DAY + "|" + MONTH + "|[qh][1-4]|\\d{4}-\\d\\d-\\d\\d)\\b)");
    private static final Pattern SPOKEN_QUARTER = Pattern.compile("(?i)\\bq (one|two|three|four)\\b");

    private static final Pattern SHORT_QUARTER =
            Pattern.compile("(?i)\\b(last|this|per|each|every|prior|previous|current|next)\\s+q\\b");

    private Written() {}

    /// The same in words.
    static String plain(String text) {
        var plain = ARROW.matcher(text.replace('’', '\'')).replaceAll(" to ");
        plain = EQUALS.matcher(plain).replaceAll(" = ");
        plain = THOUSANDS.matcher(plain).replaceAll("");
        plain = WEEK_BY.matcher(plain)
                .replaceAll(m -> m.group(1).equalsIgnoreCase("c") ? "week commencing" : "week ending");
        plain = DASH.matcher(plain).replaceAll("$1 to ");
        plain = SLASH.matcher(plain).replaceAll(" ");
        plain = WISE.matcher(plain).replaceAll("by $1");
        plain = UNIT_END.matcher(plain).replaceAll("end of ");
        plain = SHORT_QUARTER.matcher(plain).replaceAll("$1 quarter");
        return SPOKEN_QUARTER
                .matcher(plain)
                .replaceAll(m -> "q"
                        + switch (m.group(1).toLowerCase(java.util.Locale.ROOT)) {
                            case "one" -> 1;
                            case "two" -> 2;
                            case "three" -> 3;
                            default -> 4;
                        });
    }
}
