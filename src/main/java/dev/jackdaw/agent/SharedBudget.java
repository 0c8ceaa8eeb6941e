package dev.jackdaw.agent;

/// What may be spent on models, in millionths of a US dollar: by one person in a day, in one
/// channel in a day, by the whole company in a month. `owner` is who can raise it, as people are
/// told.
public record SharedBudget(long personDayMicros, long channelDayMicros, long companyMonthMicros, String owner) {
    /// For a team that tries it out.
    public static SharedBudget standard() {
        return new SharedBudget(5_000_000L, 20_000_000L, 500_000_000L, "whoever runs Jackdaw here");
    }
}
