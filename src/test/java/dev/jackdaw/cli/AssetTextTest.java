package dev.jackdaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.asset.Asset;
import dev.jackdaw.asset.Assets;
import dev.jackdaw.store.Lifecycle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetTextTest {
    private static final Instant AT = Instant.parse("2026-06-17T09:00:00Z");
    private static final Asset.Gain GAIN = new Asset.Gain(30, 4, 800, 5, 900, 60, 3);

    private static Asset asset(
            String name, boolean stored, Asset.State state, Asset.Gain gain, Optional<Instant> filled) {
        return new Asset(
                "V1",
                new Asset.Design(name, stored, "MRR by plan?", "MRR by plan.", "", "shape", "SELECT 1"),
                new Lifecycle.Status<>(state, "asked often", 2),
                gain,
                "cli:ana",
                "01k8000000000000",
                AT,
                new Asset.Upkeep(Optional.of(AT), filled, filled, 5, ""));
    }

    private static AssetText text(boolean current) {
        return new AssetText(Map.of("mrr", new Assets.Use(12, AT)), asset -> current);
    }

    private static List<Object> row(AssetText text, Asset asset) {
        return List.copyOf(text.table(List.of(asset)).rows().getFirst());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "BUILT|false|false|always",
                "BUILT|true|true|yes",
                "BUILT|true|false|rows of 2026-06-17T09:00:00Z",
                "WAITING|true|true|''",
                "DROPPED|false|true|''",
                "REJECTED|false|true|''",
            })
    void how_fresh_its_rows_are(Asset.State state, boolean stored, boolean current, String fresh) {
        var asset = asset("mrr", stored, state, GAIN, Optional.of(AT.plusMillis(789)));
        assertThat(row(text(current), asset).get(6)).isEqualTo(fresh);
        assertThat(text(current).json(asset)).containsEntry("fresh", fresh);
    }

    @Test
    void one_that_was_never_filled_says_so() {
        assertThat(row(text(false), asset("mrr", true, Asset.State.BUILT, GAIN, Optional.empty()))
                        .get(6))
                .isEqualTo("rows of ?");
    }

    @Test
    void a_row_names_it_its_use_and_what_it_saves() {
        assertThat(row(text(true), asset("mrr", false, Asset.State.BUILT, GAIN, Optional.empty())))
                .isEqualTo(List.of(
                        "V1",
                        "jackdaw.mrr",
                        "built",
                        "12",
                        "800 → 5 ms, 900 → 60 characters",
                        "cli:ana",
                        "always",
                        "asked often"));
        var unnamed =
                row(text(true), asset("none", false, Asset.State.REJECTED, Asset.Gain.ASKED_FOR, Optional.empty()));
        assertThat(unnamed.subList(0, 5)).isEqualTo(List.of("V1", "", "rejected", "0", ""));
    }

    @Test
    void what_it_will_save_is_not_known_before_it_is_built() {
        var waiting = new Asset.Gain(30, 4, 800, 0, 900, 60, 3);
        assertThat(AssetText.gain(asset("mrr", false, Asset.State.WAITING, waiting, Optional.empty())))
                .isEqualTo("800 → ? ms, 900 → 60 characters");
    }

    @Test
    void for_a_person_it_has_its_history_and_what_it_is_good_for_where_that_was_measured() {
        var events = List.of(
                new Lifecycle.Event<>(1, AT, Asset.State.WAITING, "proposer", ""),
                new Lifecycle.Event<>(2, AT, Asset.State.BUILT, "cli:ana", "good"));
        var asked = asset("mrr", false, Asset.State.BUILT, Asset.Gain.ASKED_FOR, Optional.empty());
        assertThat(text(true).lines(asked, events))
                .containsSubsequence(
                        "State:    built – asked often",
                        "Evidence: run 01k8000000000000",
                        "Owner:    cli:ana",
                        "Fresh:    always",
                        "",
                        "2026-06-17T09:00:00Z  waiting  by proposer",
                        "2026-06-17T09:00:00Z  built  by cli:ana: good");
        var measured = text(true).lines(asset("mrr", true, Asset.State.BUILT, GAIN, Optional.empty()), events);
        assertThat(measured.getFirst())
                .isEqualTo(
                        "The stored view jackdaw.mrr would answer \"MRR by plan?\", asked 30 times by 4 people. Proven"
                            + " on 3 statements: the same rows. 800 ms and 900 characters of SQL become reading stored"
                            + " rows, filled again when its tables change, and 60 characters.");
    }

    @Test
    void its_json_has_when_it_was_used_and_filled_where_it_was() {
        var used = text(true).json(asset("mrr", true, Asset.State.BUILT, GAIN, Optional.of(AT)));
        assertThat(used)
                .containsEntry("answers_30_days", 12)
                .containsEntry("last_used_at", "2026-06-17T09:00:00Z")
                .containsEntry("refreshed_at", "2026-06-17T09:00:00Z");
        var unused = text(true).json(asset("arr", false, Asset.State.BUILT, GAIN, Optional.of(AT)));
        assertThat(unused)
                .containsEntry("answers_30_days", 0)
                .doesNotContainKey("last_used_at")
                .doesNotContainKey("refreshed_at");
    }
}
