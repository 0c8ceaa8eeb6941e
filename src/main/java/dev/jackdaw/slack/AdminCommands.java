package dev.jackdaw.slack;

import dev.jackdaw.asset.Builder;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Learning.State;
import dev.jackdaw.learning.Learnings;
import dev.jackdaw.learning.Viewer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the data team does by command: take a view away, look at what was learnt, agree to it or
/// refuse it. For admins alone.
record AdminCommands(People people, Builder builder, Learnings learnings) {
    private static final int SHOWN = 10;

    /// "drop view NAME"; anything else that begins with "drop" is a question.
    private static final Pattern DROP =
            Pattern.compile("drop\\s+view\\s+(?:jackdaw\\.)?([a-z][a-z0-9_]*)");

    private static final Pattern DECIDE =
            Pattern.compile("(approve|reject)\\s+([0-9a-hjkmnp-tv-z]{16})");

    /// What is said to a command of these; nothing where it is none.
    Optional<String> answer(String command, People.Person person) {
        var drop = DROP.matcher(command);
        var decide = DECIDE.matcher(command);
        if (!drop.matches() && !decide.matches() && !command.equals("learnings")) {
            return Optional.empty();
        }
        if (!people.admin(person)) {
            return Optional.of(
                    "Only an admin can do that. Ask the data team: they list admins in"
                            + " JACKDAW_PRINCIPALS.");
        }
        if (drop.matches()) {
            return Optional.of(drop(drop.group(1), person));
        }
        return Optional.of(
                decide.matches()
                        ? decide(decide.group(1).equals("approve"), decide.group(2), person)
                        : waiting());
    }

    private String drop(String view, People.Person person) {
        return builder.drop(view, person.asker(), "dropped in Slack")
                .map(why -> "Not dropped: " + why + ".")
                .orElse("The view **jackdaw." + view + "** is dropped.");
    }

    private String waiting() {
        var waiting = learnings.list(Viewer.UPKEEP, List.of(State.WAITING));
        if (waiting.isEmpty()) {
            return "Nothing that was learnt waits for you.";
        }
        return waiting.stream()
                        .limit(SHOWN)
                        .map(AdminCommands::line)
                        .collect(
                                Collectors.joining(
                                        "\n",
                                        waiting.size() + " learned and waiting for a yes:\n",
                                        "\n"))
                + "Say **/jackdaw approve ID** or **/jackdaw reject ID**.";
    }

    private static String line(Learning learning) {
        return "- `"
                + learning.id()
                + "` "
                + learning.text().replaceAll("\\s+", " ")
                + (learning.sql().isEmpty() ? "" : " `" + brief(learning.sql()) + "`")
                + " ("
                + learning.type().word()
                + ", asked: \""
                + brief(learning.question())
                + "\", run "
                + learning.origin().run()
                + ", said by "
                + String.join(", ", learning.supports())
                + "; "
                + learning.reason()
                + ")";
    }

    private static String brief(String text) {
        return SlackText.cut(text.replaceAll("\\s+", " ").replace("`", "'"), 300);
    }

    private String decide(boolean yes, String id, People.Person person) {
        var learning = learnings.find(Viewer.UPKEEP, id);
        if (learning.isEmpty()) {
            return "There is no learning `" + id + "`.";
        }
        if (learning.get().state() != State.WAITING) {
            return "Learning `" + id + "` is " + learning.get().state().word() + " already.";
        }
        try {
            var moved =
                    learnings.move(
                            learning.get(),
                            yes ? State.ACTIVE : State.REJECTED,
                            person.asker(),
                            yes ? "approved in Slack" : "refused in Slack");
            return "Learning `" + id + "` is " + moved.state().word() + ".";
        } catch (UsageException e) {
            return "Somebody else decided meanwhile: look again with **/jackdaw learnings**.";
        }
    }
}
