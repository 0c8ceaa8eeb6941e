package dev.jackdaw.desk;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.Cancellation;
import dev.jackdaw.core.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A run that this process works on, as its followers see it: they come and read when they can, and
/// never hold it up. Thread-safe.
final class LiveRun implements Desk.Watcher {
    private final RunId id;
    private final String asker;
    private final Cancellation cancellation = new Cancellation();
    private final Desk.Watcher watcher;
    private final List<Journal.Entry> entries;
    private final SpokenText text = new SpokenText();
    private String stoppedBy;
    private int position;
    private boolean over;
    private volatile boolean opensThread;

    /// `entries` are the steps so far; `watcher` is told of each new one at once.
    LiveRun(RunId id, String asker, List<Journal.Entry> entries, Desk.Watcher watcher) {
        this.id = id;
        this.asker = asker;
        this.stoppedBy = asker;
        this.entries = new ArrayList<>(entries);
        this.watcher = watcher;
    }

    /// Its steps so far.
    synchronized List<Journal.Entry> entries() {
        return List.copyOf(entries);
    }

    /// Whether it is known to be its thread's first run.
    boolean opensThread() {
        return opensThread;
    }

    void opensThread(boolean first) {
        opensThread = first;
    }

    RunId id() {
        return id;
    }

    String asker() {
        return asker;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /// Stops it, in a thread of its own: breaking off what it does may take a while.
    void stop(String by) {
        synchronized (this) {
            stoppedBy = by;
        }
        Thread.startVirtualThread(cancellation::cancel);
    }

    synchronized String stoppedBy() {
        return stoppedBy;
    }

    @Override
    public void accept(Journal.Entry entry) {
        synchronized (this) {
            entries.add(entry);
            position = 0;
            if (entry.step() instanceof Step.ModelCalled || entry.step() instanceof Step.ModelFailed) {
                text.clear();
            }
            notifyAll();
        }
        watcher.accept(entry);
    }

    @Override
    public void queued(int newPosition) {
        synchronized (this) {
            position = newPosition;
            notifyAll();
        }
        watcher.queued(newPosition);
    }

    @Override
    public void heard(String agent, String tool, String piece) {
        synchronized (this) {
            if (text.add(tool, piece)) {
                notifyAll();
            }
        }
        watcher.heard(agent, tool, piece);
    }

    /// Nothing more comes from this process.
    synchronized void over() {
        over = true;
        notifyAll();
    }

    /// Waits for something new.
    synchronized Desk.News follow(int seen, Desk.News last, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        var news = news(seen);
        while (news.entries().isEmpty()
                && news.goesOn()
                && news.position() == last.position()
                && news.text().equals(last.text())) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return news;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return news;
            }
            news = news(seen);
        }
        return news;
    }

    private Desk.News news(int seen) {
        // Steps are numbered without gaps.
        long from = entries.isEmpty() ? 0 : seen + 1L - entries.getFirst().seq();
        var fresh = entries.stream().skip(Math.max(0, from)).toList();
        return new Desk.News(fresh, text.soFar(), position, !over);
    }
}
