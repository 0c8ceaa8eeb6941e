package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Message;
import dev.jackdaw.data.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A conversation as a mind reads it: the last thing the person said, what the thread was about
/// before, and what the tools replied since. `heard` is how that last thing was brought to the words that are known.
record Dialogue(
        String said, List<String> earlierTasks, List<Message.ToolReply> replies, List<Message> all, BroughtOver heard) {
    /// How earlier tasks stand in the thread's history.
    static final String TASK = "Task: ";

    static Dialogue of(List<Message> messages) {
        int last = 0;
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i) instanceof Message.User) {
                last = i;
            }
        }
        var said = ((Message.User) messages.get(last)).text();
        var tasks = new ArrayList<String>();
        for (var message : messages.subList(0, last)) {
            if (message instanceof Message.Assistant(var reply)) {
                reply.text()
                        .lines()
                        .filter(line -> line.startsWith(TASK))
                        .forEach(line -> tasks.add(line.substring(TASK.length())));
            }
        }
        var replies = messages.subList(last, messages.size()).stream()
                .filter(m -> m instanceof Message.ToolReply)
                .map(m -> (Message.ToolReply) m)
                .toList();
        return new Dialogue(said, List.copyOf(tasks), replies, messages, BroughtOver.asSaid(said));
    }

    /// The same with the last thing in other words.
    Dialogue heardAs(BroughtOver heard) {
        return new Dialogue(heard.text(), earlierTasks, replies, all, heard);
    }

    /// The same with a message behind it that nobody has replied to yet: what it goes on from was not answered.
    Dialogue behind(String message) {
        var messages = new ArrayList<>(all);
        messages.add(new Message.User(message));
        return of(messages);
    }

    /// The tasks of each answer, the oldest first; an answer that took several has them all.
    List<List<String>> tasksByTurn() {
        var turns = new ArrayList<List<String>>();
        for (var message : all.subList(0, all.lastIndexOf(new Message.User(heard.said())))) {
            if (message instanceof Message.Assistant(var reply) && reply.text().startsWith(TASK)) {
                turns.add(LearntTerms.task(reply.text().substring(TASK.length()))
                        .lines()
                        .toList());
            }
        }
        return turns;
    }

    /// The rows that the last answer showed, each as one text; "…" where there are more.
    List<String> lastRows() {
        for (var message :
                all.subList(0, all.lastIndexOf(new Message.User(heard.said()))).reversed()) {
            if (message instanceof Message.Assistant(var reply)) {
                int from = reply.text().lastIndexOf("\n[");
                return from < 0 || !reply.text().endsWith("]")
                        ? List.of()
                        : List.of(reply.text()
                                .substring(from + 2, reply.text().length() - 1)
                                .split("; "));
            }
        }
        return List.of();
    }

    /// The question before, or empty.
    String saidBefore() {
        return all.subList(0, all.lastIndexOf(new Message.User(heard.said()))).reversed().stream()
                .filter(m -> m instanceof Message.User(String text) && !text.startsWith("# "))
                .map(m -> ((Message.User) m).text())
                .findFirst()
                .orElse("");
    }

    /// Whether the message before this one was answered by no task, so that there is nothing to go on from. One that
    /// only `remarks` on an answer asked for nothing.
    boolean lastUnanswered(Predicate<String> remarks) {
        int last = -1, current = -1;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Message.User(String text)
                    && !text.startsWith("# ")
                    && (all.lastIndexOf(all.get(i)) == all.lastIndexOf(new Message.User(heard.said()))
                            || !remarks.test(text))) {
                last = current;
                current = i;
            }
        }
        return last >= 0
                && all.subList(last, current).stream()
                        .noneMatch(m -> m instanceof Message.Assistant(var r)
                                && r.text().contains(TASK));
    }

    /// The last reply of a tool.
    Optional<Message.ToolReply> last(String tool) {
        return replies.reversed().stream().filter(r -> r.tool().equals(tool)).findFirst();
    }

    /// The same with the replies of one tool alone.
    Dialogue only(String tool) {
        return new Dialogue(
                said,
                earlierTasks,
                replies.stream().filter(r -> r.tool().equals(tool)).toList(),
                all,
                heard);
    }

    /// A text field of a tool's reply, or empty.
    static String field(Message.ToolReply reply, String name) {
        return Json.own(reply.json(), com.fasterxml.jackson.databind.JsonNode.class)
                .path(name)
                .asText("");
    }
}
