package dev.jackdaw.learning.mine;

import dev.jackdaw.learning.Episode;
import dev.jackdaw.learning.Proposal;
import java.util.List;

/// One way of finding in a run what could be learnt. Most runs hold nothing.
public interface MiningRule {
    /// What it proposes: the same for the same episode.
    List<Proposal> read(Episode episode);
}
