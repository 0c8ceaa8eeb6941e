package dev.jackdaw.learning;

import dev.jackdaw.agent.Answer;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Receipt;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.Result;
import dev.jackdaw.data.ResultTable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finished runs that tests are about, each beginning with a question of Maria's.
public final class SampleEpisode {
    private SampleEpisode() {}

    public static Episode of(Step... steps) {
        var entries = new ArrayList<Journal.Entry>();
        entries.add(new Journal.Entry(0, Instant.EPOCH, new Step.Asked("How many logos?", "maria", "t1")));
        for (var step : steps) {
            entries.add(new Journal.Entry(entries.size(), Instant.EPOCH, step));
        }
        return new Episode(
                RunId.next(Clock.systemUTC()), entries, Optional.empty(), Optional.empty(), Map.of("region", "EMEA"));
    }

    public static Step answered(String... sql) {
        return new Step.Answered(
                new Answer("**5**", Basis.MODEL_WRITTEN, ResultTable.EMPTY, List.of(sql), List.of()),
                new Receipt("analyst", List.of(), "", "", 1, 1, 1, 1, 1, "m"));
    }

    public static Step called(String tool, String name, String argument) {
        return new Step.ToolCalled("analyst", tool, Json.text(Map.of(name, argument)));
    }

    public static Step failed(String tool, String error) {
        return new Step.ToolReturned(tool, Json.text(Map.of("error", error)), null, false, null, 5);
    }

    public static Step found(String tool, int rows) {
        return new Step.ToolReturned(tool, "{}", result(rows), false, null, 5);
    }

    private static Result result(int rows) {
        List<List<@Nullable Object>> all = Collections.nCopies(rows, List.<@Nullable Object>of("a text"));
        var columns = List.of(ResultTable.Column.plain("name", "text"));
        return new Result(
                "r1",
                Basis.MODEL_WRITTEN,
                "analyst",
                "",
                new ResultTable(columns, all, false),
                List.of("select 1"),
                List.of(),
                List.of(),
                "");
    }
}
