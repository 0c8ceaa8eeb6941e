package dev.jackdaw.agent;

import dev.jackdaw.core.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What runs may use: what one may cost and take, what may be spent together, how many are worked on at once, how many
/// more may wait for their turn, and how long ended ones stay in the journal (for good where it is not said).
public record RunSettings(
        Budget budget, SharedBudget shared, int runsMax, int waitingMax, Optional<Duration> retention) {
    private static final Setting<Long> RUN = Setting.dollars(
            "JACKDAW_BUDGET_RUN",
            "What one question may cost.",
            Budget.standard().costMicros());

    private static final Setting<Duration> TIME = Setting.time(
            "JACKDAW_RUN_TIMEOUT",
            "The most time a whole run may take.",
            Budget.standard().wallTime());

    private static final Setting<Long> PERSON = Setting.dollars(
            "JACKDAW_BUDGET_PERSON_DAY",
            "What one person may spend in a day of the company's zone.",
            SharedBudget.standard().personDayMicros());

    private static final Setting<Long> CHANNEL = Setting.dollars(
            "JACKDAW_BUDGET_CHANNEL_DAY",
            "What may be spent in one channel in a day.",
            SharedBudget.standard().channelDayMicros());

    private static final Setting<Long> COMPANY = Setting.dollars(
            "JACKDAW_BUDGET_COMPANY_MONTH",
            "What everybody together may spend in a month.",
            SharedBudget.standard().companyMonthMicros());

    private static final Setting<String> OWNER = Setting.text(
                    "JACKDAW_BUDGET_OWNER", "Who can raise the budgets, as people are told.")
            .otherwise(SharedBudget.standard().owner())
            .as(owner -> owner.orElse(SharedBudget.standard().owner()));

    private static final Setting<Integer> RUNS =
            Setting.number("JACKDAW_RUNS", "How many runs are worked on at once.", 256, 1, 10_000);

    private static final Setting<Integer> WAITING =
            Setting.number("JACKDAW_RUNS_WAITING", "How many more may wait for their turn.", 2_000, 1, 100_000);

    private static final Setting<Integer> RETENTION_DAYS = Setting.number(
                    "JACKDAW_RETENTION_DAYS",
                    "How many days ended runs stay in the journal; then they go to exports/*.jsonl.gz in JACKDAW_HOME.",
                    0,
                    1,
                    99_999)
            .otherwise("for good");

    /// All of them.
    public static final List<Setting<?>> DECLARED =
            List.of(RUN, TIME, PERSON, CHANNEL, COMPANY, OWNER, RUNS, WAITING, RETENTION_DAYS);

    /// Reads them.
    public static RunSettings read(Map<String, String> environment) {
        int days = RETENTION_DAYS.in(environment);
        return new RunSettings(
                Budget.standard().with(RUN.in(environment), TIME.in(environment)),
                new SharedBudget(
                        PERSON.in(environment),
                        CHANNEL.in(environment),
                        COMPANY.in(environment),
                        OWNER.in(environment)),
                RUNS.in(environment),
                WAITING.in(environment),
                days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days)));
    }
}
