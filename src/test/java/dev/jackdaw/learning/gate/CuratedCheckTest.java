package dev.jackdaw.learning.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.RunId;
import dev.jackdaw.learning.Audience;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.store.Lifecycle;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A word that the data team gave a meaning keeps it.
class CuratedCheckTest {
    private static final CuratedCheck CHECK = new CuratedCheck(new Company());

    /// "logos" is a metric's synonym, "accounts" that of a metric and of a table.
    private record Company() implements Catalogue {
        @Override
        public List<Metric> metrics() {
            return List.of(metric("Active customers", "logos", "accounts"), metric("MRR", "run rate"));
        }

        private static Metric metric(String name, String... synonyms) {
            return new Metric(name, "", List.of(synonyms), Meaning.STATE, true, List.of(), Optional.empty());
        }

        @Override
        public List<Query> queries() {
            return List.of();
        }

        @Override
        public List<Table> tables() {
            return List.of(new Table("public", "customers", "", List.of("Accounts")));
        }

        @Override
        public String version() {
            return "1";
        }
    }

    private static Optional<String> problem(String text) {
        return CHECK.problem(new Learning(
                "l1",
                new Learning.Content(Learning.Type.TERM, text, "", "", List.of()),
                Audience.COMPANY,
                Map.of(),
                new Learning.Origin(RunId.next(Clock.systemUTC()), List.of()),
                "rule",
                new Lifecycle.Status<>(Learning.State.PROPOSED, "", 1),
                List.of(),
                Instant.EPOCH));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "logos" means MRR. | the data team says that "logos" is Active customers
        " LOGOS " means MRR. | the data team says that "logos" is Active customers
        "mrr" means revenue. | the data team says that "mrr" is MRR
        "customers" means MRR. | the data team says that "customers" is public.customers
        "accounts" means MRR. | the data team says that "accounts" is Active customers or public.customers
        """)
    void another_meaning_is_none(String text, String why) {
        assertThat(problem(text)).contains(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"logos\" means active CUSTOMERS.",
                "\"accounts\" means Active customers.",
                "\"accounts\" means rows of public.customers.",
                "\"users\" means MRR.",
                "\"logo\" means MRR.",
                "Logos are counted once.",
            })
    void the_same_one_of_several_or_a_new_word_is_fine(String text) {
        assertThat(problem(text)).isEmpty();
    }
}
