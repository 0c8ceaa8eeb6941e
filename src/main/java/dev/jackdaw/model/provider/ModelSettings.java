package dev.jackdaw.model.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which models play: the main one (none: the governed model alone), one for small jobs, and those
/// that step in, before the governed model, where the main one fails. The environment holds keys
/// and addresses.
public record ModelSettings(
        Optional<ModelName> main,
        Optional<ModelName> small,
        List<ModelName> fallbacks,
        ModelOptions options,
        Prices prices,
        Map<String, String> environment) {
    public ModelSettings {
        fallbacks = List.copyOf(fallbacks);
        environment = Map.copyOf(environment);
    }
}
