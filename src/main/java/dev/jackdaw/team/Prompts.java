package dev.jackdaw.team;

import dev.jackdaw.core.PermanentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The agents' instructions, which are files: `prompts/NAME.md`.
final class Prompts {
    private Prompts() {}

    static String of(String agent) {
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
