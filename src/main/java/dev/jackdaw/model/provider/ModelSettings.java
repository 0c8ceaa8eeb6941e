package dev.jackdaw.model.provider;

import dev.jackdaw.core.Setting;
import dev.jackdaw.core.UsageException;
import java.time.Duration;
import java.util.ArrayList;
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
    private static final String GOVERNED = "governed";
    private static final String NAME = "governed, or PROVIDER:MODEL such as openai:gpt-5-mini";

    private static final Setting<Optional<ModelName>> MAIN =
            model("JACKDAW_MODEL", "The main model.").otherwise(GOVERNED);

    private static final Setting<Optional<ModelName>> SMALL = model(
                    "JACKDAW_MODEL_SMALL", "Plays the Leader, who only routes: a cheaper model will do.")
            .otherwise("the main model");

    private static final Setting<List<ModelName>> FALLBACKS = Setting.list(
                    "JACKDAW_MODEL_FALLBACK",
                    "Models that step in where the main one fails, in this order; the governed model is always the "
                            + "last.")
            .of("several of PROVIDER:MODEL, with commas")
            .otherwise(GOVERNED)
            .as(names -> names.stream()
                    .filter(name -> !name.equals(GOVERNED))
                    .map(name -> ModelName.parse("JACKDAW_MODEL_FALLBACK", name))
                    .toList());

    private static final Setting<String> EFFORT = Setting.parsed(
                    "JACKDAW_MODEL_EFFORT",
                    "How hard a model thinks.",
                    "none, low, medium or high",
                    ModelSettings::effort)
            .otherwise("the model's own")
            .as(effort -> effort.orElse(ModelOptions.standard().effort()));

    private static final Setting<Integer> TOKENS = Setting.number(
            "JACKDAW_MODEL_TOKENS",
            "The most tokens of a reply.",
            ModelOptions.standard().tokensMax(),
            100,
            100_000);

    private static final Setting<Duration> CONNECT = Setting.time(
            "JACKDAW_MODEL_CONNECT_TIMEOUT",
            "How long a connection may take.",
            Timeouts.standard().connect());

    private static final Setting<Duration> FIRST_TOKEN = Setting.time(
            "JACKDAW_MODEL_FIRST_TOKEN_TIMEOUT",
            "Until the first piece of a reply; comments that keep a connection open don't count.",
            Timeouts.standard().firstToken());

    private static final Setting<Duration> TOKEN = Setting.time(
            "JACKDAW_MODEL_TOKEN_TIMEOUT",
            "Between two pieces of a reply.",
            Timeouts.standard().betweenTokens());

    private static final Setting<Duration> WHOLE = Setting.time(
            "JACKDAW_MODEL_TIMEOUT",
            "For a whole reply; never more than half of what the run has left.",
            Timeouts.standard().whole());

    private static final Setting<Integer> RETRIES = Setting.number(
            "JACKDAW_MODEL_RETRIES",
            "How often a call is tried again after a failure that may pass.",
            ModelOptions.standard().retries(),
            0,
            5);

    private static final Setting<Duration> HEDGE = Setting.number(
                    "JACKDAW_MODEL_HEDGE_MS",
                    "After how many milliseconds of silence a second call is made; the first whole reply counts, both "
                            + "cost. 0 is never.",
                    0,
                    0,
                    60_000)
            .as(Duration::ofMillis);

    private static final Setting<Prices> PRICES = Setting.path(
                    "JACKDAW_PRICES", "A price file of one's own (docs/MODELS.md).")
            .otherwise("prices.json in the program")
            .as(Prices::read);

    /// All of them, the providers' keys and addresses included.
    public static final List<Setting<?>> DECLARED = declared();

    public ModelSettings {
        fallbacks = List.copyOf(fallbacks);
        environment = Map.copyOf(environment);
    }

    /// Reads them.
    public static ModelSettings read(Map<String, String> environment) {
        var options = new ModelOptions(
                TOKENS.in(environment),
                EFFORT.in(environment),
                new Timeouts(
                        CONNECT.in(environment),
                        FIRST_TOKEN.in(environment),
                        TOKEN.in(environment),
                        WHOLE.in(environment)),
                RETRIES.in(environment),
                HEDGE.in(environment));
        return new ModelSettings(
                MAIN.in(environment),
                SMALL.in(environment),
                FALLBACKS.in(environment),
                options,
                PRICES.in(environment),
                environment);
    }

    private static Setting<Optional<ModelName>> model(String setting, String purpose) {
        return Setting.text(setting, purpose)
                .of(NAME)
                .as(name -> name.filter(n -> !n.equals(GOVERNED)).map(n -> ModelName.parse(setting, n)));
    }

    private static String effort(String setting, String word) {
        if (!List.of("none", "low", "medium", "high").contains(word)) {
            throw new UsageException(
                    setting + " is '" + word + "'. Choose one of none, low, medium, high, or leave it out");
        }
        return word;
    }

    private static List<Setting<?>> declared() {
        var all = new ArrayList<Setting<?>>(List.of(
                MAIN, SMALL, FALLBACKS, EFFORT, TOKENS, CONNECT, FIRST_TOKEN, TOKEN, WHOLE, RETRIES, HEDGE, PRICES));
        for (var vendor : ModelName.Vendor.values()) {
            if (!vendor.keySetting().isEmpty()) {
                all.add(Setting.text(vendor.keySetting(), "The key of " + vendor.word() + "'s models.")
                        .hidden());
            }
            all.add(Setting.text(vendor.urlSetting(), "Another address of " + vendor.word() + "'s models.")
                    .of("an address")
                    .otherwise(vendor.standardUrl()));
        }
        return List.copyOf(all);
    }

    /// Without the environment, which holds keys.
    @Override
    public String toString() {
        return "ModelSettings[main=" + main + ", small=" + small + ", fallbacks=" + fallbacks + "]";
    }
}
