package dev.jackdaw.report;

/// Who is told what went wrong with a report: its owner.
@FunctionalInterface
public interface OwnerNotices {
    /// Tells a person, each key once.
    void tell(String key, String person, String text);
}
