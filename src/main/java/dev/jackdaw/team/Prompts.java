package dev.jackdaw.team;

import dev.jackdaw.core.PermanentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The agents' instructions, which are files: `prompts/NAME.md`.
final class Prompts {
    private Prompts() {}

    /// With the language that people are answered in, where the company has one.
    static String of(String agent, Optional<String> language) {
        return of(agent)
                + language.map(l -> "\nWrite what people read in " + l + ". Names, numbers and SQL stay as they are.\n")
                        .orElse("");
    }

    private static String of(String agent) {
        try (var in = Prompts.class.getResourceAsStream("/prompts/" + agent + ".md")) {
            if (in == null) {
                throw new PermanentException("there are no instructions for the agent " + agent);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new PermanentException("can't read the instructions of " + agent, e);
        }
    }
}
