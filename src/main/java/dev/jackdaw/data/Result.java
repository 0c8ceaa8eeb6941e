package dev.jackdaw.data;

import java.util.List;

/// Data that a tool fetched, with all that a receipt needs. `id` ("r1") is how a finding refers to
/// it. `headline` is a sentence about it, computed and not written by a model; `freshness` is the
/// latest date the data holds, ISO, or empty.
public record Result(
        String id,
        Basis basis,
        String role,
        String headline,
        ResultTable table,
        List<String> sql,
        List<String> caveats,
        List<KnowledgeRef> knowledge,
        String freshness) {
    public Result {
        sql = List.copyOf(sql);
        caveats = List.copyOf(caveats);
        knowledge = List.copyOf(knowledge);
    }

    public Result withId(String newId) {
        return new Result(newId, basis, role, headline, table, sql, caveats, knowledge, freshness);
    }
}
