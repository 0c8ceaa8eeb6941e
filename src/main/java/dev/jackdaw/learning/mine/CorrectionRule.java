package dev.jackdaw.learning.mine;

import dev.jackdaw.agent.Answer;
import dev.jackdaw.learning.Audience;
import dev.jackdaw.learning.Episode;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Proposal;
import dev.jackdaw.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A person said what was wrong with an answer, in the thread or with a thumb down. It holds for
/// that person at once when it is proven, and waits as a proposal for everybody.
public record CorrectionRule(Warehouse warehouse) implements MiningRule {
    private static final Pattern BEGINS =
            Pattern.compile("(?is)^\\s*(?:no[,.!:;]|nope[,.!]?|wrong[,.!:;]|that(?:'|’)?s (?:wrong|not "
                    + "right|incorrect|not correct)[,.!:;]?|that is (?:wrong|not right|incorrect)[,.!:;]?|not "
                    + "quite[,.!:;]|actually[,:]?|correction[,:]|incorrect[,.!:;])\\s*(.+)$");

    /// What tells of a rule rather than of a wish.
    private static final Pattern TELLS = Pattern.compile(
            "(?i)\\b(?:is|are|was|were|means?|should|must|needs?|counts?|exclud\\w+|includ\\w+|only|without|not|never|use|instead|because|in"
                + " (?:cents|dollars|thousands|utc)|per|net|gross)\\b");

    private static final int WORDS_MIN = 4;

    @Override
    public List<Proposal> read(Episode episode) {
        var found = new ArrayList<Proposal>();
        if (episode.before().isPresent()) {
            var before = episode.before().get();
            said(episode.asked().question())
                    .ifPresent(text -> add(
                            found,
                            episode,
                            new Episode.By(episode.asked().asker(), episode.rights()),
                            before,
                            text,
                            List.of(0)));
        }
        episode.opinion()
                .filter(o -> !o.good() && tells(o.reason()))
                .ifPresent(o -> add(
                        found,
                        episode,
                        new Episode.By(o.person(), o.rights()),
                        episode,
                        o.reason().strip(),
                        List.of()));
        return found;
    }

    /// What a message corrects, if it does.
    public static Optional<String> said(String message) {
        var begins = BEGINS.matcher(message);
        return begins.matches() && tells(begins.group(1))
                ? Optional.of(begins.group(1).strip())
                : Optional.empty();
    }

    private static boolean tells(String text) {
        return text.strip().split("\\s+").length >= WORDS_MIN
                && TELLS.matcher(text).find();
    }

    /// What it is about is what the corrected answer read.
    private void add(
            List<Proposal> found, Episode episode, Episode.By by, Episode corrected, String text, List<Integer> steps) {
        var relations = corrected.answer().map(Answer::sql).orElse(List.of()).stream()
                .flatMap(sql -> warehouse.lineage(sql).stream())
                .flatMap(lineage -> lineage.columns().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        if (relations.isEmpty()) {
            return;
        }
        // Whoever said it, not whoever asked: it must not come to hold for somebody else.
        for (var audience : List.of(Audience.person(by.person()), Audience.COMPANY)) {
            found.add(episode.proposal(
                    by,
                    Learning.Type.CORRECTION,
                    audience,
                    text,
                    "",
                    corrected.asked().question(),
                    relations,
                    steps,
                    audience.personal() ? by.person() : by.person() + " for everybody"));
        }
    }
}
