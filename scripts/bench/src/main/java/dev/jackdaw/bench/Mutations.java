package dev.jackdaw.bench;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// Switches off each refusal and each doubt in the guard's code, one at a time, and runs the
/// guard's tests: at least one must turn red. Arguments: a folder to work in and, where not all are
/// wanted, a regular expression for "File.java:LINE throw …"; or `tests`.
final class Mutations {
    private static final Pattern SITE = Pattern.compile("(?m)^(\\s+)(throw (?:refused|new RefusedException|new "
            + "TextRefusedException|cursor\\.unexpected|unexpected)\\(|doubt\\(\")");
    private static final List<String> TESTS = List.of(
            "dev.jackdaw.warehouse.text.StatementTextTest",
            "dev.jackdaw.warehouse.guard.EachWallTest",
            "dev.jackdaw.warehouse.guard.PolicyMutationTest",
            "dev.jackdaw.warehouse.guard.PeoplesRightsTest",
            "dev.jackdaw.warehouse.guard.GuardCorpusTest");
    private static final int MINUTES = 4;

    private Mutations() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("tests")) {
            System.exit(fails() ? 1 : 0);
        }
        var place = Path.of(arguments[0]);
        var green = run(place.resolve("none"));
        if (green != 0) {
            throw new IllegalStateException("the tests are red as they are: " + green);
        }
        int killed = 0;
        var lived = new ArrayList<String>();
        var other = new ArrayList<String>();
        for (var folder : List.of("guard", "text")) {
            try (var files =
                    Files.list(Path.of("src/main/java/dev/jackdaw/warehouse").resolve(folder))) {
                for (var file : files.sorted().toList()) {
                    var source = Files.readString(file);
                    var sites = SITE.matcher(source);
                    while (sites.find()) {
                        var mutant = source.substring(0, sites.start(2))
                                + "if (System.nanoTime() == 0) "
                                + source.substring(sites.start(2));
                        var name = file.getFileName()
                                + ":"
                                + source.substring(0, sites.start(2)).lines().count()
                                + " "
                                + source.substring(sites.start(2), Math.min(sites.start(2) + 110, source.length()))
                                        .replaceAll("\\s+", " ");
                        if (arguments.length > 1 && !name.matches(arguments[1])) {
                            continue;
                        }
                        var classes = place.resolve("m" + sites.start());
                        if (!compile(file, mutant, classes)) {
                            other.add(name);
                            continue;
                        }
                        boolean red = run(classes) != 0;
                        killed += red ? 1 : 0;
                        if (!red) {
                            lived.add(name);
                        }
                        System.out.println((red ? "red    " : "GREEN  ") + name);
                    }
                }
            }
        }
        System.out.printf(
                "%n%d red, %d green, %d that do not compile without the line%n", killed, lived.size(), other.size());
        lived.forEach(name -> System.out.println("green: " + name));
    }

    private static boolean compile(Path file, String source, Path classes) throws Exception {
        var copy = Files.createDirectories(classes.resolve("src")).resolve(file.getFileName());
        Files.writeString(copy, source);
        var log = new java.io.ByteArrayOutputStream();
        return ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                log,
                                log,
                                "-proc:none",
                                "-nowarn",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                classes.toString(),
                                copy.toString())
                == 0;
    }

    private static int run(Path classes) throws Exception {
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx700m",
                "-cp",
                classes + File.pathSeparator + System.getProperty("java.class.path"),
                Mutations.class.getName(),
                "tests"));
        command.addAll(TESTS);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    /// Stops at the first class that is red.
    private static boolean fails() {
        for (var test : TESTS) {
            var summary = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(test))
                                    .build(),
                            summary);
            if (summary.getSummary().getTotalFailureCount() > 0
                    || summary.getSummary().getTestsFoundCount() == 0) {
                summary.getSummary().printFailuresTo(new java.io.PrintWriter(System.out, true));
                return true;
            }
        }
        return false;
    }
}
