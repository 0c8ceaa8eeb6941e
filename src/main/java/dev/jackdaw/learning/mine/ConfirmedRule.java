package dev.jackdaw.learning.mine;

import dev.jackdaw.data.Basis;
import dev.jackdaw.learning.Audience;
import dev.jackdaw.learning.Episode;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Proposal;
import dev.jackdaw.warehouse.Warehouse;
import java.util.List;

/// A person confirmed an answer whose SQL a model wrote: a query worth keeping.
public record ConfirmedRule(Warehouse warehouse) implements MiningRule {
    @Override
    public List<Proposal> read(Episode episode) {
        var answer = episode.answer();
        boolean confirmed = episode.opinion().map(Episode.Opinion::good).orElse(false);
        if (!confirmed
                || answer.isEmpty()
                || answer.get().basis() != Basis.MODEL_WRITTEN
                || answer.get().sql().size() != 1) {
            return List.of();
        }
        var sql = answer.get().sql().getFirst();
        return warehouse
                .lineage(sql)
                .map(lineage -> episode.proposal(
                        Learning.Type.QUERY,
                        Audience.COMPANY,
                        "A query that answers: " + episode.asked().question(),
                        sql,
                        episode.asked().question(),
                        lineage.columns().keySet().stream().sorted().toList(),
                        List.of(episode.entries().getLast().seq()),
                        "rule: confirmed answer"))
                .stream()
                .toList();
    }
}
