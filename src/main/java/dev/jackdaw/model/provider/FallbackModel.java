package dev.jackdaw.model.provider;

import dev.jackdaw.agent.Call;
import dev.jackdaw.agent.ChatModel;
import java.util.List;

/// Models in order of preference: where one fails, the next is asked. Its replies name who really
/// replied.
record FallbackModel(List<ChatModel> models) implements ChatModel {
    FallbackModel {
        models = List.copyOf(models);
    }

    @Override
    public String name() {
        return models.getFirst().name();
    }

    @Override
    public long costMax(Request request) {
        return models.stream().mapToLong(model -> model.costMax(request)).max().orElse(0);
    }

    @Override
    public Reply chat(Request request, Call call) {
        for (var model : models.subList(0, models.size() - 1)) {
            try {
                return model.chat(request, call);
            } catch (ModelFault fault) {
                assert fault != null : "the call was told; the next one is asked";
            }
        }
        return models.getLast().chat(request, call);
    }
}
