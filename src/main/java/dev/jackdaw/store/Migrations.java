package dev.jackdaw.store;

/// The state schema's versions.
final class Migrations {
    /// The newest file under `db/migration`. Kept here so that a start on an up-to-date schema
    /// needs one query and no Flyway; a test compares it with the files.
    static final String LATEST = "10";

    private Migrations() {}
}
