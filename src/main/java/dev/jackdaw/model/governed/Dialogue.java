package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Message;
import dev.jackdaw.data.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /// Whether the message before this one was answered by no task, so that there is nothing to go on from.
    boolean lastUnanswered() {
        int last = -1, current = -1;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Message.User(String text) && !text.startsWith("# ")) {
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

    /// A text field of a tool's reply, or empty.
    static String field(Message.ToolReply reply, String name) {
        return Json.own(reply.json(), com.fasterxml.jackson.databind.JsonNode.class)
                .path(name)
                .asText("");
    }
}
