package dev.jackdaw.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.core.ConflictException;
import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.store.StateDatabase;
import io.javalin.http.HttpResponseException;
import java.util.List;
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
    void a_client_is_told_nothing_of_our_own_tables() {
        var database = StateDatabase.open(TestDatabase.service());
        var refused = problem(() -> database.execute("INSERT INTO run (id) VALUES ('x')"));
        database.close();
        for (var problem : List.of(refused, problem(() -> database.execute("SELECT 1")))) {
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem).hasMessage("the database does not answer");
        }
    }

    private static Problem problem(Runnable work) {
        return Problem.of(catchThrowableOfType(JackdawException.class, work::run));
    }

    @Test
    void a_mistake_of_ours_says_nothing_of_itself() {
        var problem = Problem.of(new IllegalStateException("secret"));
        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem).hasMessageNotContaining("secret");
    }
}
