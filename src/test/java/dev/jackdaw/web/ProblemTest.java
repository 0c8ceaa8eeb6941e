package dev.jackdaw.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.core.ConflictException;
import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.core.UsageException;
import io.javalin.http.HttpResponseException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void whatever_fails_has_a_status_that_says_whether_to_try_again() {
        assertThat(Problem.of(new ConflictException("somebody was first")).status())
                .isEqualTo(409);
        assertThat(Problem.of(new UsageException("the question is empty")).status())
                .isEqualTo(400);
        assertThat(Problem.of(new EnvironmentException("no database", new RuntimeException()))
                        .status())
                .isEqualTo(503);
        assertThat(Problem.of(new HttpResponseException(405, "no", Map.of())).status())
                .isEqualTo(405);
        assertThat(Problem.of(Problem.notFound("no run"))).hasMessage("no run");
    }

    @Test
    void a_mistake_of_ours_says_nothing_of_itself() {
        var problem = Problem.of(new IllegalStateException("secret"));
        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem).hasMessageNotContaining("secret");
    }
}
