package dev.jackdaw.agent;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A person's yes. Whatever is not clearly one is a no.
final class Approval {
    static final List<String> OPTIONS = List.of("yes", "no");
    private static final Set<String> YES = Set.of(
            "yes",
            "y",
            "ok",
            "okay",
            "yes please",
            "sure",
            "go ahead",
            "do it",
            "build it",
            "run it",
            "approve",
            "approved",
            "confirm",
            "confirmed");

    private Approval() {}

    static boolean agrees(String reply) {
        return YES.contains(reply.strip().toLowerCase(Locale.ROOT).replaceAll("[.!]+$", ""));
    }
}
