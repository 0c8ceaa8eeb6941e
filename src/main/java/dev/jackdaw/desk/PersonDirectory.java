package dev.jackdaw.desk;

import dev.jackdaw.warehouse.Principals;

/// What doors may know of people: whether one is known, sees other rows than others, or is of the
/// data team.
public record PersonDirectory(Principals principals) {
    /// Whether anything is known of a person.
    public boolean knows(String person) {
        return principals.knows(person);
    }

    /// Whether what a person may see can differ from what others may: then an answer is theirs alone.
    public boolean seesOtherRows(String person) {
        return principals.distinguishes(person);
    }

    /// Whether a person may decide what waits for a yes.
    public boolean admin(String person) {
        return principals.admin(person);
    }
}
