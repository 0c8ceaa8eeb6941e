package dev.jackdaw.app;

import dev.jackdaw.jobs.DueWork;
import dev.jackdaw.report.Planner;
import dev.jackdaw.report.Publisher;
import java.time.Instant;
import java.util.Optional;

/// Reports as the clock door sees them.
record DueReports(Planner planner, Publisher publisher) implements DueWork {
    @Override
    public Optional<Instant> plan() {
        planner.plan();
        return planner.next();
    }

    @Override
    public void work() {
        publisher.work();
    }

    @Override
    public void renew() {
        publisher.renew();
    }
}
