package dev.jackdaw.model.provider;

import dev.jackdaw.agent.Call;
import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.Message;
import dev.jackdaw.agent.ToolSpec;
import dev.jackdaw.core.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A single model with one tool to call, and what was heard of its replies.
final class OneModel {
    private static final ToolSpec LOOK = ToolSpec.of("look", "Look something up.", """
        {"type": "object", "required": ["at"], "properties": {
          "at": {"type": "string", "description": "Where"},
          "deep": {"type": "boolean"}, "times": {"type": "integer"},
          "ways": {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}}}}
        """);

    final List<String> heard = new ArrayList<>();

    /// The models of this setting, with nobody to step in.
    static Models models(ModelName name, Map<String, String> environment) {
        var settings = new ModelSettings(
                Optional.of(name),
                Optional.empty(),
                List.of(),
                ModelOptions.standard(),
                Prices.read(Optional.empty()),
                environment);
        return new Models(settings, new Nobody());
    }

    /// One call of this model, which must not fail on the way.
    ChatModel.Reply chat(String model, Map<String, String> environment, Message... messages) {
        try (var models = models(ModelName.parse("JACKDAW_MODEL", model), environment)) {
            var request = new ChatModel.Request("leader", "Be brief.", List.of(messages), List.of(LOOK));
            return models.main().chat(request, new Listening());
        }
    }

    private final class Listening implements Call {
        private final Cancellation cancellation = new Cancellation();

        @Override
        public Cancellation cancellation() {
            return cancellation;
        }

        @Override
        public Duration timeLeft() {
            return Duration.ofMinutes(1);
        }

        @Override
        public void failed(String model, String problem, long costMicros) {
            throw new AssertionError(problem);
        }

        @Override
        public void heard(String tool, String piece) {
            heard.add(tool + ":" + piece);
        }
    }

    private record Nobody() implements ChatModel {
        @Override
        public Reply chat(Request request, Call call) {
            throw new AssertionError("nobody is to be asked");
        }

        @Override
        public String name() {
            return "governed";
        }
    }
}
