package dev.jackdaw.slack;

import java.util.Locale;

/// Ways to ask other than writing in a conversation: the command, the shortcut on a message, the
/// suggestions of App Home; and what people see where they come in.
record EntryPoints(
        QuestionSubmitter submitter,
        People people,
        Poster poster,
        AppHome home,
        AdminCommands admins,
        ReportCommands reportCommands) {
    /// Asks what somebody's message holds, under the rights of the one who chose it.
    void about(Incoming.Shortcut shortcut, String name) {
        if (shortcut.text().isBlank()) {
            return;
        }
        submitter
                .welcome(shortcut.who(), shortcut.place())
                .ifPresent(person -> submitter.begin(
                        shortcut.place(),
                        shortcut.place().thread(),
                        SlackText.cut(shortcut.text(), MessageRouter.QUESTION_MAX),
                        name,
                        person));
    }

    /// `/jackdaw …`: asked in the asker's own conversation, as a command has no thread.
    void command(Incoming.Command command) {
        var here = new ConversationRef(command.who().team(), command.channel(), "");
        var person = submitter.welcome(command.who(), here);
        if (person.isEmpty()) {
            return;
        }
        var text = command.text().replaceFirst("(?i)^ask\\b\\s*", "");
        var word = text.strip().toLowerCase(Locale.ROOT);
        if (word.isEmpty() || word.equals("help")) {
            poster.whisper(here, person.get().user(), MessageRouter.HELP);
        } else {
            var scheduled = reportCommands.answer(text, here, person.get());
            if (scheduled.isPresent()) {
                poster.whisper(here, person.get().user(), scheduled.get());
                return;
            }
            admins.answer(word, person.get())
                    .ifPresentOrElse(
                            said -> poster.whisper(here, person.get().user(), said),
                            () -> submitter.directly(command.who(), text, "command " + command.id(), person.get()));
        }
    }

    /// A suggestion of App Home: asked in the asker's own conversation.
    void suggested(Incoming.Clicked click, String delivery) {
        var direct = poster.open(click.who());
        submitter
                .welcome(click.who(), direct)
                .ifPresent(person -> submitter.directly(click.who(), click.value(), "press " + delivery, person));
    }

    /// Somebody looks at App Home, or at their conversation with Jackdaw.
    void opened(Incoming.Opened opened) {
        var person = people.person(opened.who());
        var refusal = people.refusal(person, new ConversationRef(opened.who().team(), "D", ""));
        if (opened.home()) {
            home.publish(person, refusal);
        } else if (refusal.isEmpty()) {
            home.suggest(opened.who().team(), opened.channel(), opened.looksAt());
        }
    }
}
