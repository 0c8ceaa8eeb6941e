package dev.jackdaw.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {
    private static RunId at(String instant) {
        return RunId.next(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    /// 1,000 ms are 31 times 32 and 8: the letters for 31 and 8 are z and 8.
    @Test
    void it_begins_with_the_time_in_crockford_s_base_32() {
        assertThat(at("1970-01-01T00:00:00Z").value()).startsWith("0000000000").hasSize(16);
        assertThat(at("1970-01-01T00:00:01Z").value()).startsWith("00000000z8");
        // 2026-06-17T00:00:00Z is 1,781,654,400,000 ms.
        assertThat(at("2026-06-17T00:00:00Z").value()).startsWith(base32(1_781_654_400_000L));
    }

    private static String base32(long number) {
        var digits = new StringBuilder();
        for (long left = number; left > 0; left /= 32) {
            digits.insert(0, "0123456789abcdefghjkmnpqrstvwxyz".charAt((int) (left % 32)));
        }
        return "0".repeat(10 - digits.length()) + digits;
    }

    @Test
    void they_sort_by_the_time_they_were_made() {
        var ids = Stream.of(
                        "1999-12-31T23:59:59.999Z",
                        "2026-06-17T00:00:00Z",
                        "2026-06-17T00:00:00.001Z",
                        "2026-06-17T00:00:01Z",
                        "2345-01-01T00:00:00Z")
                .map(RunIdTest::at)
                .toList();
        assertThat(ids.reversed().stream().sorted().toList()).isEqualTo(ids);
        assertThat(ids.stream().map(RunId::toString).sorted().toList())
                .isEqualTo(ids.stream().map(RunId::value).toList());
    }

    @Test
    void those_of_one_moment_are_different() {
        var ids = new HashSet<RunId>();
        for (int i = 0; i < 500; i++) {
            ids.add(at("2026-06-17T00:00:00Z"));
        }
        assertThat(ids).hasSizeGreaterThan(498);
        assertThat(ids).allSatisfy(id -> assertThat(new RunId(id.value())).isEqualTo(id));
    }

    @Test
    void blanks_and_capitals_of_whoever_types_it_don_t_matter() {
        var id = at("2026-06-17T00:00:00Z");
        assertThat(RunId.of("  " + id.value().toUpperCase(java.util.Locale.ROOT) + "\n"))
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01k8",
                "01k8000000000000x",
                "01k800000000000i",
                "01k800000000000l",
                "01k800000000000o",
                "01k800000000000u",
                "01k80000 0000000",
                "01k80000000000é0",
                "01k8000000000000\n",
                "../../etc/passwd"
            })
    void anything_else_is_no_run_id_and_the_message_says_where_to_find_one(String typed) {
        assertThatThrownBy(() -> new RunId(typed))
                .isInstanceOf(UsageException.class)
                .hasMessage("'" + typed + "' is not a run id. List them with: jackdaw runs list");
    }

    @Test
    void capitals_are_for_typing_alone() {
        for (var value : List.of("01K8000000000000", " 01k8000000000000")) {
            assertThatThrownBy(() -> new RunId(value)).isInstanceOf(UsageException.class);
        }
    }
}
