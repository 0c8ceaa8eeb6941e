import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/// Prints how many lines of each room the tests run, from JaCoCo's table, and fails where a room is under a bound.
///
///     java scripts/Coverage.java target/site/jacoco/jacoco.csv 80
public final class Coverage {
    private static final String ROOT = "dev.jackdaw.";

    private Coverage() {}

    public static void main(String[] args) throws IOException {
        int bound = Integer.parseInt(args[1]);
        var rooms = new TreeMap<String, long[]>();
        for (var line : Files.readAllLines(Path.of(args[0])).stream().skip(1).toList()) {
            var fields = line.split(",");
            var room = fields[1].startsWith(ROOT)
                    ? fields[1].substring(ROOT.length()).split("\\.")[0]
                    : fields[1];
            var lines = rooms.computeIfAbsent(room, r -> new long[2]);
            lines[0] += Long.parseLong(fields[8]);
            lines[1] += Long.parseLong(fields[7]);
        }
        boolean under = rooms.isEmpty();
        for (var room : rooms.entrySet()) {
            long ran = room.getValue()[0];
            long all = ran + room.getValue()[1];
            boolean low = 100 * ran < bound * all;
            under |= low;
            System.out.printf(
                    "coverage: %-10s %5.1f %% of %d lines%s%n",
                    room.getKey(), 100.0 * ran / all, all, low ? ", under " + bound + " %" : "");
        }
        if (under) {
            System.err.println("A room's own tests should reach " + bound + " % of its lines.");
            System.exit(1);
        }
    }
}
