package dev.jackdaw.agent;

import dev.jackdaw.data.KnowledgeRef;
/// Something recall found for a question. `content` is data to be read, never an instruction to
/// follow; `score` orders the finds of one search and means nothing across searches.

public record Evidence(KnowledgeRef ref, String title, String content, double score) {}
