package dev.jackdaw.agent;

import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Figures;
import dev.jackdaw.store.Sql;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// The ledger in PostgreSQL. A run books what it spent and reserves what its next call may cost in
/// one step under row locks, so that runs side by side can't overspend together.
public final class PgLedger implements Ledger {
    private static final int WARN_PERCENT = 80;

    private final Sql database;
    private final SharedBudget budget;
    private final Clock clock;
    private final ZoneId zone;

    /// Days and months are the company's.
    public PgLedger(Sql database, SharedBudget budget, Clock clock, ZoneId zone) {
        this.database = database;
        this.budget = budget;
        this.clock = clock;
        this.zone = zone;
    }

    private record Scope(String key, long limitMicros, String name, String setting) {}

    private List<Scope> scopes(Step.Asked asked) {
        var day = clock.instant().atZone(zone).toLocalDate();
        var scopes = new ArrayList<Scope>();
        scopes.add(new Scope(
                "person " + asked.asker() + " " + day,
                budget.personDayMicros(),
                "your budget for today",
                "JACKDAW_BUDGET_PERSON_DAY"));
        if (!asked.channel().isEmpty()) {
            scopes.add(new Scope(
                    "channel " + asked.channel() + " " + day,
                    budget.channelDayMicros(),
                    "this channel's budget for today",
                    "JACKDAW_BUDGET_CHANNEL_DAY"));
        }
        scopes.add(new Scope(
                "company " + YearMonth.from(day),
                budget.companyMonthMicros(),
                "the company's budget for this month",
                "JACKDAW_BUDGET_COMPANY_MONTH"));
        return scopes;
    }

    @Override
    public List<String> book(RunId run, Step.Asked asked, long costMicros) {
        var scopes = scopes(asked);
        var limits = scopes.stream().map(Scope::limitMicros).toArray(Long[]::new);
        var totals = totals(run, scopes, limits, costMicros);
        var warnings = new ArrayList<String>();
        for (int i = 0; i < scopes.size(); i++) {
            var scope = scopes.get(i);
            long total = totals.get(i);
            if (total < 0) {
                throw Stopped.ByBudget.shared(text(scope, -total - 1, "I stopped: "));
            }
            if (total * 100 >= scope.limitMicros() * WARN_PERCENT) {
                warnings.add(text(scope, total, ""));
            }
        }
        return List.copyOf(warnings);
    }

    @Override
    public void settle(RunId run, Step.Asked asked, long costMicros) {
        var scopes = scopes(asked);
        var unlimited = scopes.stream().map(scope -> Long.MAX_VALUE).toArray(Long[]::new);
        totals(run, scopes, unlimited, costMicros);
    }

    @Override
    public List<String> used(String asker) {
        return scopes(new Step.Asked("", asker, "")).stream()
                .map(scope -> Figures.dollars(spent(scope))
                        + " of "
                        + Figures.dollars(scope.limitMicros())
                        + " of "
                        + scope.name()
                        + " is used.")
                .toList();
    }

    private long spent(Scope scope) {
        return database.query("SELECT micros FROM spend WHERE scope = ?", scope.key())
                .first(row -> row.bigint("micros"))
                .orElse(0L);
    }

    /// A lost reservation does no harm, so none waits for the disk.
    private List<Long> totals(RunId run, List<Scope> scopes, Long[] limits, long costMicros) {
        return database.query(
                        "SELECT book(?, ?, ?, ?) AS totals FROM (SELECT set_config('synchronous_commit', 'off', true))"
                                + " s",
                        run.value(),
                        scopes.stream().map(Scope::key).toList(),
                        limits,
                        costMicros)
                .one(row -> row.bigints("totals"));
    }

    private String text(Scope scope, long usedMicros, String before) {
        return before
                + Figures.dollars(usedMicros)
                + " of "
                + Figures.dollars(scope.limitMicros())
                + " of "
                + scope.name()
                + " is used or reserved by questions under way. It can be raised by "
                + budget.owner()
                + " ("
                + scope.setting()
                + ").";
    }
}
