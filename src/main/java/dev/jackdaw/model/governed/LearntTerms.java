package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What words mean to the one who asks, as they chose before: what was learnt of it stands in the
/// prompt. Only where a word has several governed meanings does it matter.
record LearntTerms(Map<String, String> meanings) {
    private static final Pattern LEARNT =
            Pattern.compile("^- learning: \"([^\"]{2,60})\" means ([^\"\\n]{1,80})\\.$", Pattern.MULTILINE);

    /// Those for words that were said. What recall found stands right before the question; what
    /// stands further up is what people wrote in the thread.
    static LearntTerms of(List<Message> messages, String said) {
        var words = said.toLowerCase(Locale.ROOT);
        var found = new LinkedHashMap<String, String>();
        var asked = messages.reversed().stream()
                .filter(m -> m instanceof Message.User)
                .findFirst();
        int question = asked.map(messages::lastIndexOf).orElse(0);
        if (question > 0 && messages.get(question - 1) instanceof Message.User(String known)) {
            LEARNT.matcher(known)
                    .results()
                    .filter(m -> words.contains(m.group(1).toLowerCase(Locale.ROOT)))
                    .forEach(m -> found.put(m.group(1), m.group(2)));
        }
        return new LearntTerms(found);
    }

    private static final String NOTE = "\nNote: ";

    /// Stands below a task, so that nobody is answered otherwise than they think; empty where
    /// nothing was learnt.
    String note() {
        return meanings.isEmpty() ? "" : NOTE + sentences();
    }

    /// Sentences below a task: what was taken for something that was not said just so.
    static String noted(List<String> sentences) {
        return NOTE + String.join(" ", sentences);
    }

    /// A task without what stands below it.
    static String task(String text) {
        int at = text.indexOf(NOTE);
        return at < 0 ? text : text.substring(0, at);
    }

    /// What stands below a task, or nothing.
    static String note(String text) {
        int at = text.indexOf(NOTE);
        return at < 0 ? "" : text.substring(at + NOTE.length());
    }

    private String sentences() {
        return meanings.entrySet().stream()
                .map(e -> "By \"%s\" I took %s, as chosen before.".formatted(e.getKey(), e.getValue()))
                .collect(Collectors.joining(" "));
    }
}
