package dev.jackdaw.learning.mine;

import dev.jackdaw.agent.Step;
import dev.jackdaw.learning.Audience;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A word had two meanings and a person chose one: it is what they mean by it.
public record TermRule() implements MiningRule {
    private static final Pattern QUOTED = Pattern.compile("['\"“]([^'\"“”]{2,60})['\"”]");

    @Override
    public List<Proposal> read(Episode episode) {
        var found = new ArrayList<Proposal>();
        for (int i = 0; i + 1 < episode.entries().size(); i++) {
            if (episode.entries().get(i).step() instanceof Step.AskedBack asked
                    && !asked.approval()
                    && episode.entries().get(i + 1).step() instanceof Step.Replied replied) {
                var word = QUOTED.matcher(asked.question());
                var chosen =
                        asked.options().stream()
                                .filter(o -> o.equalsIgnoreCase(replied.text().strip()))
                                .findFirst();
                if (word.find() && chosen.isPresent()) {
                    found.add(
                            episode.proposal(
                                    Learning.Type.TERM,
                                    Audience.person(replied.by()),
                                    "\"%s\" means %s.".formatted(word.group(1), chosen.get()),
                                    "",
                                    episode.asked().question(),
                                    List.of(),
                                    List.of(
                                            episode.entries().get(i).seq(),
                                            episode.entries().get(i + 1).seq()),
                                    replied.by()));
                }
            }
        }
        return found;
    }
}
