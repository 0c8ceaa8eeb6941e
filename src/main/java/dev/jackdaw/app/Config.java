package dev.jackdaw.app;

import dev.jackdaw.agent.Budget;
import dev.jackdaw.agent.SharedBudget;
import dev.jackdaw.asset.Keeper;
import dev.jackdaw.core.FileClock;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.knowledge.file.PersonalColumns;
import dev.jackdaw.model.governed.GovernedModel;
import dev.jackdaw.model.provider.ModelName;
import dev.jackdaw.model.provider.ModelOptions;
import dev.jackdaw.model.provider.ModelSettings;
import dev.jackdaw.model.provider.Prices;
import dev.jackdaw.model.provider.Timeouts;
import dev.jackdaw.slack.SlackSettings;
import dev.jackdaw.store.DatabaseSettings;
import dev.jackdaw.store.Home;
import dev.jackdaw.store.Login;
import dev.jackdaw.warehouse.Limits;
import dev.jackdaw.warehouse.Principals;
import dev.jackdaw.warehouse.WarehouseSettings;
import dev.jackdaw.warehouse.guard.Policy;
import dev.jackdaw.web.ApiKeys;
import dev.jackdaw.web.WebSettings;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Month;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The settings, read from environment variables. Every wrong one is an error that names it.
public record Config(Map<String, String> environment) {
    public Config {
        environment = Map.copyOf(environment);
    }

    /// The same, with one setting changed.
    public Config with(String name, String value) {
        var changed = new HashMap<>(environment);
        changed.put(name, value);
        return new Config(changed);
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
    }

    /// `JACKDAW_HOME`, or `.jackdaw` in the working directory.
    public Home home() {
        return new Home(Path.of(value("JACKDAW_HOME").orElse(".jackdaw")));
    }

    /// The databases and their logins.
    public DatabaseSettings databases() {
        return new DatabaseSettings(
                home(),
                login("DATABASE_URL"),
                login("JACKDAW_ANALYST_URL"),
                login("JACKDAW_ENGINEER_URL"),
                login("JACKDAW_VALIDATOR_URL"),
                login("WAREHOUSE_URL"),
                companySchemas(),
                PersonalColumns.in(knowledge()));
    }

    private Optional<Login> login(String name) {
        return value(name).map(url -> Login.parse(name, url));
    }

