package dev.jackdaw.agent;

import dev.jackdaw.data.KnowledgeRef;
import java.util.List;

/// How an answer was made. `role` is the database login it ran under, empty where no SQL ran;
/// `freshness` the latest date seen in the data, ISO, or empty; `resultHash` that of the answer's
/// table; `costMicros` what the models cost, in millionths of a US dollar.
public record Receipt(
        String role,
        List<KnowledgeRef> knowledge,
        String freshness,
        String resultHash,
        int modelCalls,
        int tokensIn,
        int tokensOut,
        long costMicros,
        long elapsedMs,
        String model) {
    public Receipt {
        knowledge = List.copyOf(knowledge);
    }
}
