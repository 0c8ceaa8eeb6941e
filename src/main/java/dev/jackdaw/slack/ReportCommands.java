package dev.jackdaw.slack;

import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.TransientException;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.desk.Editions;
import dev.jackdaw.desk.Schedules;
import dev.jackdaw.store.RefusedStatement;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reports made and looked after in Slack: proposed back with their next three times before
/// anything is saved, and changed by their owner or an admin alone.
record ReportCommands(Schedules schedules, Editions editions, People people, Poster poster) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm z", Locale.ENGLISH);
    private static final Pattern MANAGE =
            Pattern.compile("(?<what>pause|resume|delete|show|export) (?:report )?(?<name>[a-z][a-z0-9-]{1,60})");
    private static final Pattern CHANGE = Pattern.compile(
            "(?i)change (?:report )?(?<name>[a-z][a-z0-9-]{1,60})(?: to)?:? (?<text>.+)", Pattern.DOTALL);
    private static final int LISTED_MAX = 20;

    /// What is said to a command about reports; nothing where it is none.
    Optional<SlackMessage> answer(String text, ConversationRef place, People.Person person) {
        var word = text.strip().toLowerCase(Locale.ROOT);
        if (word.equals("reports") || word.equals("schedule")) {
            return Optional.of(Blocks.message(list(place, person)));
        }
        var change = CHANGE.matcher(text.strip());
        if (change.matches() && schedules.knows(change.group("name"))) {
            return Optional.of(proposed(change.group("text"), change.group("name"), place, person));
        }
        var manage = MANAGE.matcher(word);
        if (manage.matches() && schedules.knows(manage.group("name"))) {
            return Optional.of(Blocks.message(managed(manage.group("what"), manage.group("name"), person)));
        }
        var schedule = text.strip().replaceFirst("(?i)^schedule\\s+", "");
        return Schedules.asks(schedule) || word.startsWith("schedule ")
                ? Optional.of(proposed(schedule, "", place, person))
                : Optional.empty();
    }

    private String list(ConversationRef place, People.Person person) {
        var found = schedules.list().stream()
                .filter(r -> r.owner().equals(person.asker())
                        || people.admin(person)
                        || r.to().contains(here(place, person)))
                .limit(LISTED_MAX)
                .map(ReportCommands::line)
                .toList();
        return found.isEmpty()
                ? "No reports are posted here, and none are yours. Say for example: **every weekday at 9 "
                        + "post MRR by plan here**."
                : String.join("\n", found)
                        + "\nSay **/jackdaw pause NAME**, **resume NAME**, **change NAME to …**,"
                        + " **export NAME** or **delete NAME**.";
    }

    private static String line(Schedules.Entry report) {
        return "- `"
                + report.name()
                + "` "
                + report.when()
                + (report.active() ? "" : " (" + report.state() + ")")
                + ", "
                + report.owner();
    }

    private Schedules.Person who(People.Person person) {
        return new Schedules.Person(person.asker(), people.admin(person));
    }

    private String managed(String what, String name, People.Person person) {
        var who = who(person);
        boolean reads = what.equals("show") || what.equals("export");
        if (!schedules.mayChange(name, who)) {
            return "Only its owner (" + schedules.owner(name) + ") or an admin can do that.";
        }
        if (reads) {
            return "```yaml\n" + schedules.export(name).strip() + "\n```";
        }
        try {
            switch (what) {
                case "pause" -> schedules.pause(name, who);
                case "resume" -> schedules.resume(name, who);
                default -> schedules.delete(name, who);
            }
        } catch (UsageException e) {
            return "Not done: " + e.text() + ".";
        }
        return switch (what) {
            case "pause" -> "`" + name + "` rests. **/jackdaw resume " + name + "** goes on.";
            case "resume" -> "`" + name + "` goes on.";
            default -> "`" + name + "` is deleted. What it posted stays.";
        };
    }

    /// Where a report goes that is asked for in a conversation.
    private static String here(ConversationRef place, People.Person person) {
        return place.direct() ? person.asker() : "slack:" + place.channel();
    }

    /// What would be posted and when, to be agreed to or not.
    SlackMessage proposed(String text, String name, ConversationRef place, People.Person person) {
        try {
            var report = schedules.propose(bounded(text), name, here(place, person), who(person));
            var next = report.next().stream().map(at -> "- " + TIME.format(at)).collect(Collectors.joining("\n"));
            var blocks = Blocks.list();
            var said = "I will post **"
                    + report.title()
                    + "** here "
                    + report.when()
                    + (name.isEmpty() ? "" : ", in the place of what `" + name + "` is now")
                    + ". The next times:\n"
                    + next
                    + "\nEverybody here sees it; it tells the day that is over, compared"
                    + " with the day before and a year before.";
            blocks.add(Blocks.markdown(SlackText.safe(said)));
            var actions = Blocks.block("actions");
            actions.putArray("elements")
                    .add(Blocks.button(ActionIds.REPORT_SAVE, "Save", name + "|" + text)
                            .put("style", "primary"))
                    .add(Blocks.button(ActionIds.REPORT_LEAVE, "Leave it", "no"));
            blocks.add(actions);
            return new SlackMessage(Blocks.fallback(said), blocks);
        } catch (UsageException e) {
            return Blocks.message(e.text() + ".");
        }
    }

    /// What a button can carry.
    private static String bounded(String text) {
        if (text.length() > Blocks.VALUE_MAX - 100) {
            throw new UsageException("that is too long for a report");
        }
        return text;
    }

    /// A button of a report, a proposal or an alert.
    void pressed(Incoming.Clicked click, People.Person person) {
        switch (click.action()) {
            case ActionIds.REPORT_SAVE -> save(click, person);
            case ActionIds.REPORT_LEAVE -> poster.whisper(click.place(), person.user(), "Nothing is saved.");
            case ActionIds.REPORT_SQL -> sql(click, person);
            case ActionIds.ALERT_GOOD, ActionIds.ALERT_BAD -> opinion(click, person);
            default -> {}
        }
    }

    /// Somebody agreed: what the button says is read again, as theirs.
    private void save(Incoming.Clicked click, People.Person person) {
        var value = click.value();
        int bar = value.indexOf('|');
        try {
            var name = value.substring(0, Math.max(0, bar));
            var report =
                    schedules.save(bounded(value.substring(bar + 1)), name, here(click.place(), person), who(person));
            poster.whisper(
                    click.place(),
                    person.user(),
                    "Saved as `" + report.name() + "`, " + report.when() + ". **/jackdaw reports** lists them.");
        } catch (TransientException | RefusedStatement e) {
            // The delivery is tried again when its lease ends.
            throw e;
        } catch (JackdawException e) {
            poster.whisper(click.place(), person.user(), "Not saved: " + e.text() + ".");
        }
    }

    /// How a posted edition was computed.
    private void sql(Incoming.Clicked click, People.Person person) {
        var parts = click.value().split(" ", 2);
        if (parts.length == 2) {
            editions.sql(parts[0], parts[1], here(click.place(), person))
                    .ifPresent(sql -> poster.whisper(click.place(), person.user(), Blocks.code("sql", sql)));
        }
    }

    /// Somebody says what an alert was worth.
    private void opinion(Incoming.Clicked click, People.Person person) {
        boolean useful = click.action().equals(ActionIds.ALERT_GOOD);
        schedules.opinion(click.value(), useful);
        poster.whisper(
                click.place(), person.user(), useful ? "Thank you." : "Thank you: it will take more for the next one.");
    }
}
