package dev.jackdaw.model.governed;

/// "top 5"; a limit of 0 where no number was said.
record Ranking(boolean descending, int limit) {}
