package dev.jackdaw.model.provider;

import dev.jackdaw.agent.Call;
import dev.jackdaw.model.provider.ModelFault.Reason;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import org.jspecify.annotations.Nullable;

/// Listens to one streamed reply. The first end counts.
final class StreamedReply implements StreamingChatResponseHandler {
    private final Call call;
    private @Nullable ChatResponse response;
    private @Nullable ModelFault fault;

    StreamedReply(Call call) {
        this.call = call;
    }

    @Override
    public synchronized void onPartialResponse(String piece) {
        call.heard("", piece);
    }

    @Override
    public synchronized void onPartialToolCall(PartialToolCall piece) {
        call.heard(String.valueOf(piece.name()), piece.partialArguments());
    }

    @Override
    public synchronized void onCompleteResponse(ChatResponse whole) {
        response = whole;
    }

    @Override
    public synchronized void onError(Throwable error) {
        if (fault == null) {
            fault = error instanceof ModelFault known
                    ? known
                    : new ModelFault(Reason.BROKEN_OFF, "the reply makes no sense: " + brief(error));
        }
    }

    private static String brief(Throwable error) {
        var text = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }

    /// The reply, once the call is over.
    synchronized ChatResponse whole() {
        if (fault != null) {
            throw fault;
        }
        if (response == null) {
            throw new ModelFault(Reason.BROKEN_OFF, "the reply ended before it was whole");
        }
        return response;
    }
}
