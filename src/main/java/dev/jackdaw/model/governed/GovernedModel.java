package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Call;
import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.Message;
import dev.jackdaw.core.PermanentException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The built-in chat model. Thread-safe.
public final class GovernedModel implements ChatModel {
    /// Its name on receipts and in settings.
    public static final String NAME = "governed";

    private final Catalogue catalogue;
    private volatile @Nullable Minds minds;

    public GovernedModel(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    private record Minds(String version, LeaderMind leader, AnalystMind analyst, EngineerMind engineer) {}

    private Minds minds() {
        var known = minds;
        var version = catalogue.version();
        if (known == null || !known.version().equals(version)) {
            var lexicon = new Lexicon(catalogue);
            known = new Minds(version, new LeaderMind(lexicon), new AnalystMind(lexicon), new EngineerMind(lexicon));
            minds = known;
        }
        return known;
    }

    @Override
    public Reply chat(Request request, Call call) {
        var own = own(request);
        return switch (request.agent()) {
            case "leader" -> minds().leader().next(own);
            case "analyst" -> minds().analyst().next(own);
            case "engineer" -> minds().engineer().next(own);
            case String other -> throw new PermanentException("the governed model does not know the agent " + other);
        };
    }

    /// Where it steps in for another model it begins at the beginning: what that one did so far,
    /// and what it was told, is nothing that this one would have asked for.
    private static Request own(Request request) {
        var messages = new ArrayList<Message>();
        boolean others = false;
        for (var message : request.messages()) {
            if (message instanceof Message.Assistant(var reply)) {
                others = !reply.model().isEmpty() && !reply.model().equals(NAME);
            }
            if (!others) {
                messages.add(message);
            }
        }
        return new Request(request.agent(), request.instructions(), messages, request.tools());
    }

    /// How it reads a question by itself, outside of any thread: lines for people.
    public List<String> explain(String question) {
        return new Explanation(new Lexicon(catalogue)).lines(question);
    }

    @Override
    public String name() {
        return NAME;
    }
}
