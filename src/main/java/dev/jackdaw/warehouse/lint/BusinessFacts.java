package dev.jackdaw.warehouse.lint;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What the data team's knowledge tells of tables, by "schema.name". Everything may be unknown.
public interface BusinessFacts {
    /// A column whose values hold at points in time, so that adding them up over time means nothing
    /// unless a condition on one of `times` picks a moment.
    record State(String column, List<String> times) {}

    /// The condition that every reading of the table needs, as SQL; empty where there is none.
    String mandatoryFilter(String table);

    /// Whether the table holds a sample of something larger.
    boolean sampled(String table);

    /// All values of a column, where they are few and known; else nothing.
    List<String> values(String table, String column);

    /// Its columns of state.
    List<State> states(String table);

    /// The latest day that its data holds.
    Optional<LocalDate> latest(String table);

    /// Nothing is known.
    static BusinessFacts none() {
        return new BusinessFacts() {
            @Override
            public String mandatoryFilter(String table) {
                return "";
            }

            @Override
            public boolean sampled(String table) {
                return false;
            }

            @Override
            public List<String> values(String table, String column) {
                return List.of();
            }

            @Override
            public List<State> states(String table) {
                return List.of();
            }

            @Override
            public Optional<LocalDate> latest(String table) {
                return Optional.empty();
            }
        };
    }
}
