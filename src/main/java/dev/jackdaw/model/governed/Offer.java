package dev.jackdaw.model.governed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.Message;
import dev.jackdaw.core.WordList;
import dev.jackdaw.data.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What a person was offered to choose from, and what they reply: meanings of a word, or `whole` questions in the
/// place of theirs, which was not understood.
record Offer(List<String> options, boolean whole) {
    private static final String TOOL = "ask_back";
    private static final String WHOLE = "whole_questions";
    private static final Set<String> AGREEMENT = WordList.set("en/agreement");
    private static final Pattern QUOTED = Pattern.compile("(?<![\\p{L}\\p{N}])'([^']+)'(?![\\p{L}\\p{N}])");
    private static final List<String> ORDINALS = WordList.list("en/ordinals");

    /// A reply of more words is a question of its own.
    private static final int PLACE_MAX = 3;

    /// Questions near to one that is not understood.
    static Offer questions(List<String> questions) {
        return new Offer(questions, true);
    }

    /// Asks which of them is meant. What is not understood is set in bold: words in quotes are those that a choice
    /// gives a meaning to.
    ChatModel.Reply asked(String reason) {
        var plain = QUOTED.matcher(reason).replaceAll("**$1**");
        var asks = options.size() == 1 ? " Shall I answer this in its place?" : " Do you mean one of these?";
        return Replies.call(Replies.tool(1, TOOL, Map.of("question", plain + asks, "options", options, WHOLE, true)));
    }

    /// The one that the thread's last question back was, if it was one.
    static Optional<Offer> last(Dialogue turns) {
        for (var message : turns.all().reversed()) {
            if (message instanceof Message.Assistant(var reply)) {
                for (var call : reply.calls()) {
                    if (call.tool().equals(TOOL)) {
                        return Optional.of(of(Json.own(call.argumentsJson(), JsonNode.class)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Offer of(JsonNode arguments) {
        return new Offer(
                arguments.path("options").valueStream().map(JsonNode::asText).toList(),
                arguments.path(WHOLE).asBoolean());
    }

    /// The one that a reply chooses: by its words, by its place, or by a yes where there is one alone.
    Optional<String> chosen(String reply) {
        var said = reply.strip();
        var words = Words.of(said);
        var named = options.stream().filter(q -> q.equalsIgnoreCase(said)).findFirst();
        if (named.isPresent()) {
            return named;
        }
        var place = words.size() > PLACE_MAX ? Optional.<Integer>empty() : place(words);
        if (place.isPresent()) {
            return place.map(options::get);
        }
        boolean yes = !words.texts().isEmpty() && AGREEMENT.containsAll(words.texts());
        return yes && options.size() == 1 ? Optional.of(options.getFirst()) : Optional.empty();
    }

    /// "2", "the second one": counted from 0.
    private Optional<Integer> place(Words words) {
        return IntStream.range(0, options.size())
                .filter(i -> words.texts().contains(String.valueOf(i + 1))
                        || words.texts().contains(ORDINALS.get(i)))
                .boxed()
                .findFirst();
    }
}
