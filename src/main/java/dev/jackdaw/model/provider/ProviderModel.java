package dev.jackdaw.model.provider;

import dev.jackdaw.agent.Call;
import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.Stopped;
import dev.jackdaw.agent.ToolSpec;
import dev.jackdaw.model.provider.ModelFault.Reason;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;

/// One model of a provider, called once for each call. Failures are `ModelFault`s. Thread-safe.
final class ProviderModel implements ChatModel {
    private final ModelName name;
    private final StreamingChatModel client;
    private final boolean mustCall;
    private final Timeouts timeouts;
    private final Price price;
    private final int tokensMax;
    private final ScheduledExecutorService clock;
    private final Map<String, ToolSpecification> tools = new ConcurrentHashMap<>();

    /// `mustCall`: whether the provider can be told that a reply must call a tool.
    ProviderModel(
            ModelName name,
            StreamingChatModel client,
            boolean mustCall,
            ModelOptions options,
            Price price,
            ScheduledExecutorService clock) {
        this.name = name;
        this.client = client;
        this.mustCall = mustCall;
        this.timeouts = options.timeouts();
        this.tokensMax = options.tokensMax();
        this.price = price;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name.toString();
    }

    @Override
    public long costMax(Request request) {
        return price.cost(request.chars() / 3, 0, 0, tokensMax);
    }

    /// What a request costs that was read and never answered.
    long costOfReading(Request request) {
        return price.cost(request.chars() / 4, 0, 0, 0);
    }

    @Override
    public Reply chat(Request request, Call call) {
        // Half of what is left, so that another try or another model has time.
        var half = call.timeLeft().dividedBy(2);
        var whole = half.compareTo(timeouts.whole()) < 0 ? half : timeouts.whole();
        if (whole.isNegative() || whole.isZero()) {
            throw new ModelFault(Reason.TIMED_OUT, "there was no time left to call it");
        }
        return chat(request, call, whole);
    }

    private Reply chat(Request request, Call call, Duration whole) {
        var exchange = new Exchange(timeouts, whole, clock);
        var reply = new StreamedReply(call);
        try (var stop =
                call.cancellation().onCancel(() -> exchange.breakOff(new ModelFault(Reason.BROKEN_OFF, "stopped")))) {
            assert stop != null;
            ScopedValue.where(Exchange.CURRENT, exchange).run(() -> client.chat(wire(request), reply));
        } catch (ModelFault e) {
            reply.onError(e);
        } catch (RuntimeException e) {
            // LangChain4j throws many kinds for what it can't send or read.
            reply.onError(new ModelFault(Reason.REJECTED, "the call could not be made: " + e));
        } finally {
            exchange.finished();
        }
        if (call.cancellation().isCancelled()) {
            throw new Stopped.ByPerson();
        }
        var fault = exchange.fault();
        if (fault != null) {
            throw fault;
        }
        return reply(reply.whole());
    }

    private ChatRequest wire(Request request) {
        var builder = ChatRequest.builder()
                .messages(LangChainMessages.messages(request, name()))
                .toolSpecifications(request.tools().stream().map(this::tool).toList());
        if (mustCall && !request.tools().isEmpty()) {
            builder.toolChoice(ToolChoice.REQUIRED);
        }
        return builder.build();
    }

    /// Tools are known by their names.
    private ToolSpecification tool(ToolSpec spec) {
        return tools.computeIfAbsent(spec.name(), name -> LangChainMessages.tool(spec));
    }

    private Reply reply(ChatResponse response) {
        var message = response.aiMessage();
        var calls = LangChainMessages.calls(message);
        var text = message.text() == null ? "" : message.text();
        if (response.finishReason() == FinishReason.CONTENT_FILTER) {
            throw new ModelFault(Reason.DECLINED, "the provider's content filter cut the reply off");
        }
        if (response.finishReason() == null) {
            throw new ModelFault(Reason.BROKEN_OFF, "the reply ended before it was whole");
        }
        var usage = Usage.of(response.tokenUsage());
        return new Reply(
                text,
                calls,
                name(),
                usage.in(),
                usage.out(),
                price.cost(usage.fresh(), usage.cached(), usage.stored(), usage.out()),
                LangChainMessages.carry(message));
    }
}
