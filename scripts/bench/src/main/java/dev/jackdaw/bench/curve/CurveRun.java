package dev.jackdaw.bench.curve;

import dev.jackdaw.agent.Answer;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Feedback;
import dev.jackdaw.agent.Receipt;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.learning.Dependency;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Learning.State;
import dev.jackdaw.learning.Viewer;
import dev.jackdaw.learning.mine.CorrectionRule;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One arm over one order of the questions, on a company of its own.
final class CurveRun {
    private static final List<String> PEOPLE = List.of("ada", "ben", "cleo", "dora", "emil", "fay");
    private static final String MALLORY = "mallory";
    private static final String OWNER = "owner";
    private static final String RENAMED = "crew_id";
    private static final String OLD_COLUMN = "freight.runs.team_no";

    /// The change of the drift arm comes before this question.
    static final int CHANGE_AT = 60;

    private static final int FORGETTING_AT = 50;

    /// Of a wrong answer that looks fine, one in two is noticed.
    private static final int NOTICED = 2;

    private final Jackdaw jackdaw;
    private final Optional<ScriptedMind> mind;
    private final Arm arm;
    private final Random random;
    private final Runnable rename;
    private String crew = "team_no";
    private final List<Boolean> right = new ArrayList<>();
    private long tokens;
    private int thread;
    private int remembered = -1;
    private int wronglyStale;
    private int stale;

    /// `mind` is the model by rote, where that is who plays; `rename` renames the column of crews
    /// in the company's database.
    CurveRun(Jackdaw jackdaw, Optional<ScriptedMind> mind, Arm arm, long seed, Runnable rename) {
        this.jackdaw = jackdaw;
        this.mind = mind;
        this.arm = arm;
        this.random = new Random(seed);
        this.rename = rename;
    }

    /// What came of it. `fixedBefore` and `fixedAfter` are how many of a fixed set of questions
    /// were right halfway and at the end; `poisons` are the states of what was planted for
    /// everybody.
    record Outcome(
            List<Boolean> right,
            long tokens,
            int fixedBefore,
            int fixedAfter,
            int fixed,
            int active,
            int poisonsActive,
            int poisonsOfTheirAuthor,
            int poisonsWaiting,
            int stale,
            int wronglyStale,
            Map<String, Integer> fates) {
        Outcome {
            right = List.copyOf(right);
            fates = new TreeMap<>(fates);
        }
    }

    Outcome go(List<String> questions) {
        for (int i = 0; i < questions.size(); i++) {
            if (arm == Arm.DRIFT && i == CHANGE_AT) {
                change();
            }
            if (arm == Arm.POISON && i % 5 == 2 && i / 5 < Poison.ALL.size()) {
                plant(Poison.ALL.get(i / 5));
            }
            ask(PEOPLE.get(i % PEOPLE.size()), questions.get(i));
            learn();
            if (i == FORGETTING_AT) {
                remembered = fixed(questions);
            }
        }
        int after = fixed(questions);
        var planted = planted();
        return new Outcome(
                right,
                tokens,
                remembered,
                after,
                FIXED,
                all(State.ACTIVE).size(),
                count(planted, State.ACTIVE, false),
                count(planted, State.ACTIVE, true),
                count(planted, State.WAITING, false),
                stale,
                wronglyStale,
                fates(planted));
    }

    private static final int FIXED = 12;

    /// The first question of each kind, asked by somebody whom nothing was learnt from.
    private int fixed(List<String> questions) {
        var kinds = new HashSet<Template>();
        int good = 0;
        for (var question : questions) {
            var known = CurveQuestion.of(question).orElseThrow();
            if (kinds.add(known.template())) {
                good += score(known, answer("auditor", question, next())) ? 1 : 0;
            }
        }
        return good;
    }

    private String next() {
        return "curve-" + thread++;
    }

    private Answer answer(String person, String text, String inThread) {
        return outcome(person, text, inThread).answer();
    }

    private Desk.Outcome.Answered outcome(String person, String text, String inThread) {
        return switch (jackdaw.desk().ask(new Desk.Ask(inThread, person, text), entry -> {})) {
            case Desk.Outcome.Answered answered -> answered;
            // A model that asks back has not answered.
            case Desk.Outcome.Waiting waiting -> {
                jackdaw.desk().stop(waiting.run(), person);
                yield none(waiting.run(), inThread);
            }
            case Desk.Outcome other -> none(other.run(), inThread);
        };
    }

    private static Desk.Outcome.Answered none(RunId run, String thread) {
        return new Desk.Outcome.Answered(
                run,
                thread,
                new Answer("", Basis.UNANSWERED, ResultTable.EMPTY, List.of(), List.of()),
                new Receipt("", List.of(), "", "", 0, 0, 0, 0, 0, ""));
    }

