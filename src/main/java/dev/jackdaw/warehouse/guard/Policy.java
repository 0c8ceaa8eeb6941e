package dev.jackdaw.warehouse.guard;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.jackdaw.core.PermanentException;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.text.TextBounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What statements may be and refer to, as data: `guard/policy.json` among the resources, and what
/// the data team adds in `policy.json` of its knowledge.
///
/// `statements` are the first words a role may begin with besides queries. `relations` are the
/// system's own that may be read. `syntax` and `tree` are the classes of JSqlParser and the nodes
/// of PostgreSQL that are understood; all others are refused.
public record Policy(
        Map<String, Set<String>> statements,
        TextBounds bounds,
        Set<String> relations,
        FunctionPolicy functions,
        Set<String> syntax,
        Set<String> tree) {

    /// Which functions may be called. `volatiles` compute something new each time, but do nothing;
    /// `withheld` are patterns of names that pure as they may be look at the server or run text,
    /// `but` the exceptions; `inViews` may stand in the company's views alone; `extensions` are
    /// trusted; `company` are the data team's, as "schema.name" or "schema.name(types)".
    public record FunctionPolicy(
            @JsonProperty("volatile") Set<String> volatiles,
            List<String> withheld,
            List<String> but,
            List<String> inViews,
            Set<String> extensions,
            Set<String> company) {}

    /// What a data team may add.
    record Added(@Nullable Set<String> functions, @Nullable Set<String> relations) {}

    /// The one that came with the program.
    public static Policy standard() {
        try (var file = Policy.class.getResourceAsStream("/guard/policy.json")) {
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Json.own(text, Policy.class);
        } catch (IOException e) {
            throw new PermanentException("the policy can't be read", e);
        }
    }

    /// With what `policy.json` in this folder adds, where there is one.
    public Policy with(Path knowledge) {
        var file = knowledge.resolve("policy.json");
        if (!Files.exists(file)) {
            return this;
        }
        try {
            var added = Json.read(Files.readString(file), Added.class);
            return with(
                    Objects.requireNonNullElse(added.functions(), Set.of()),
                    Objects.requireNonNullElse(added.relations(), Set.of()));
        } catch (IOException e) {
            throw new UsageException(file
                    + " can't be read: "
                    + e.getMessage()
                    + ". Write {\"functions\": [\"public.name(types)\"], \"relations\": [\"schema.name\"]}");
        }
    }

    private Policy with(Set<String> moreFunctions, Set<String> moreRelations) {
        return new Policy(
                statements,
                bounds,
                union(relations, moreRelations),
                new FunctionPolicy(
                        functions.volatiles(),
                        functions.withheld(),
                        functions.but(),
                        functions.inViews(),
                        functions.extensions(),
                        union(functions.company(), moreFunctions)),
                syntax,
                tree);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var all = new HashSet<>(one);
        all.addAll(other);
        return Set.copyOf(all);
    }

    Set<String> statements(Role role) {
        return statements.getOrDefault(role.word(), Set.of());
    }
}
