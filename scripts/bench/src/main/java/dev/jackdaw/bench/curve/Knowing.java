package dev.jackdaw.bench.curve;

import java.util.Set;

/// Somebody who knows some quirks, and their way of writing SQL. `crew` is what they take the
/// column of crews to be called.
record Knowing(Set<Quirk> quirks, String crew) {
    private boolean knows(Quirk quirk) {
        return quirks.contains(quirk);
    }

    String accounts() {
        return knows(Quirk.ACCOUNTS_TABLE) ? "freight.accts" : "freight.accounts";
    }

    String done() {
        return knows(Quirk.DONE_IN_CAPITALS) ? "DONE" : "done";
    }

    String started() {
        return knows(Quirk.STARTED_IS_TEXT) ? "to_date(r.started, 'DD.MM.YYYY')" : "r.started";
    }

    String fee(String sum) {
        return knows(Quirk.CENTS) ? sum + " / 100.0" : sum;
    }

    String kilograms(String sum) {
        return knows(Quirk.GRAMS) ? sum + " / 1000.0" : sum;
    }

    String kilometres(String sum) {
        return knows(Quirk.TENTHS) ? sum + " / 10.0" : sum;
    }

    String noDemo() {
        return knows(Quirk.DEMO_ACCOUNTS) ? " AND a.kind <> 'demo'" : "";
    }

    String notVoid() {
        return knows(Quirk.VOID_PARCELS) ? " AND NOT p.void" : "";
    }

    String stillThere() {
        return knows(Quirk.CREWS_THAT_LEFT) ? " AND c.left_on IS NULL" : "";
    }
}