    /// `JACKDAW_COMPANY_SCHEMAS`, separated by commas; empty means every schema the Analyst may
    /// use.
    public List<String> companySchemas() {
        return value("JACKDAW_COMPANY_SCHEMAS")
                .map(v -> Arrays.stream(v.split(","))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /// `JACKDAW_LANGUAGE`, such as "German": what models write in.
    public Optional<String> language() {
        return value("JACKDAW_LANGUAGE").map(name -> {
            if (!name.matches("[\\p{L} ()-]{2,40}")) {
                throw new UsageException("JACKDAW_LANGUAGE must be a language's name, such as German");
            }
            return name;
        });
    }

    /// `JACKDAW_TIME_ZONE`, `JACKDAW_WEEK_START`, `JACKDAW_FISCAL_YEAR_START`.
    public CompanyCalendar calendar() {
        return new CompanyCalendar(
                value("JACKDAW_TIME_ZONE").map(Config::zone).orElse(ZoneId.of("UTC")),
                value("JACKDAW_WEEK_START")
                        .map(v -> named("JACKDAW_WEEK_START", DayOfWeek.class, v))
                        .orElse(DayOfWeek.MONDAY),
                value("JACKDAW_FISCAL_YEAR_START")
                        .map(v -> named("JACKDAW_FISCAL_YEAR_START", Month.class, v))
                        .orElse(Month.JANUARY));
    }

    /// The system's clock; with `JACKDAW_CLOCK`, off by what that file says.
    public Clock clock() {
        return value("JACKDAW_CLOCK")
                .<Clock>map(file -> new FileClock(Path.of(file)))
                .orElse(Clock.systemUTC());
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new UsageException(
                    "JACKDAW_TIME_ZONE is '" + name + "', which is no time zone. Write one such as Europe/Berlin");
        }
    }

    private static <E extends Enum<E>> E named(String setting, Class<E> type, String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> c.name().equals(value.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UsageException(setting
                        + " is '"
                        + value
                        + "'. Choose one of "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }

    /// How company data is read; `JACKDAW_PRINCIPALS` names the file of people's attributes,
    /// `JACKDAW_SQL_COST` the most millions of the planner's units for a model-written query.
    public WarehouseSettings warehouse() {
        return new WarehouseSettings(
                calendar().zone(),
                limits(),
                number("JACKDAW_SQL_COST", 20, 1, 999_999) * 1e6,
                companySchemas(),
                Principals.read(value("JACKDAW_PRINCIPALS").map(Path::of)),
                Policy.standard().with(knowledge()));
    }

    /// `JACKDAW_SQL_TIMEOUT` in seconds and `JACKDAW_SQL_ROWS`.
    public Limits limits() {
        var standard = Limits.standard();
        return new Limits(
                number("JACKDAW_SQL_ROWS", standard.rowsMax(), 1, 100_000),
                standard.bytesMax(),
                Duration.ofSeconds(
                        number("JACKDAW_SQL_TIMEOUT", (int) standard.timeout().toSeconds(), 1, 3_600)));
    }

    /// `JACKDAW_BUDGET_PERSON_DAY`, `JACKDAW_BUDGET_CHANNEL_DAY` and `JACKDAW_BUDGET_COMPANY_MONTH`
    /// in US dollars, `JACKDAW_BUDGET_OWNER` who can raise them.
    public SharedBudget sharedBudget() {
        var standard = SharedBudget.standard();
        return new SharedBudget(
                dollars("JACKDAW_BUDGET_PERSON_DAY", standard.personDayMicros()),
                dollars("JACKDAW_BUDGET_CHANNEL_DAY", standard.channelDayMicros()),
                dollars("JACKDAW_BUDGET_COMPANY_MONTH", standard.companyMonthMicros()),
                value("JACKDAW_BUDGET_OWNER").orElse(standard.owner()));
    }

    /// What one run may use: `JACKDAW_BUDGET_RUN` in US dollars, `JACKDAW_RUN_TIMEOUT`.
    public Budget budget() {
        var standard = Budget.standard();
        return standard.with(
                dollars("JACKDAW_BUDGET_RUN", standard.costMicros()), time("JACKDAW_RUN_TIMEOUT", standard.wallTime()));
    }

    private long dollars(String name, long standard) {
        var text = value(name);
        if (text.isEmpty()) {
            return standard;
        }
        if (!text.get().matches("\\d{1,7}(\\.\\d{1,6})?")) {
            throw new UsageException(name + " is '" + text.get() + "'. Write US dollars, such as 5 or 0.50");
        }
        return new BigDecimal(text.get()).movePointRight(6).longValueExact();
    }

    /// How many runs are worked on at once: `JACKDAW_RUNS`.
    public int runsMax() {
        return number("JACKDAW_RUNS", 256, 1, 10_000);
    }

    /// How many more may wait for their turn: `JACKDAW_RUNS_WAITING`.
    public int runsWaitingMax() {
        return number("JACKDAW_RUNS_WAITING", 2_000, 1, 100_000);
    }

    /// Of how many questions in a hundred what was learnt is left out, to measure what it is worth:
    /// `JACKDAW_LEARNING_HOLDOUT`, 10 by default.
    public int learningHoldout() {
        return number("JACKDAW_LEARNING_HOLDOUT", 10, 0, 100);
    }

    /// Whether a person must agree before something learnt holds for more than one person:
    /// `JACKDAW_LEARNING_APPROVAL`, "yes" by default, or "no".
    public boolean learningApproval() {
        return yes("JACKDAW_LEARNING_APPROVAL");
    }

    /// Whether a model reads the runs in which something went wrong and from which nothing was
    /// learnt by rule: `JACKDAW_LEARNING_MODEL`, "yes" by default, or "no".
    public boolean learningModel() {
        return yes("JACKDAW_LEARNING_MODEL");
    }

    private boolean yes(String name) {
        var value = value(name).orElse("yes");
        if (!List.of("yes", "no").contains(value)) {
            throw new UsageException(name + " is '" + value + "'. Choose yes or no");
        }
        return value.equals("yes");
    }

    /// How long something learnt may go unused: `JACKDAW_LEARNING_DAYS`, 90 by default.
    public Duration learningDecay() {
        return Duration.ofDays(number("JACKDAW_LEARNING_DAYS", 90, 1, 9_999));
    }

    /// How long ended runs stay in the journal before they are moved into files:
    /// `JACKDAW_RETENTION_DAYS`; for good where it is not set.
    public Optional<Duration> retention() {
        return value("JACKDAW_RETENTION_DAYS")
                .map(days -> Duration.ofDays(number("JACKDAW_RETENTION_DAYS", 1, 1, 99_999)));
    }

    /// When a view is proposed: how often the same was asked in thirty days, `JACKDAW_VIEWS_AFTER`
    /// (5 by default), and from how many milliseconds on its SQL is slow, `JACKDAW_VIEWS_SLOW`
    /// (250).
    public Keeper.Often viewsAfter() {
        return new Keeper.Often(
                number("JACKDAW_VIEWS_AFTER", 5, 2, 1_000_000), number("JACKDAW_VIEWS_SLOW", 250, 0, 1_000_000));
    }

    /// `PORT` (8080 by default; 0 takes a free one), `JACKDAW_API_KEYS`, `JACKDAW_API_ADMINS` and
    /// `JACKDAW_API_RATE`.
    public WebSettings web() {
        var admins = value("JACKDAW_API_ADMINS").stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        return new WebSettings(
                number("PORT", 8080, 0, 65_535),
                new ApiKeys(value("JACKDAW_API_KEYS").orElse(""), admins),
                number("JACKDAW_API_RATE", 120, 1, 999_999));
    }

    /// `SLACK_BOT_TOKEN`, `SLACK_SIGNING_SECRET`, `SLACK_APP_TOKEN`, `SLACK_API_URL`, and whether
    /// members whom nobody listed may ask: `JACKDAW_SLACK_UNKNOWN`, "none" or "ask".
    public SlackSettings slack() {
        var unknown = value("JACKDAW_SLACK_UNKNOWN").orElse("none");
        if (!List.of("none", "ask").contains(unknown)) {
            throw new UsageException("JACKDAW_SLACK_UNKNOWN is '" + unknown + "'. Choose none or ask");
        }
        var url = value("SLACK_API_URL").orElse(SlackSettings.API);
        if (!url.matches("https?://[^\\s?#]+")) {
            throw new UsageException("SLACK_API_URL is '" + url + "'. Write an address such as " + SlackSettings.API);
        }
        return new SlackSettings(
                value("SLACK_BOT_TOKEN"),
                value("SLACK_SIGNING_SECRET"),
                value("SLACK_APP_TOKEN"),
                url.endsWith("/") ? url : url + "/",
                unknown.equals("ask"),
                SlackSettings.SHOW_AFTER,
                SlackSettings.STREAM_FOR);
    }

    private int number(String name, int standard, int least, int most) {
        var text = value(name);
        if (text.isEmpty()) {
            return standard;
        }
        boolean fits = text.get().matches("\\d{1,6}")
                && Integer.parseInt(text.get()) >= least
                && Integer.parseInt(text.get()) <= most;
        if (!fits) {
            throw new UsageException(
                    name + " is '" + text.get() + "'. It must be a number from " + least + " to " + most);
        }
        return Integer.parseInt(text.get());
    }

    /// `JACKDAW_EMBEDDINGS`: "builtin", "openai:MODEL" or "ollama:MODEL".
    public String embeddings() {
        return value("JACKDAW_EMBEDDINGS").orElse("builtin");
    }

    /// `JACKDAW_MODEL` ("governed" or PROVIDER:MODEL), `JACKDAW_MODEL_SMALL`,
    /// `JACKDAW_MODEL_FALLBACK` (several, with commas), `JACKDAW_PRICES`, and how models are
    /// called.
    public ModelSettings models() {
        var fallbacks = value("JACKDAW_MODEL_FALLBACK").stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equals(GovernedModel.NAME))
                .map(name -> ModelName.parse("JACKDAW_MODEL_FALLBACK", name))
                .toList();
        return new ModelSettings(
                model("JACKDAW_MODEL"),
                model("JACKDAW_MODEL_SMALL"),
                fallbacks,
                modelOptions(),
                Prices.read(value("JACKDAW_PRICES").map(Path::of)),
                environment);
    }

    private Optional<ModelName> model(String setting) {
        return value(setting)
                .filter(name -> !name.equals(GovernedModel.NAME))
                .map(name -> ModelName.parse(setting, name));
    }

    private ModelOptions modelOptions() {
        var standard = ModelOptions.standard();
        var effort = value("JACKDAW_MODEL_EFFORT").orElse("");
        if (!List.of("", "none", "low", "medium", "high").contains(effort)) {
            throw new UsageException(
                    "JACKDAW_MODEL_EFFORT is '" + effort + "'. Choose one of none, low, medium, high, or leave it out");
        }
        var times = standard.timeouts();
        return new ModelOptions(
                number("JACKDAW_MODEL_TOKENS", standard.tokensMax(), 100, 100_000),
                effort,
                new Timeouts(
                        time("JACKDAW_MODEL_CONNECT_TIMEOUT", times.connect()),
                        time("JACKDAW_MODEL_FIRST_TOKEN_TIMEOUT", times.firstToken()),
                        time("JACKDAW_MODEL_TOKEN_TIMEOUT", times.betweenTokens()),
                        time("JACKDAW_MODEL_TIMEOUT", times.whole())),
                number("JACKDAW_MODEL_RETRIES", standard.retries(), 0, 5),
                Duration.ofMillis(number("JACKDAW_MODEL_HEDGE_MS", 0, 0, 60_000)));
    }

    /// Seconds, or with a unit: "20", "20s", "500ms".
    private Duration time(String name, Duration standard) {
        var text = value(name);
        if (text.isEmpty()) {
            return standard;
        }
        if (!text.get().matches("[1-9]\\d{0,5}(s|ms)?")) {
            throw new UsageException(name + " is '" + text.get() + "'. Write seconds, such as 20, or 500ms");
        }
        long number = Long.parseLong(text.get().replaceAll("\\D", ""));
        return text.get().endsWith("ms") ? Duration.ofMillis(number) : Duration.ofSeconds(number);
    }

    /// The company's evaluation cases, which nothing learnt may change: `JACKDAW_EVALS`, else
    /// `evals/cases` beside the knowledge folder; nothing where there are none, or for "none".
    public Optional<Path> evals() {
        var named = value("JACKDAW_EVALS");
        if (named.isPresent()) {
            return named.filter(n -> !n.equals("none")).map(Path::of);
        }
        var beside = knowledge().toAbsolutePath().resolveSibling("evals/cases");
        return Files.isDirectory(beside) ? Optional.of(beside) : Optional.empty();
    }

    /// `JACKDAW_KNOWLEDGE`, else `knowledge` in the working directory, else the one that came with
    /// the program.
    public Path knowledge() {
        var here = Path.of("knowledge");
        return value("JACKDAW_KNOWLEDGE")
                .map(Path::of)
                .orElseGet(() -> Files.isDirectory(here)
                        ? here
                        : Path.of(System.getProperty("jackdaw.root", ".")).resolve("knowledge"));
    }

    /// Whether a setting is there, for `doctor`.
    public boolean has(String name) {
        return value(name).isPresent();
    }
}
