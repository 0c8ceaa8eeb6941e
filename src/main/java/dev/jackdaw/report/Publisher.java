package dev.jackdaw.report;

import dev.jackdaw.core.JackdawException;
import dev.jackdaw.report.Postings.Posting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Takes the postings that are due and has them made, a few at once, under leases that it renews while
/// they are worked on. Thread-safe.
public final class Publisher {
    private static final Logger LOG = Logger.getLogger(Publisher.class.getName());
    private static final int THREADS_MAX = 4;

    private final Postings postings;
    private final Publication publication;
    private final Semaphore free = new Semaphore(THREADS_MAX);
    private final Set<Posting> working = ConcurrentHashMap.newKeySet();

    public Publisher(Postings postings, Publication publication) {
        this.postings = postings;
        this.publication = publication;
    }

    /// Takes what there is to make, as far as threads are free for it, each on a thread of its own;
    /// how many.
    public int work() {
        int threads = free.drainPermits();
        var claimed = List.<Posting>of();
        try {
            claimed = threads == 0 ? claimed : postings.claim(threads);
            for (var posting : claimed) {
                working.add(posting);
                Thread.ofVirtual().name("report " + posting.report()).start(() -> workFrom(posting));
            }
            return claimed.size();
        } finally {
            free.release(threads - claimed.size());
        }
    }

    /// Makes one, and then whatever is due next, while there is.
    private void workFrom(Posting first) {
        try {
            for (var next = Optional.of(first); next.isPresent(); next = next()) {
                make(next.get());
            }
        } catch (JackdawException e) {
            LOG.log(Level.WARNING, "reports wait: " + e.getMessage());
        } finally {
            free.release();
        }
    }

    private Optional<Posting> next() {
        var next = postings.claim(1).stream().findFirst();
        next.ifPresent(working::add);
        return next;
    }

    private void make(Posting posting) {
        try {
            publication.make(posting);
        } catch (JackdawException e) {
            LOG.log(Level.WARNING, "report " + posting.report() + " waits: " + e.getMessage());
        } finally {
            working.remove(posting);
        }
    }

    /// Says that what is worked on here is still worked on.
    public void renew() {
        working.forEach(postings::renew);
    }

    /// How many are worked on.
    public int working() {
        return working.size();
    }
}
