package dev.jackdaw.bench.curve;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Call;
import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.Message;
import dev.jackdaw.agent.ToolCall;
import dev.jackdaw.core.Hashes;
import dev.jackdaw.data.Json;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A model by rote for the invented company. It writes good SQL, knows nothing of the company's
/// quirks, and believes what stands under "learning" in its prompt: so it is right where the right
/// learning was recalled. An error it can get over by itself in two of three cases. The same
/// request gets the same reply.
final class ScriptedMind implements ChatModel {
    private static final String NAME = "scripted";
    private static final int TRIES_MAX = 4;
    private static final int CHARACTERS_A_TOKEN = 4;
    private static final Pattern LEARNT = Pattern.compile("(?s)\n## learning\n(.*?)(?=\n## |\\z)");
    private static final Pattern CREW = Pattern.compile("what is meant is `(team_no|crew_id)`");

    /// What a wrong learning would make it do, for those that are planted.
    private static final Map<Quirk, Pattern> LIES = Map.of(
            Quirk.CENTS, Pattern.compile("(?i)\\bin (?:whole )?(?:euros|dollars)\\b"),
            Quirk.GRAMS, Pattern.compile("(?i)\\bin kilograms\\b(?! and not)"),
            Quirk.DEMO_ACCOUNTS, Pattern.compile("(?i)\\bdemo accounts .*counted too\\b"),
            Quirk.VOID_PARCELS, Pattern.compile("(?i)\\bvoid parcels .*counted too\\b"));

    /// What the column of crews is really called now.
    private volatile String crew = "team_no";

    /// The company renames its column.
    void renamed(String column) {
        crew = column;
    }

    String crew() {
        return crew;
    }

    @Override
    public Reply chat(Request request, Call call) {
        var question = CurveQuestion.of(last(request));
        var reply =
                switch (request.agent()) {
                    case "leader" -> leader(request, question.isPresent());
                    case String other ->
                        question.isPresent()
                                ? analyst(request, question.get())
                                : say("I don't know that.", "unanswered");
                };
        int out = reply.argumentsJson().length() / CHARACTERS_A_TOKEN;
        return new Reply("", List.of(reply), NAME, request.chars() / CHARACTERS_A_TOKEN, out, 0, "");
    }

    private static String last(Request request) {
        return request.messages().stream()
                .filter(Message.User.class::isInstance)
                .map(m -> ((Message.User) m).text())
                .reduce("", (a, b) -> b);
    }

    private ToolCall leader(Request request, boolean known) {
        return known
                ? tool("delegate", Map.of("agent", "analyst", "task", last(request)))
                : say("Thank you, noted.", "conversation");
    }

    private static ToolCall say(String text, String basis) {
        return tool("submit", Map.of("text", text, "basis", basis));
    }

    private static ToolCall tool(String name, Map<String, ?> arguments) {
        return new ToolCall("c" + Hashes.brief(Json.text(arguments)), name, Json.text(arguments));
    }

    private ToolCall analyst(Request request, CurveQuestion question) {
        var learnt = new ArrayList<String>();
        request.messages().stream()
                .filter(Message.User.class::isInstance)
                .forEach(
                        m -> LEARNT.matcher(((Message.User) m).text()).results().forEach(r -> learnt.add(r.group(1))));
        var known = believed(learnt);
        var believedCrew = learnt.stream()
                .flatMap(t -> CREW.matcher(t).results())
                .map(r -> r.group(1))
                .reduce("crew", (a, b) -> b);
        return next(request, question, known, believedCrew);
    }

    private static Set<Quirk> believed(List<String> learnt) {
        var known = EnumSet.noneOf(Quirk.class);
        for (var quirk : Quirk.values()) {
            boolean told = learnt.stream().anyMatch(quirk::toldBy);
            boolean lied = LIES.containsKey(quirk)
                    && learnt.stream().anyMatch(t -> LIES.get(quirk).matcher(t).find());
            if (told && !lied) {
                known.add(quirk);
            }
        }
        return known;
    }

    /// Goes on where its last statement left it.
    private ToolCall next(Request request, CurveQuestion question, Set<Quirk> known, String believedCrew) {
        var crewNow = believedCrew;
        int tries = 0;
        for (var message : request.messages()) {
            if (message instanceof Message.ToolReply(String id, String name, String json) && name.equals("run_sql")) {
                tries++;
                var failure = failure(Json.own(json, JsonNode.class));
                if (failure.isEmpty()) {
                    return submit(Json.own(json, JsonNode.class));
                }
                var behind = Quirk.behind(failure);
                if (behind.isEmpty() || tries >= TRIES_MAX || !getsOver(question, behind.get())) {
                    return say("I could not find that out.", "unanswered");
                }
                known.add(behind.get());
                crewNow = behind.get() == Quirk.CREW_COLUMN ? crew : crewNow;
            }
        }
        return tool("run_sql", Map.of("sql", question.sql(new Knowing(known, crewNow))));
    }

    private static String failure(JsonNode reply) {
        if (reply.has("error")) {
            return reply.path("error").asText();
        }
        return reply.path("rows").isArray() && reply.path("rows").isEmpty() ? "no rows" : "";
    }

    private static ToolCall submit(JsonNode reply) {
        return tool(
                "submit",
                Map.of(
                        "text",
                        "Here it is.",
                        "results",
                        List.of(reply.path("result").asText("r1"))));
    }

    private static boolean getsOver(CurveQuestion question, Quirk quirk) {
        var luck = Hashes.of(question.template() + question.value() + quirk).substring(0, 4);
        return Integer.parseInt(luck, 16) % 3 != 0;
    }

    @Override
    public String name() {
        return NAME;
    }
}
