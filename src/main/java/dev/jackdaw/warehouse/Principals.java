package dev.jackdaw.warehouse;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What is known of people: attributes by which PostgreSQL's row-level security tells what they may
/// see. A person's become settings of the transaction, `jackdaw.NAME`; `jackdaw.person` is who
/// asks.
public final class Principals {
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z][a-z0-9_]{0,40}");
    private static final String PERSON = "person";
    private static final String ADMIN = "admin";
    private final Map<String, Map<String, String>> people;
    private final Set<String> admins;
    private final Set<String> attributes = new TreeSet<>();

    private Principals(Map<String, Map<String, String>> people, Set<String> admins) {
        this.people = people;
        this.admins = Set.copyOf(admins);
        people.values().forEach(of -> attributes.addAll(of.keySet()));
    }

    /// Nobody is known.
    public static Principals none() {
        return new Principals(Map.of(), Set.of());
    }

    /// From a JSON file: `{"maria": {"region": "EMEA"}, "joe": {"admin": true}}`.
    public static Principals read(Optional<Path> file) {
        return file.map(Principals::read).orElseGet(Principals::none);
    }

    private static Principals read(Path file) {
        try {
            var people = new TreeMap<String, Map<String, String>>();
            var admins = new TreeSet<String>();
            for (var person : Json.mapper().readTree(Files.readString(file)).properties()) {
                var attributes = new TreeMap<String, String>();
                for (var attribute : person.getValue().properties()) {
                    var name = attribute.getKey();
                    if (name.equals(ADMIN) && attribute.getValue().isBoolean()) {
                        if (attribute.getValue().asBoolean()) {
                            admins.add(person.getKey());
                        }
                        continue;
                    }
                    if (name.equals(ADMIN)) {
                        throw wrong(file, "admin of " + person.getKey() + " must be true or false");
                    }
                    if (!ATTRIBUTE.matcher(name).matches() || name.equals(PERSON)) {
                        throw wrong(file, "'" + name + "' can't be an attribute's name");
                    }
                    if (!attribute.getValue().isValueNode()
                            || attribute.getValue().isNull()) {
                        throw wrong(file, name + " of " + person.getKey() + " is no plain value");
                    }
                    attributes.put(name, attribute.getValue().asText());
                }
                people.put(person.getKey(), attributes);
            }
            return new Principals(people, admins);
        } catch (IOException e) {
            throw wrong(file, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static UsageException wrong(Path file, String why) {
        return new UsageException("JACKDAW_PRINCIPALS: "
                + file
                + " can't be used: "
                + why
                + ". Write {\"PERSON\": {\"attribute\": \"value\"}}, names in lower case");
    }

    /// Whether anything is known of a person, be it that there are no attributes.
    public boolean knows(String person) {
        return people.containsKey(person);
    }

    /// Whether a person may take away what the Engineer built: `"admin": true` in the file. It is
    /// no attribute that row-level security could ask for.
    public boolean admin(String person) {
        return admins.contains(person);
    }

    /// All of those.
    public Set<String> admins() {
        return Set.copyOf(admins);
    }

    /// Whether what a person may see can differ from what others may.
    public boolean distinguishes(String person) {
        return !people.getOrDefault(person, Map.of()).isEmpty();
    }

    /// What is known of a person, by attribute.
    public Map<String, String> attributes(String person) {
        return Map.copyOf(people.getOrDefault(person, Map.of()));
    }

    /// The settings of a transaction on a person's behalf. Every attribute that anybody has is
    /// among them, empty where this person has none.
    Map<String, String> settings(String person) {
        var settings = new TreeMap<String, String>();
        settings.put("jackdaw." + PERSON, person);
        var own = people.getOrDefault(person, Map.of());
        attributes.forEach(name -> settings.put("jackdaw." + name, own.getOrDefault(name, "")));
        return settings;
    }
}
