package dev.jackdaw.warehouse.guard;

import java.util.Locale;

/// What stands between a statement and the data, in the order in which a statement meets it.
public enum Wall {
    /// One statement of bounded size, by PostgreSQL's own lexical rules.
    TEXT,
    /// The kind of statement, its targets and its syntax tree.
    AST,
    /// What PostgreSQL's own analysis says it refers to.
    SERVER,
    /// What the login may do.
    GRANTS,
    /// The transaction it would run in.
    TRANSACTION;

    /// In lower case.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
