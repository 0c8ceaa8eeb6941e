package dev.jackdaw.bench.curve;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Something odd about the invented company. An error tells of some; of the others only a person
/// does, as the number that comes out looks fine.
@SuppressWarnings("ImmutableEnumChecker")
enum Quirk {
    CREW_COLUMN("column r.", "`(?:team_no|crew_id)`", List.of()),
    STARTED_IS_TEXT("operator does not exist", "to_date\\(started", List.of()),
    DONE_IN_CAPITALS("no rows", "'DONE'", List.of()),
    ACCOUNTS_TABLE("accounts", "no table `accounts`", List.of()),
    CENTS(
            "",
            "\\bcents\\b",
            List.of(
                    "No, fees are in cents and have to be divided by 100",
                    "That's wrong, the fee is in cents, so divide it by 100",
                    "Not quite: fee is kept in cents, not in whole euros")),
    GRAMS(
            "",
            "\\bgrams\\b",
            List.of(
                    "No, heft is in grams and not in kilograms",
                    "That's wrong, heft is in grams, so divide it by 1000",
                    "Actually, the weight (heft) is kept in grams")),
    DEMO_ACCOUNTS(
            "",
            "\\bdemo\\b",
            List.of(
                    "No, accounts of the kind demo should not be counted",
                    "Wrong: demo accounts are not customers and should be left out",
                    "Not quite, without the demo accounts please, they are only for tests")),
    TENTHS(
            "",
            "\\btenths\\b",
            List.of(
                    "No, km is in tenths of a kilometre",
                    "That's wrong, km is kept in tenths, so divide it by 10",
                    "Actually, km counts tenths of a kilometre")),
    CREWS_THAT_LEFT(
            "",
            "\\bleft_on\\b|have left\\b",
            List.of(
                    "No, crews that have left should not be counted",
                    "Wrong, only crews without a left_on date are still there",
                    "Not quite: crews with a left_on date have left and are not counted")),
    VOID_PARCELS(
            "",
            "\\bvoid\\b",
            List.of(
                    "No, void parcels should not be counted",
                    "That's wrong, parcels that are void were never shipped and must be left out",
                    "Not quite: only parcels that are not void count"));

    private final String sign;
    private final Pattern known;
    private final List<String> corrections;

    /// `sign` is what an error message holds; `known` what a learning says that tells of it;
    /// `corrections` are how people put it.
    Quirk(String sign, String known, List<String> corrections) {
        this.sign = sign;
        this.known = Pattern.compile(known, Pattern.CASE_INSENSITIVE);
        this.corrections = corrections;
    }

    /// Whether a text tells of it.
    boolean toldBy(String text) {
        return known.matcher(text).find();
    }

    /// Whether nothing fails where it is not known.
    boolean silent() {
        return !corrections.isEmpty();
    }

    /// What people say who know it.
    List<String> corrections() {
        return corrections;
    }

    /// What an error message tells of.
    static Optional<Quirk> behind(String error) {
        return Arrays.stream(values())
                .filter(q -> !q.silent() && error.contains(q.sign))
                .findFirst();
    }
}
