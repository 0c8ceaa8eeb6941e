package dev.jackdaw.app.command;

import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.app.Watch;
import dev.jackdaw.web.HttpDoor;

import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/// `jackdaw serve`.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Run as a service: HTTP on PORT (default 8080), and runs that were interrupted are"
                        + " finished.",
        footerHeading = "%nExamples:%n",
        footer = {"  PORT=9000 jackdaw serve", "  curl localhost:9000/ready"})
@SuppressWarnings("NullAway.Init")
final class ServeCommand implements Callable<Integer> {
    @ParentCommand private JackdawCommand jackdaw;

    @Override
    public Integer call() throws InterruptedException {
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping(stop, stopped)));
        var open = new AtomicReference<@Nullable Jackdaw>();
        // Listening first: whoever watches sees a process that lives and is not ready yet.
        try (var door = HttpDoor.open(jackdaw.config().port(), () -> ready(open.get()))) {
            jackdaw.terminal().note("listening on port " + door.port());
            try (var all = jackdaw.open()) {
                open.set(all);
                jackdaw.terminal().note("ready");
                for (var outcome : all.desk().resume(new Watch(jackdaw.terminal()))) {
                    jackdaw.terminal()
                            .note(
                                    "Run "
                                            + outcome.run()
                                            + " had been interrupted and is finished now.");
                }
                stop.await();
                jackdaw.terminal().note("stopping …");
            } finally {
                open.set(null);
            }
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    /// On SIGTERM the process must not end before the doors and the database are closed.
    private static void stopping(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean ready(@Nullable Jackdaw all) {
        try {
            return all != null && all.index().generation() >= 0;
        } catch (DataAccessException e) {
            return false;
        }
    }
}
