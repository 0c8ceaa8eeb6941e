package dev.jackdaw.learning;

import dev.jackdaw.data.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Who looks at learnings: whose own and whose team's are seen (`audiences`), and under which
/// `rights`. `setting` says the same to the database's row-level security.
public record Viewer(String setting, List<String> audiences, Map<String, String> rights) {
    public Viewer {
        audiences = List.copyOf(audiences);
        rights = Map.copyOf(rights);
    }

    private static final String TEAM = "team";

    /// Jackdaw itself, which sees all: for proving, measuring and the data team's commands.
    public static final Viewer UPKEEP = new Viewer("upkeep", List.of(), Map.of());

    /// A person with the attributes that the principals' file gives them.
    public static Viewer of(String person, Map<String, String> attributes) {
        var audiences = new ArrayList<String>();
        if (!person.isEmpty()) {
            audiences.add(Audience.person(person).value());
        }
        var team = attributes.getOrDefault(TEAM, "");
        if (!team.isEmpty()) {
            audiences.add(Audience.team(team).value());
        }
        var seen = Map.of("audiences", List.copyOf(audiences), "rights", rights(attributes));
        return new Viewer(Json.text(new TreeMap<>(seen)), audiences, rights(attributes));
    }

    /// What a person's attributes say of what they may see; the team says who they are.
    public static Map<String, String> rights(Map<String, String> attributes) {
        var rights = new TreeMap<>(attributes);
        rights.remove(TEAM);
        return rights;
    }
}
