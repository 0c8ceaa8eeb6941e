package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.core.PermanentException;

import org.jspecify.annotations.Nullable;

/// The built-in chat model. Thread-safe.
public final class GovernedModel implements ChatModel {
    private final Catalogue catalogue;
    private volatile @Nullable Minds minds;

    public GovernedModel(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    private record Minds(
            String version, LeaderMind leader, AnalystMind analyst, EngineerMind engineer) {}

    private Minds minds() {
        var known = minds;
        var version = catalogue.version();
        if (known == null || !known.version().equals(version)) {
            var lexicon = new Lexicon(catalogue);
            known =
                    new Minds(
                            version,
                            new LeaderMind(lexicon),
                            new AnalystMind(lexicon),
                            new EngineerMind(lexicon));
            minds = known;
        }
        return known;
    }

    @Override
    public Reply chat(Request request) {
        return switch (request.agent()) {
            case "leader" -> minds().leader().next(request);
            case "analyst" -> minds().analyst().next(request);
            case "engineer" -> minds().engineer().next(request);
            case String other ->
                    throw new PermanentException(
                            "the governed model does not know the agent " + other);
        };
    }

    @Override
    public String name() {
        return "governed";
    }
}
