package dev.jackdaw.jobs;

import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.store.StateDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.quartz.CronScheduleBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.ScheduleBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;

/// The clock door: reports when they are due, watches, upkeep. Quartz's clustered store sees to it
/// that of several processes one wakes up. That a report is posted once does not rest on it: waking
/// up twice, late or by a wrong clock comes to the same postings, and a look every few seconds
/// finds whatever a process that died had been woken up for.
public final class ClockDoor implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ClockDoor.class.getName());
    private static final String DOOR = "door";
    private static final String CHORES = "chores";
    private static final String DUE = "due";
    private static final Duration SWEEP = Duration.ofSeconds(10);
    private static final Duration WORK = Duration.ofMillis(500);
    private static final Duration RENEW = Duration.ofSeconds(8);
    private static final int THREADS = 6;

    private final DueWork due;
    private final List<Chore> chores;
    private final ZoneId zone;
    private final Clock clock;
    private final DataSource source;
    private final Scheduler scheduler;
    private final CountDownLatch stop = new CountDownLatch(1);

    private ClockDoor(StateDatabase database, DueWork due, List<Chore> chores, ZoneId zone, Clock clock) {
        this.due = due;
        var all = new ArrayList<>(chores);
        all.add(Chore.every(SWEEP, "sweep", this::plan));
        this.chores = List.copyOf(all);
        this.zone = zone;
        this.clock = clock;
        QuartzTables.make(database);
        this.source = database.beside(THREADS, s -> s);
        try {
            this.scheduler = QuartzScheduler.of(source, THREADS);
            scheduler.getContext().put(DOOR, this);
            register();
            scheduler.start();
        } catch (SchedulerException e) {
            closeSource();
            throw new EnvironmentException("the clock can't be started: " + e.getMessage(), e);
        }
        Thread.ofVirtual().name("reports").start(this::work);
        Thread.ofVirtual().name("reports renew").start(this::renew);
        plan();
    }

    /// Starts it. `zone` is the company's.
    public static ClockDoor open(StateDatabase database, DueWork due, List<Chore> chores, ZoneId zone, Clock clock) {
        return new ClockDoor(database, due, chores, zone, clock);
    }

    /// What this version does from time to time; what another version did and this one does not is
    /// forgotten.
    private void register() throws SchedulerException {
        for (var chore : chores) {
            var key = JobKey.jobKey(chore.name(), CHORES);
            scheduler.addJob(
                    JobBuilder.newJob(ChoreJob.class)
                            .withIdentity(key)
                            .storeDurably()
                            .requestRecovery(chore.daily().isPresent())
                            .build(),
                    true);
            var trigger = TriggerKey.triggerKey(chore.name(), CHORES);
            var known = scheduler.getTrigger(trigger);
            if (known == null || !chore.times().equals(known.getDescription())) {
                schedule(chore, trigger, known != null);
            }
        }
        var names = chores.stream().map(Chore::name).toList();
        for (var key : scheduler.getJobKeys(org.quartz.impl.matchers.GroupMatcher.jobGroupEquals(CHORES))) {
            if (!names.contains(key.getName())) {
                scheduler.deleteJob(key);
            }
        }
        scheduler.addJob(
                JobBuilder.newJob(DueJob.class).withIdentity(DUE).storeDurably().build(), true);
    }

    private void schedule(Chore chore, TriggerKey key, boolean known) throws SchedulerException {
        ScheduleBuilder<?> times = chore.every().isPresent()
                ? SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(chore.every().get().toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount()
                : CronScheduleBuilder.dailyAtHourAndMinute(
                                chore.daily().orElseThrow().getHour(),
                                chore.daily().orElseThrow().getMinute())
                        .inTimeZone(TimeZone.getTimeZone(zone))
                        .withMisfireHandlingInstructionFireAndProceed();
        var trigger = TriggerBuilder.newTrigger()
                .withIdentity(key)
                .withDescription(chore.times())
                .forJob(chore.name(), CHORES)
                .withSchedule(times)
                .build();
        try {
            if (known) {
                scheduler.rescheduleJob(key, trigger);
            } else {
                scheduler.scheduleJob(trigger);
            }
        } catch (ObjectAlreadyExistsException e) {
            LOG.log(Level.FINE, "another process was first", e);
        }
    }

    /// A chore's turn.
    @DisallowConcurrentExecution
    public static final class ChoreJob implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            door(context)
                    .flatMap(door -> door.chores.stream()
                            .filter(c -> c.name()
                                    .equals(context.getJobDetail().getKey().getName()))
                            .findFirst())
                    .ifPresent(chore -> tried(chore.name(), chore.work()));
        }
    }

    /// Something is due.
    public static final class DueJob implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            door(context).ifPresent(door -> tried(DUE, door::plan));
        }
    }

    private static Optional<ClockDoor> door(JobExecutionContext context) {
        try {
            return Optional.ofNullable(
                    (ClockDoor) context.getScheduler().getContext().get(DOOR));
        } catch (SchedulerException e) {
            return Optional.empty();
        }
    }

    private static void tried(String name, Runnable work) {
        try {
            work.run();
        } catch (JackdawException e) {
            LOG.log(Level.WARNING, "{0}: {1}", new Object[] {name, e.getMessage()});
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, name, e);
        }
    }

    /// Plans what is due, and has Quartz wake somebody up for the next.
    private void plan() {
        var next = due.plan();
        try {
            if (next.isPresent()) {
                wake(next.get());
            }
        } catch (SchedulerException e) {
            // The next look finds it.
            LOG.log(Level.WARNING, "nobody is woken up: " + e.getMessage());
        }
    }

    /// Quartz goes by the system's clock.
    private void wake(Instant due) throws SchedulerException {
        var left = Duration.between(clock.instant(), due);
        var at = Date.from(Instant.now().plus(left.isNegative() ? Duration.ZERO : left));
        var key = TriggerKey.triggerKey(DUE);
        var known = scheduler.getTrigger(key);
        if (known != null && due.toString().equals(known.getDescription())) {
            return;
        }
        var trigger = TriggerBuilder.newTrigger()
                .withIdentity(key)
                .withDescription(due.toString())
                .forJob(DUE)
                .startAt(at)
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .build();
        try {
            if (known == null) {
                scheduler.scheduleJob(trigger);
            } else {
                scheduler.rescheduleJob(key, trigger);
            }
        } catch (ObjectAlreadyExistsException e) {
            LOG.log(Level.FINE, "another process was first", e);
        }
    }

    private void work() {
        while (!stopped(WORK)) {
            tried("reports", due::work);
        }
    }

    private void renew() {
        while (!stopped(RENEW)) {
            tried("reports", due::renew);
        }
    }

    private boolean stopped(Duration patience) {
        try {
            return stop.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Ends what runs, and leaves the rest to the others.
    @Override
    public void close() {
        stop.countDown();
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            LOG.log(Level.FINE, "closing the clock", e);
        }
        closeSource();
    }

    private void closeSource() {
        if (source instanceof AutoCloseable pool) {
            try {
                pool.close();
            } catch (Exception e) {
                LOG.log(Level.FINE, "closing the clock", e);
            }
        }
    }
}
