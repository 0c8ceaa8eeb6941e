package dev.jackdaw.learning;

import static dev.jackdaw.learning.SampleEpisode.answered;
import static dev.jackdaw.learning.SampleEpisode.called;
import static dev.jackdaw.learning.SampleEpisode.failed;
import static dev.jackdaw.learning.SampleEpisode.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Step;
import dev.jackdaw.learning.Episode.Opinion;
import dev.jackdaw.learning.Episode.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A finished run, as mining reads it.
class EpisodeTest {
    @Test
    void statements_are_paired_with_what_became_of_them() {
        var episode = SampleEpisode.of(
                called("run_sql", "sql", "select a"),
                failed("run_sql", "column a does not exist"),
                called("search_knowledge", "query", "b"),
                found("search_knowledge", 9),
                called("run_sql", "sql", "select b"),
                found("run_sql", 3),
                called("run_sql", "sql", "select c"),
                found("run_sql", 0),
                answered("select b"));
        assertThat(episode.statements())
                .containsExactly(
                        new Statement(2, "select a", "column a does not exist", 0),
                        new Statement(6, "select b", "", 3),
                        new Statement(8, "select c", "", 0));
        assertThat(episode.statements()).extracting(Statement::ran).containsExactly(false, true, true);
    }

    @Test
    void a_statement_that_never_returned_is_none() {
        var episode = SampleEpisode.of(
                called("run_sql", "sql", "select a"),
                called("run_sql", "sql", "select b"),
                found("run_sql", 1),
                found("run_sql", 2),
                called("run_sql", "sql", "select c"));
        assertThat(episode.statements()).containsExactly(new Statement(3, "select b", "", 1));
    }

    @Test
    void it_is_answered_only_where_it_ended_so() {
        assertThat(SampleEpisode.of(answered("select 1")).answer().orElseThrow().sql())
                .containsExactly("select 1");
        assertThat(SampleEpisode.of(answered("select 1"), new Step.Cancelled("maria"))
                        .answer())
                .isEmpty();
        assertThat(SampleEpisode.of().answer()).isEmpty();
    }

    @Test
    void it_is_eventful_where_somebody_or_something_was_not_content() {
        assertThat(SampleEpisode.of(called("run_sql", "sql", "a"), found("run_sql", 0), answered())
                        .eventful())
                .isFalse();
        assertThat(SampleEpisode.of(new Step.Repaired("analyst", "no such tool"))
                        .eventful())
                .isTrue();
        assertThat(SampleEpisode.of(new Step.Replied("the first", "joe")).eventful())
                .isTrue();
        assertThat(SampleEpisode.of(new Step.ToolReturned("run_sql", "{}", null, true, null, 1))
                        .eventful())
                .isTrue();
        var quiet = SampleEpisode.of(answered());
        var opinion = new Opinion("joe", Map.of(), true, "", Instant.EPOCH);
        assertThat(new Episode(quiet.run(), quiet.entries(), Optional.empty(), Optional.of(opinion), Map.of())
                        .eventful())
                .isTrue();
    }

    @Test
    void an_argument_that_is_missing_or_no_text_is_empty() {
        assertThat(Episode.argument("{\"a\": \"b\"}", "a")).isEqualTo("b");
        assertThat(Episode.argument("{\"a\": \"b\"}", "c")).isEmpty();
        assertThat(Episode.argument("{\"a\": {\"b\": 1}}", "a")).isEmpty();
        assertThat(Episode.argument("{\"a\": null}", "a")).isEmpty();
        assertThat(Episode.argument("[]", "a")).isEmpty();
    }

    @Test
    void a_proposal_is_the_askers_with_the_askers_rights() {
        var episode = SampleEpisode.of(answered());
        var proposal = episode.proposal(
                Learning.Type.QUIRK, Audience.COMPANY, "text", "", "q", List.of("public.t"), List.of(1), "rule");
        assertThat(proposal.supporter()).isEqualTo("maria");
        assertThat(proposal.rights()).isEqualTo(Map.of("region", "EMEA"));
        assertThat(proposal.origin()).isEqualTo(new Learning.Origin(episode.run(), List.of(1)));
        var joes = episode.proposal(
                new Episode.By("joe", Map.of()),
                Learning.Type.QUIRK,
                Audience.COMPANY,
                "t",
                "",
                "q",
                List.of(),
                List.of(),
                "r");
        assertThat(joes.supporter()).isEqualTo("joe");
        assertThat(joes.rights()).isEmpty();
    }

    @Test
    void a_book_is_cut_and_a_zero_is_no_text() {
        var proposal = SampleEpisode.of(answered())
                .proposal(
                        Learning.Type.QUIRK,
                        Audience.COMPANY,
                        "a\0b",
                        "",
                        "x".repeat(2_001),
                        List.of(),
                        List.of(),
                        "r");
        assertThat(proposal.text()).isEqualTo("a\ufffdb");
        assertThat(proposal.question()).isEqualTo("x".repeat(2_000) + "…");
    }

    @Test
    void a_dependency_says_how_it_changed() {
        var column = new Dependency(Dependency.Kind.COLUMN, "public.t.a", "old");
        assertThat(column.changed("new")).isEqualTo("column public.t.a has changed");
        assertThat(column.changed(Dependency.ABSENT)).isEqualTo("column public.t.a is gone");
        assertThat(new Dependency(Dependency.Kind.RELATION, "public.t", Dependency.ABSENT).changed("new"))
                .isEqualTo("relation public.t is there now");
    }
}
