package dev.jackdaw.learning.mine;

import dev.jackdaw.agent.Step;
import dev.jackdaw.learning.Audience;
import dev.jackdaw.learning.Episode;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Proposal;
import dev.jackdaw.warehouse.Introspection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What an agent proposed while it worked. What repeats a text that stands in the data is not the
/// agent's own finding: somebody may have written it there to be believed.
public record ProposedRule(Introspection schema) implements MiningRule {
    /// The tool that agents propose with.
    public static final String TOOL = "propose_learning";

    private static final int ECHO_WORDS = 5;

    @Override
    public List<Proposal> read(Episode episode) {
        var found = new ArrayList<Proposal>();
        for (var entry : episode.entries()) {
            if (entry.step() instanceof Step.ToolCalled called && called.tool().equals(TOOL)) {
                proposal(episode, entry.seq(), called.argumentsJson(), called.agent())
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /// What a call of the tool proposes, unless it is nothing or echoes the data. `seq` is the step
    /// that shows it.
    public Optional<Proposal> proposal(Episode episode, int seq, String arguments, String author) {
        var text = Episode.argument(arguments, "text");
        return Learning.Type.of(Episode.argument(arguments, "type"))
                .filter(type -> !text.isBlank() && !echoes(text, runs(episode)))
                .map(type -> proposal(episode, seq, type, text, arguments, author));
    }

    private Proposal proposal(
            Episode episode, int seq, Learning.Type type, String text, String arguments, String author) {
        boolean own = type == Learning.Type.PREFERENCE
                || Episode.argument(arguments, "scope").equals("person");
        var relations = Arrays.stream(Episode.argument(arguments, "tables").split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .map(name -> schema.relation(name).map(r -> r.qualified()).orElse(name))
                .distinct()
                .toList();
        return episode.proposal(
                type,
                own ? Audience.person(episode.asked().asker()) : Audience.COMPANY,
                text.strip(),
                Episode.argument(arguments, "sql").strip(),
                episode.asked().question(),
                relations,
                List.of(seq),
                author);
    }

    /// All runs of five words in the texts of the tables that were read.
    private static Set<String> runs(Episode episode) {
        var runs = new HashSet<String>();
        for (var entry : episode.entries()) {
            if (entry.step() instanceof Step.ToolReturned returned && returned.result() != null) {
                for (var row : returned.result().table().rows()) {
                    for (var cell : row) {
                        if (cell instanceof String text) {
                            runs.addAll(ofFive(text));
                        }
                    }
                }
            }
        }
        return runs;
    }

    private static boolean echoes(String text, Set<String> data) {
        return ofFive(text).stream().anyMatch(data::contains);
    }

    private static Set<String> ofFive(String text) {
        var words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_]+");
        var runs = new HashSet<String>();
        for (int i = 0; i + ECHO_WORDS <= words.length; i++) {
            runs.add(String.join(" ", List.of(words).subList(i, i + ECHO_WORDS)));
        }
        return runs;
    }
}