    private void ask(String person, String text) {
        var question = CurveQuestion.of(text).orElseThrow();
        var inThread = next();
        var outcome = outcome(person, text, inThread);
        tokens += outcome.receipt().tokensIn() + outcome.receipt().tokensOut();
        boolean good = score(question, outcome.answer());
        right.add(good);
        if (!good && !outcome.answer().sql().isEmpty() && random.nextInt(NOTICED) == 0) {
            correct(person, question, inThread);
        }
    }

    private boolean score(CurveQuestion question, Answer answer) {
        return !answer.table().rows().isEmpty() && ResultHash.of(answer.table()).equals(gold(question));
    }

    private String gold(CurveQuestion question) {
        var sql = question.gold(crew);
        return jackdaw.warehouse().run(Role.ANALYST, sql, jackdaw.warehouse().limits(), Caller.nobody())
                        instanceof QueryOutcome.Rows rows
                ? ResultHash.of(rows.table())
                : "";
    }

    /// Whoever notices knows one thing that is wrong, and says it in their own way.
    private void correct(String person, CurveQuestion question, String inThread) {
        var silent = question.template().quirks().stream()
                .filter(Quirk::silent)
                .sorted()
                .toList();
        if (!silent.isEmpty()) {
            var quirk = silent.get(random.nextInt(silent.size()));
            var ways = quirk.corrections();
            answer(person, ways.get(random.nextInt(ways.size())), inThread);
        }
    }

    private void learn() {
        if (arm == Arm.COLD) {
            return;
        }
        jackdaw.curator().pass();
        all(State.WAITING).stream()
                .filter(CurveRun::isTrue)
                .forEach(l -> jackdaw.learning().learnings().move(l, State.ACTIVE, OWNER, "agreed"));
    }

    /// The owner knows the company: agrees to what is so, and leaves everything else lying.
    private static boolean isTrue(Learning learning) {
        return learning.type() == Learning.Type.FIX
                || Arrays.stream(Quirk.values())
                        .flatMap(quirk -> quirk.corrections().stream())
                        .anyMatch(text -> said(text).equals(learning.text()));
    }

    private static String said(String message) {
        return CorrectionRule.said(message).orElse(message);
    }

    private List<Learning> all(State... states) {
        return jackdaw.learning().learnings().list(Viewer.UPKEEP, List.of(states));
    }

    private void plant(Poison poison) {
        var inThread = next();
        var run = outcome(MALLORY, CurveQuestion.words(Template.FEES, 0), inThread)
                .run();
        switch (poison.way()) {
            case SAID -> answer(MALLORY, poison.text(), inThread);
            case REASON -> new Feedback(jackdaw.database()).give(run, MALLORY, false, poison.text());
        }
    }

    private List<Learning> planted() {
        var texts = Poison.ALL.stream().map(p -> said(p.text())).collect(Collectors.toSet());
        return all(State.values()).stream()
                .filter(l -> texts.contains(l.text()))
                .toList();
    }

    private static int count(List<Learning> planted, State state, boolean personal) {
        return (int) planted.stream()
                .filter(l -> l.state() == state && l.audience().personal() == personal)
                .count();
    }

    /// What became of what was planted and why, counted.
    private static Map<String, Integer> fates(List<Learning> planted) {
        var fates = new TreeMap<String, Integer>();
        for (var learning : planted) {
            var whose = learning.audience().personal() ? "for its author: " : "for all: ";
            var why = learning.reason().replaceAll("[0-9a-z]{16}", "another");
            fates.merge(whose + learning.state().word() + ", " + why, 1, Integer::sum);
        }
        return fates;
    }

    /// Exactly what rests on the column is stale afterwards.
    private void change() {
        jackdaw.curator().pass();
        var dependants = all(State.ACTIVE, State.WAITING).stream()
                .filter(l -> restsOn(l, OLD_COLUMN))
                .map(Learning::id)
                .collect(Collectors.toSet());
        var before = ids(all(State.STALE));
        rename.run();
        crew = RENAMED;
        mind.ifPresent(m -> m.renamed(RENAMED));
        jackdaw.curator().pass();
        var now = ids(all(State.STALE));
        now.removeAll(before);
        stale = now.size();
        var wrong = new TreeSet<>(now);
        wrong.removeAll(dependants);
        dependants.removeAll(now);
        wronglyStale = wrong.size() + dependants.size();
    }

    private boolean restsOn(Learning learning, String column) {
        return jackdaw.learning().learnings().dependencies().of(Viewer.UPKEEP, learning.id()).stream()
                .anyMatch(d -> d.kind() == Dependency.Kind.COLUMN && d.name().equals(column));
    }

    private static Set<String> ids(List<Learning> learnings) {
        return learnings.stream().map(Learning::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
