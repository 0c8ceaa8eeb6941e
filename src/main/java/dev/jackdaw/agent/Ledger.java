package dev.jackdaw.agent;

import dev.jackdaw.core.RunId;
import java.util.List;

/// What people, channels and the company spend on models, shared by all processes. Thread-safe.
public interface Ledger {
    /// Sets what a run has spent so far and what its next call may cost, together, in millionths of
    /// a US dollar. Returns warnings, one for each budget that is nearly used up; throws
    /// `Stopped.ByBudget` where one would be exceeded, and then nothing is set.
    List<String> book(RunId run, Step.Asked asked, long costMicros);

    /// Sets what a run has spent, now that it makes no more calls for the time being, whatever the
    /// limits say.
    void settle(RunId run, Step.Asked asked, long costMicros);

    /// What is used of the budgets that hold for a person, a sentence each.
    List<String> used(String asker);
}
