package dev.jackdaw.slack;

import dev.jackdaw.core.ConflictException;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.desk.Approvals;
import dev.jackdaw.desk.ViewApprovals;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the data team does by command: take a view away, look at what was learnt and which views
/// are proposed, agree to it or refuse it. For admins alone.
record AdminCommands(People people, Approvals approvals, ViewApprovals views) {
    private static final int LISTED_MAX = 10;

    /// "drop view NAME"; anything else that begins with "drop" is a question.
    private static final Pattern DROP = Pattern.compile("drop\\s+view\\s+(?:jackdaw\\.)?([a-z][a-z0-9_]*)");

    private static final Pattern DECIDE = Pattern.compile("(approve|reject)\\s+([0-9a-hjkmnp-tv-z]{16})");

    private static final List<String> LIST_WORDS = List.of("learnings", "approvals");

    /// What is said to a command of these; nothing where it is none.
    Optional<String> answer(String command, People.Person person) {
        var drop = DROP.matcher(command);
        var decide = DECIDE.matcher(command);
        if (!drop.matches() && !decide.matches() && !LIST_WORDS.contains(command)) {
            return Optional.empty();
        }
        if (!people.admin(person)) {
            return Optional.of("Only an admin can do that. Ask the data team: they list admins in JACKDAW_PRINCIPALS.");
        }
        if (drop.matches()) {
            return Optional.of(drop(drop.group(1), person));
        }
        return Optional.of(
                decide.matches() ? decide(decide.group(1).equals("approve"), decide.group(2), person) : waiting());
    }

    private String drop(String view, People.Person person) {
        return views.drop(view, person.asker(), "dropped in Slack")
                .map(why -> "Not dropped: " + why + ".")
                .orElse("The view **jackdaw." + view + "** is dropped.");
    }

    private String waiting() {
        var waiting = approvals.waiting();
        if (waiting.isEmpty()) {
            return "Nothing waits for you.";
        }
        return waiting.stream()
                        .limit(LISTED_MAX)
                        .map(AdminCommands::line)
                        .collect(Collectors.joining("\n", waiting.size() + " waiting for a yes:\n", "\n"))
                + "Say **/jackdaw approve ID** or **/jackdaw reject ID**.";
    }

    private static String line(Approvals.Waiting waiting) {
        return "- `"
                + waiting.id()
                + "` "
                + waiting.text().replaceAll("\\s+", " ")
                + (waiting.sql().isEmpty() ? "" : " `" + brief(waiting.sql()) + "`")
                + " ("
                + waiting.kind()
                + ", asked: \""
                + brief(waiting.question())
                + "\", run "
                + waiting.run()
                + (waiting.by().isEmpty() ? "" : ", said by " + String.join(", ", waiting.by()))
                + "; "
                + waiting.reason()
                + ")";
    }

    private static String brief(String text) {
        return SlackText.cut(text.replaceAll("\\s+", " ").replace("`", "'"), 300);
    }

    private String decide(boolean yes, String id, People.Person person) {
        try {
            return approvals
                    .decide(id, yes, person.asker(), yes ? "approved in Slack" : "refused in Slack")
                    .map(AdminCommands::told)
                    .orElse("Nothing waits under `" + id + "`.");
        } catch (ConflictException | UsageException e) {
            return "Not done: " + e.getMessage() + ".";
        }
    }

    private static String told(Approvals.Decided decided) {
        return "The "
                + decided.kind()
                + " `"
                + decided.id()
                + "` is "
                + decided.state()
                + (decided.state().equals("broken") ? ": " + decided.reason() : "")
                + ".";
    }
}
