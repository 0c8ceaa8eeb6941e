package dev.jackdaw.bench;

import dev.jackdaw.agent.Call;
import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.Message;
import dev.jackdaw.core.Cancellation;
import dev.jackdaw.model.governed.GovernedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What it costs the built-in model to read a question, in milliseconds, by a catalogue of as many metrics as asked
/// for: departments × things of the other benchmarks' word lists, each with four dimensions of twelve values.
///
///     ReadingBench METRICS
public final class ReadingBench {
    private static final int ROUNDS = 40;
    private static final int WARM = 10;
    private static final int VALUES = 12;
    private static final List<String> QUESTIONS = List.of(
            "how many billing orders did we have last month?",
            "shipping payments by region, last 6 months",
            "hey could you pls tell me how support complaints compare to last quarter? need it for my slides",
            "which regions had more than 20 recruiting employees this year?",
            "top 5 channels by marketing campaigns since May, without region 3",
            "is billing payments growing or shrinking? monthly please",
            "average shipping orders per week in Q3 2025",
            "and what about support orders in region 7, by channel?",
            "I was wondering, since my boss asked, how many of the marketing payments came from channel 2 in the week"
                    + " of 9 June",
            "share of billing complaints by region",
            "what counts as a shipping order?",
            "why did recruiting campaigns go up in April compared with March?");

    private ReadingBench() {}

    private record Made(List<Metric> metrics) implements Catalogue {
        @Override
        public List<Query> queries() {
            return List.of();
        }

        @Override
        public List<Table> tables() {
            return List.of();
        }

        @Override
        public String version() {
            return "1";
        }
    }

    private record Alone(Cancellation cancellation) implements Call {
        @Override
        public Duration timeLeft() {
            return Duration.ofMinutes(1);
        }

        @Override
        public void failed(String model, String problem, long costMicros) {
            throw new IllegalStateException(problem);
        }

        @Override
        public void heard(String tool, String piece) {
            // Nobody listens.
        }
    }

    public static void main(String[] args) throws IOException {
        int metrics = Integer.parseInt(args[0]);
        var model = new GovernedModel(new Made(metrics(metrics)));
        var first = time(model, QUESTIONS.getFirst());
        var times = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS + WARM; round++) {
            for (var question : QUESTIONS) {
                double millis = time(model, question);
                if (round >= WARM) {
                    times.add(millis);
                }
            }
        }
        times.sort(null);
        System.out.printf(
                Locale.ROOT,
                "reading a question, %d metrics: first %.0f ms, median %.1f ms, p95 %.1f ms, slowest %.1f ms (%d"
                        + " readings)%n",
                metrics,
                first,
                times.get(times.size() / 2),
                times.get(times.size() * 95 / 100),
                times.getLast(),
                times.size());
    }

    private static double time(GovernedModel model, String question) {
        var request = new ChatModel.Request("leader", "", List.of(new Message.User(question)), List.of());
        long start = System.nanoTime();
        model.chat(request, new Alone(new Cancellation()));
        return (System.nanoTime() - start) / 1e6;
    }

    private static List<Catalogue.Metric> metrics(int many) throws IOException {
        var departments = names("scripts/bench/departments.tsv");
        var things = names("scripts/bench/entities.tsv");
        var dimensions = new ArrayList<Catalogue.Dimension>();
        for (var name : List.of("region", "channel", "priority", "grade")) {
            var values = new ArrayList<String>();
            for (int i = 1; i <= VALUES; i++) {
                values.add(name + " " + i);
            }
            dimensions.add(new Catalogue.Dimension(name, List.of(), List.copyOf(values)));
        }
        var metrics = new ArrayList<Catalogue.Metric>();
        for (var department : departments) {
            for (var thing : things) {
                if (metrics.size() < many) {
                    metrics.add(new Catalogue.Metric(
                            department[0] + " " + thing[0],
                            thing[1],
                            List.of(thing[0] + " of " + department[0]),
                            Catalogue.Meaning.FLOW,
                            true,
                            List.copyOf(dimensions),
                            Optional.empty()));
                }
            }
        }
        return List.copyOf(metrics);
    }

    private static List<String[]> names(String file) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> !line.isBlank())
                .map(line -> Arrays.copyOf(line.split("\t"), 2))
                .toList();
    }
}
