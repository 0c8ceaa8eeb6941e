package dev.jackdaw.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/// `jackdaw serve`.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Run as a service: HTTP on PORT (default 8080), and runs that were interrupted are " + "finished.",
        footerHeading = "%nExamples:%n",
        footer = {"  PORT=9000 jackdaw serve", "  curl localhost:9000/ready"})
@SuppressWarnings("NullAway.Init")
final class ServeCommand implements Callable<Integer> {
    @ParentCommand
    private JackdawCommand jackdaw;

    @Override
    public Integer call() throws InterruptedException {
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping(stop, stopped)));
        try {
            new OpenDoors(jackdaw.config(), jackdaw.terminal()).until(stop);
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
}
