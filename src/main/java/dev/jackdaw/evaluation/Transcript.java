package dev.jackdaw.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.agent.ToolCall;
import dev.jackdaw.core.Hashes;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// What a thinking model replied to a case, to be replayed against today's team. `told` holds, for
/// each agent that spoke, a hash of its instructions and tools when this was recorded.
public record Transcript(String name, String model, Map<String, String> told, List<Reply> replies) {
    /// One reply of the model.
    public record Reply(String agent, String text, List<Call> calls) {}

    /// One tool call of a reply; the arguments as the model wrote them.
    public record Call(String tool, String arguments) {}

    /// The transcript of a case that was just judged; `instructions` gives what an agent is told.
    public static Transcript of(
            EvalCase test,
            Evaluation.Verdict verdict,
            Journal journal,
            String model,
            UnaryOperator<String> instructions) {
        var told = new TreeMap<String, String>();
        var replies = new ArrayList<Reply>();
        for (var run : journal.thread(verdict.thread(), 100)) {
            for (var entry : journal.entries(run.id())) {
                if (entry.step() instanceof Step.ModelReplied(String agent, var reply, var ms)) {
                    told.put(agent, told(instructions.apply(agent)));
                    replies.add(new Reply(
                            agent,
                            reply.text(),
                            reply.calls().stream().map(Transcript::call).toList()));
                }
            }
        }
        return new Transcript(test.name(), model, told, replies);
    }

    private static Call call(ToolCall call) {
        return new Call(call.tool(), call.argumentsJson());
    }

    /// A hash of what an agent is told before any question: its instructions and tools.
    public static String told(String instructions) {
        return Hashes.of(instructions).substring(0, 16);
    }

    /// Writes it into a folder, under the case's name.
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(name + ".json"),
                    Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All of a folder, by name.
    public static List<Transcript> read(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".json"))
                    .sorted()
                    .map(Transcript::of)
                    .toList();
        } catch (IOException e) {
            throw new UsageException("there is no folder of transcripts " + folder);
        }
    }

    private static Transcript of(Path file) {
        try {
            return Json.mapper().readValue(Files.readString(file), Transcript.class);
        } catch (JsonProcessingException e) {
            throw new UsageException(file + " is no transcript: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
