package dev.jackdaw.learning.curate;

import dev.jackdaw.learning.Episode;
import dev.jackdaw.learning.Learnings;
import dev.jackdaw.learning.LiftLedger;
import dev.jackdaw.learning.Proposal;
import dev.jackdaw.learning.mine.MiningRule;
import dev.jackdaw.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;

/// Finds proposals in finished runs: by rules, and where they find nothing in a run in which
/// something happened, by a second look, once a run.
public final class Miner {
    /// Each of them is a call of a model.
    private static final int SECOND_LOOKS_MAX = 20;

    private final Learnings learnings;
    private final LiftLedger ledger;
    private final Warehouse warehouse;
    private final List<MiningRule> rules;
    private final Optional<MiningRule> secondLook;
    private int looksLeft;

    public Miner(
            Learnings learnings,
            LiftLedger ledger,
            Warehouse warehouse,
            List<MiningRule> rules,
            Optional<MiningRule> secondLook) {
        this.learnings = learnings;
        this.ledger = ledger;
        this.warehouse = warehouse;
        this.rules = List.copyOf(rules);
        this.secondLook = secondLook;
    }

    /// A pass begins.
    void begin() {
        looksLeft = SECOND_LOOKS_MAX;
    }

    /// Stores what a run proposes; how much.
    int mine(Episode episode) {
        int proposed = 0;
        for (var rule : rules) {
            proposed += proposed(rule, episode);
        }
        if (proposed == 0
                && looksLeft > 0
                && secondLook.isPresent()
                && episode.eventful()
                && !ledger.known(episode.run())) {
            proposed = proposed(secondLook.get(), episode);
            looksLeft--;
        }
        return proposed;
    }

    private int proposed(MiningRule rule, Episode episode) {
        int proposed = 0;
        for (var proposal : rule.read(episode)) {
            proposed += propose(proposal) ? 1 : 0;
        }
        return proposed;
    }

    private boolean propose(Proposal proposal) {
        if (learnings.forgotten().contains(proposal)) {
            return false;
        }
        var shape = warehouse.lineage(proposal.sql()).map(l -> l.shape()).orElse("");
        learnings.propose(proposal, shape);
        return true;
    }
}
