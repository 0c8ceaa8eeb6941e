package dev.jackdaw.model.provider;

import dev.failsafe.CircuitBreaker;
import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.model.provider.ModelFault.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/// The models that play the agents. Settings that can't be are found on opening; whether a provider
/// answers is found by `check`, and no reason not to start. Thread-safe.
public final class Models implements AutoCloseable {
    private static final int FAILURES_UNTIL_REST = 5;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final Duration CHECK_TIME = Duration.ofSeconds(10);

    private final ModelSettings settings;
    private final ChatModel governed;
    private final Clients clients;
    private final ScheduledThreadPoolExecutor clock;
    private final Map<ModelName, Endpoint> endpoints = new LinkedHashMap<>();
    private final Map<Endpoint, CircuitBreaker<Object>> breakers = new LinkedHashMap<>();
    private final ChatModel main;
    private final ChatModel small;

    /// `governed` steps in last.
    public Models(ModelSettings settings, ChatModel governed) {
        this.settings = settings;
        this.governed = governed;
        this.clients = new Clients(new ModelHttp(settings.options().timeouts().connect()), settings.options());
        names().forEach(n -> endpoints.put(n, Endpoint.of(n.vendor(), settings.environment())));
        this.clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("model-clock").factory());
        clock.setRemoveOnCancelPolicy(true);
        this.main = chain(settings.main());
        this.small = chain(settings.small().or(settings::main));
    }

    private List<ModelName> names() {
        var names = new LinkedHashSet<ModelName>();
        settings.main().ifPresent(names::add);
        settings.small().ifPresent(names::add);
        names.addAll(settings.fallbacks());
        return List.copyOf(names);
    }

    private ChatModel chain(Optional<ModelName> first) {
        if (first.isEmpty()) {
            return governed;
        }
        var names = new LinkedHashSet<ModelName>();
        names.add(first.get());
        names.addAll(settings.fallbacks());
        var chain = new ArrayList<ChatModel>();
        names.forEach(name -> chain.add(patient(name)));
        chain.add(governed);
        return new FallbackModel(chain);
    }

    private ChatModel patient(ModelName name) {
        var endpoint = endpoints.get(name);
        if (endpoint == null) {
            throw new IllegalStateException(name.toString());
        }
        // Ollama knows no such choice, and Anthropic none for a model that thinks.
        boolean mustCall =
                switch (name.vendor()) {
                    case OPENAI, GEMINI -> true;
                    case ANTHROPIC -> !clients.thinks();
                    case OLLAMA -> false;
                };
        var model = new ProviderModel(
                name,
                clients.chat(name, endpoint),
                mustCall,
                settings.options(),
                settings.prices().of(name).orElse(Price.NONE),
                clock);
        return new RetryingModel(model, settings.options(), breaker(endpoint));
    }

    private CircuitBreaker<Object> breaker(Endpoint endpoint) {
        return breakers.computeIfAbsent(
                endpoint,
                e -> CircuitBreaker.builder()
                        .withFailureThreshold(FAILURES_UNTIL_REST)
                        .withDelay(REST)
                        .build());
    }

    /// Plays the agents that work on data.
    public ChatModel main() {
        return main;
    }

    /// Plays the Leader, who routes.
    public ChatModel small() {
        return small;
    }

    /// How a provider's model stands. `problem` is empty where all is well; `resting` says that it
    /// failed too often lately; `priced` that its cost is known.
    public record ModelHealth(String model, String address, String problem, boolean resting, boolean priced) {}

    /// How each model stands, without asking the providers.
    public List<ModelHealth> standings() {
        return names().stream().map(name -> standing(name, "")).toList();
    }

    /// How each model stands, its provider asked. Takes seconds at most.
    public List<ModelHealth> check() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return names().stream()
                    .map(n -> CompletableFuture.supplyAsync(() -> standing(n, ask(n)), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private ModelHealth standing(ModelName name, String problem) {
        var endpoint = endpoints.get(name);
        var breaker = breakers.get(endpoint);
        return new ModelHealth(
                name.toString(),
                String.valueOf(endpoint),
                problem,
                breaker != null && breaker.isOpen(),
                settings.prices().of(name).isPresent());
    }

    /// What is wrong with a model, or nothing.
    private String ask(ModelName name) {
        var endpoint = endpoints.get(name);
        if (endpoint == null) {
            return "";
        }
        var exchange = new Exchange(Timeouts.standard(), CHECK_TIME, clock);
        try {
            var known =
                    ScopedValue.where(Exchange.CURRENT, exchange).call(() -> clients.models(name.vendor(), endpoint));
            return known.isEmpty() || offers(known, name.model())
                    ? ""
                    : "there is no model '" + name.model() + "' there";
        } catch (ModelFault fault) {
            // Not every server that chats can list its models.
            return fault.kind() == Reason.NO_SUCH_MODEL
                            && !endpoint.url().equals(name.vendor().standardUrl())
                    ? ""
                    : fault.text();
        } catch (RuntimeException e) {
            return "its list of models makes no sense (is the address right?)";
        } finally {
            exchange.finished();
        }
    }

    private static boolean offers(List<String> known, String model) {
        return known.stream()
                .anyMatch(k -> k.equals(model) || k.equals(model + ":latest") || k.startsWith(model + "-"));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
