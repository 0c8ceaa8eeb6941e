package dev.jackdaw.learning;

/// The data team, told of what concerns the knowledge it owns.
public interface DataTeam {
    /// Tells each of them once for a `key`, which names the occasion; `text` is Markdown.
    void tell(String key, String text);
}
