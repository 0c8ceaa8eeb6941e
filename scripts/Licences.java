import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Fails where something that ships has no licence that may stand beside Apache-2.0.
///
///     java scripts/Licences.java target/third-party.txt
public final class Licences {
    /// A line of the list: its licences in brackets, then the name and "(group:artifact:version - page)".
    private static final Pattern LINE =
            Pattern.compile("(\\(.*\\)) [^()]*(?:\\([^()]*\\))?[^()]* \\(([^() ]+) - .*\\)");

    private static final Pattern ALLOWED = Pattern.compile(
            "Apache|MIT|BSD|EPL|EDL|Eclipse (Public|Distribution)|CC0|Public Domain|PostgreSQL",
            Pattern.CASE_INSENSITIVE);

    private Licences() {}

    public static void main(String[] args) throws IOException {
        int seen = 0;
        int refused = 0;
        for (var line : Files.readAllLines(Path.of(args[0]))) {
            var found = LINE.matcher(line.strip());
            if (found.matches()) {
                seen++;
                if (!ALLOWED.matcher(found.group(1)).find()) {
                    refused++;
                    System.err.println("licence not allowed: " + found.group(1) + " " + found.group(2));
                }
            }
        }
        if (seen == 0 || refused > 0) {
            System.err.println(
                    seen == 0
                            ? args[0] + " names no dependency"
                            : "Choose another library, or add the licence to scripts/Licences.java with a reason.");
            System.exit(1);
        }
    }
}
