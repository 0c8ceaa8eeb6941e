package dev.jackdaw.bench.curve;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A kind of question about the invented company: its words, the quirks that stand between it and
/// the right number, and its SQL by somebody who knows some of them.
@SuppressWarnings("ImmutableEnumChecker")
enum Template {
    CARRIED(
            "How many parcels did crew %s carry?",
            Values.CREWS,
            Set.of(Quirk.CREW_COLUMN, Quirk.VOID_PARCELS),
            k -> "SELECT count(*) AS n FROM freight.parcels p JOIN freight.runs r ON r.id = p.run_id WHERE "
                    + "r."
                    + k.crew()
                    + " = {v}"
                    + k.notVoid()),
    FEES(
            "What fees did we take in the %s lane?",
            Values.LANES,
            Set.of(Quirk.CENTS, Quirk.VOID_PARCELS),
            k -> "SELECT "
                    + k.fee("sum(p.fee)")
                    + " AS fees FROM freight.parcels p WHERE p.lane = '{v}'"
                    + k.notVoid()),
    WEIGHT(
            "How many kilograms went through the %s lane?",
            Values.LANES,
            Set.of(Quirk.GRAMS),
            k -> "SELECT " + k.kilograms("sum(p.heft)") + " AS kg FROM freight.parcels p WHERE p.lane = '{v}'"),
    STARTED(
            "How many runs started on or after 2025-%s-01?",
            Values.MONTHS,
            Set.of(Quirk.STARTED_IS_TEXT),
            k -> "SELECT count(*) AS n FROM freight.runs r WHERE " + k.started() + " >= date '2025-{v}-01'"),
    FINISHED(
            "Which runs of crew %s are finished?",
            Values.CREWS,
            Set.of(Quirk.CREW_COLUMN, Quirk.DONE_IN_CAPITALS),
            k -> "SELECT r.id FROM freight.runs r WHERE r."
                    + k.crew()
                    + " = {v} AND r.state = '"
                    + k.done()
                    + "' ORDER BY r.id"),
    ACCOUNTS(
            "How many accounts do we have in %s?",
            Values.CITIES,
            Set.of(Quirk.ACCOUNTS_TABLE, Quirk.DEMO_ACCOUNTS),
            k -> "SELECT count(*) AS n FROM " + k.accounts() + " a WHERE a.city = '{v}'" + k.noDemo()),
    BROUGHT(
            "What fees did accounts in %s bring?",
            Values.CITIES,
            Set.of(Quirk.ACCOUNTS_TABLE, Quirk.DEMO_ACCOUNTS, Quirk.CENTS),
            k -> "SELECT "
                    + k.fee("sum(p.fee)")
                    + " AS fees FROM freight.parcels p JOIN "
                    + k.accounts()
                    + " a ON a.id = p.acct_id WHERE a.city = '{v}'"
                    + k.noDemo()),
    DROVE(
            "How many kilometres did crew %s drive?",
            Values.CREWS,
            Set.of(Quirk.CREW_COLUMN, Quirk.TENTHS),
            k -> "SELECT " + k.kilometres("sum(r.km)") + " AS km FROM freight.runs r WHERE r." + k.crew() + " = {v}"),
    STAFF(
            "How many crews work at the %s depot?",
            Values.DEPOTS,
            Set.of(Quirk.CREWS_THAT_LEFT),
            k -> "SELECT count(*) AS n FROM freight.crews c WHERE c.depot = '{v}'" + k.stillThere()),
    AVERAGE(
            "What is the average fee of a parcel in the %s lane?",
            Values.LANES,
            Set.of(Quirk.CENTS, Quirk.VOID_PARCELS),
            k -> "SELECT "
                    + k.fee("round(avg(p.fee), 4)")
                    + " AS fee FROM freight.parcels p WHERE p.lane = '{v}'"
                    + k.notVoid()),
    BOOKED(
            "How many parcels were booked on or after 2025-%s-01?",
            Values.MONTHS,
            Set.of(Quirk.VOID_PARCELS),
            k -> "SELECT count(*) AS n FROM freight.parcels p WHERE p.booked >= date '2025-{v}-01'" + k.notVoid()),
    HEAVY(
            "What does the heaviest parcel of accounts in %s weigh in kilograms?",
            Values.CITIES,
            Set.of(Quirk.ACCOUNTS_TABLE, Quirk.GRAMS),
            k -> "SELECT "
                    + k.kilograms("max(p.heft)")
                    + " AS kg FROM freight.parcels p JOIN "
                    + k.accounts()
                    + " a ON a.id = p.acct_id WHERE a.city = '{v}'");

    private final String words;
    private final List<String> values;
    private final Set<Quirk> quirks;
    private final Function<Knowing, String> sql;
    private final Pattern form;

    Template(String words, List<String> values, Set<Quirk> quirks, Function<Knowing, String> sql) {
        this.words = words;
        this.values = values;
        this.quirks = quirks;
        this.sql = sql;
        this.form = Pattern.compile(Pattern.quote(words).replace("%s", "\\E(.+)\\Q"));
    }

    String words(int value) {
        return words.formatted(values.get(value));
    }

    int size() {
        return values.size();
    }

    Set<Quirk> quirks() {
        return quirks;
    }

    Pattern form() {
        return form;
    }

    String sql(Knowing knowing, String value) {
        return sql.apply(knowing).replace("{v}", value);
    }

    /// What the questions ask about.
    private static final class Values {
        static final List<String> CREWS = List.of("3", "8", "11", "14", "22", "27", "33", "41", "46", "58");
        static final List<String> LANES =
                List.of("north", "south", "east", "west", "ring", "coast", "valley", "tunnel", "bridge", "border");
        static final List<String> CITIES =
                List.of("Aden", "Brix", "Cork", "Dole", "Eger", "Faro", "Gent", "Hull", "Imst", "Jena");
        static final List<String> MONTHS = List.of("02", "03", "04", "05", "06", "07", "08", "09", "10", "11");
        static final List<String> DEPOTS = List.of(
                "east", "west", "harbour", "airport", "ring", "mill", "canal", "depot nine", "old town", "hill");
    }
}
