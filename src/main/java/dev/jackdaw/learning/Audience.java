package dev.jackdaw.learning;

import java.util.regex.Pattern;

/// Whom a learning is for: the whole company (an empty `value`), "person:NAME" or "team:NAME".
public record Audience(String value) {
    private static final Pattern FORM = Pattern.compile("|(?:person|team):.{1,200}", Pattern.DOTALL);

    /// The whole company.
    public static final Audience COMPANY = new Audience("");

    private static final String PERSON = "person:";

    public Audience {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no audience: " + value);
        }
    }

    /// One person.
    public static Audience person(String name) {
        return new Audience(PERSON + name);
    }

    /// Those whose attribute "team" is this.
    public static Audience team(String name) {
        return new Audience("team:" + name);
    }

    /// Whether it is the whole company.
    public boolean everyone() {
        return value.isEmpty();
    }

    /// Whether it is one person.
    public boolean personal() {
        return value.startsWith(PERSON);
    }

    @Override
    public String toString() {
        return everyone() ? "company" : value;
    }
}
