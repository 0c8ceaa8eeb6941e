package dev.jackdaw.desk;

import dev.jackdaw.core.FairQueue;

/// A run that this process holds, with its place in line. `resumed` says that its steps must be
/// read from the journal.
record QueuedRun(LiveRun run, FairQueue.Ticket ticket, boolean resumed) {}
