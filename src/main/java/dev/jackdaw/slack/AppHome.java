package dev.jackdaw.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Ledger;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Json;
import dev.jackdaw.desk.Schedules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// App Home and suggested prompts: what can be asked, what one asked lately, what is left of the
/// budget, how the service stands.
record AppHome(
        SlackApi api,
        Catalogue catalogue,
        SlackRuns runs,
        Journal journal,
        Desk desk,
        Ledger ledger,
        Schedules schedules,
        DoorHealth health) {
    private static final int PROMPTS_MAX = 4;
    private static final int RECENT_MAX = 5;
    private static final int NAMED_MAX = 12;
    private static final int QUESTION_MAX = 150;

    /// Shows somebody their Home; `refusal` is why they get no answers, if so.
    void publish(People.Person person, Optional<String> refusal) {
        var view = Blocks.block("home");
        var blocks = Blocks.list();
        blocks.add(Blocks.header("Jackdaw"));
        refusal.ifPresentOrElse(why -> blocks.add(Blocks.section(why)), () -> known(person, blocks));
        view.set("blocks", blocks);
        api.call("views.publish", Map.of("user_id", person.user(), "view", Json.text(view)));
    }

    private void known(People.Person person, ArrayNode blocks) {
        var load = desk.load();
        blocks.add(Blocks.section(
                health.now().equals("ok")
                        ? "At work: %d questions under way, %d in line.".formatted(load.working(), load.waiting())
                        : "Something is wrong: " + health.now()));
        blocks.add(Blocks.header("What I know"));
        blocks.add(Blocks.section(knowledge()));
        ask(blocks);
        blocks.add(Blocks.header("Your last questions"));
        blocks.add(Blocks.section(lately(runs.recent(person.asker(), RECENT_MAX))));
        blocks.add(Blocks.header("Budget"));
        blocks.add(Blocks.section(String.join("\n", ledger.used(person.asker()))));
        blocks.add(Blocks.header("Your schedules"));
        blocks.add(Blocks.section(scheduled(person)));
    }

    private String scheduled(People.Person person) {
        var own = schedules.list().stream()
                .filter(r -> r.owner().equals(person.asker()))
                .limit(NAMED_MAX)
                .map(r -> r.name() + (r.active() ? "" : " (" + r.state() + ")"))
                .collect(Collectors.joining(", "));
        return own.isEmpty() ? "None. Say where you want one: every weekday at 9 post MRR by plan here." : own;
    }

    private String knowledge() {
        var metrics = catalogue.metrics().stream().map(Catalogue.Metric::name).toList();
        var named = metrics.stream().limit(NAMED_MAX).collect(Collectors.joining(", "));
        return "%d governed metrics: %s%s\n%d validated queries, %d tables."
                .formatted(
                        metrics.size(),
                        named,
                        metrics.size() > NAMED_MAX ? ", …" : ".",
                        catalogue.queries().size(),
                        catalogue.tables().size());
    }

    private void ask(ArrayNode blocks) {
        var questions = new Suggestions(catalogue).first(PROMPTS_MAX);
        if (!questions.isEmpty()) {
            var actions = Blocks.block("actions");
            var elements = actions.putArray("elements");
            for (int i = 0; i < questions.size(); i++) {
                elements.add(Blocks.button(ActionIds.SUGGESTED + i, questions.get(i), questions.get(i)));
            }
            blocks.add(actions);
        }
    }

    private String lately(List<RunId> asked) {
        var questions = questions(asked).stream()
                .map(q -> "• " + SlackText.cut(q, QUESTION_MAX))
                .toList();
        return questions.isEmpty() ? "None yet." : String.join("\n", questions);
    }

    private List<String> questions(List<RunId> asked) {
        var steps = journal.steps(asked, Set.of(Step.Asked.class));
        var questions = new ArrayList<String>();
        for (var run : asked) {
            for (var step : steps.getOrDefault(run, List.of())) {
                if (step instanceof Step.Asked of && !questions.contains(of.question())) {
                    questions.add(of.question());
                }
            }
        }
        return questions;
    }

    /// Suggests what to ask in somebody's conversation with Jackdaw: first what was asked in the
    /// channel they look at, if any.
    void suggest(String team, String channel, String looksAt) {
        var questions = new ArrayList<String>();
        if (!looksAt.isEmpty()) {
            // Others wrote them: nothing is asked in one's name that one can't read whole.
            questions(runs.inChannel(team, looksAt, 2)).stream()
                    .filter(q -> q.length() <= Blocks.BUTTON_MAX)
                    .forEach(questions::add);
        }
        new Suggestions(catalogue)
                .first(PROMPTS_MAX).stream().filter(q -> !questions.contains(q)).forEach(questions::add);
        var prompts = questions.stream()
                .limit(PROMPTS_MAX)
                .map(q -> Map.of("title", SlackText.cut(SlackText.label(q), Blocks.BUTTON_MAX), "message", q))
                .toList();
        if (!prompts.isEmpty()) {
            api.call(
                    "assistant.threads.setSuggestedPrompts",
                    Map.of("channel_id", channel, "prompts", Json.text(prompts), "title", "For example"));
        }
    }
}
