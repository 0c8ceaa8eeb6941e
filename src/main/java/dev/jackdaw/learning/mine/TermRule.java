package dev.jackdaw.learning.mine;

import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.learning.Audience;
import dev.jackdaw.learning.Episode;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A word had two meanings and a person chose one: it is what they mean by it.
public record TermRule() implements MiningRule {
    /// An apostrophe within a word or behind one opens nothing.
    private static final Pattern QUOTED = Pattern.compile("(?<![\\p{L}\\p{N}])['\"“]([^'\"“”]{2,60})['\"”]");

    @Override
    public List<Proposal> read(Episode episode) {
        var found = new ArrayList<Proposal>();
        Journal.@Nullable Entry question = null;
        for (var entry : episode.entries()) {
            if (entry.step() instanceof Step.AskedBack) {
                question = entry;
            } else if (entry.step() instanceof Step.Replied replied && question != null) {
                chosen((Step.AskedBack) question.step(), replied)
                        .ifPresent(add(found, episode, replied, question.seq(), entry.seq()));
                question = null;
            }
        }
        return found;
    }

    private static Consumer<String> add(
            List<Proposal> found, Episode episode, Step.Replied replied, int asked, int chosen) {
        return text -> found.add(episode.proposal(
                Learning.Type.TERM,
                Audience.person(replied.by()),
                text,
                "",
                episode.asked().question(),
                List.of(),
                List.of(asked, chosen),
                replied.by()));
    }

    private static Optional<String> chosen(Step.AskedBack asked, Step.Replied replied) {
        var word = QUOTED.matcher(asked.question());
        if (asked.approval() || !word.find()) {
            return Optional.empty();
        }
        return asked.options().stream()
                .filter(o -> o.equalsIgnoreCase(replied.text().strip()))
                .findFirst()
                .map(meaning -> "\"%s\" means %s.".formatted(word.group(1), meaning));
    }
}
