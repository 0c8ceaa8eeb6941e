package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.knowledge.index.IndexedCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is added to a question is in what is answered, or the person is told: an addition that is dropped in
/// silence is a wrong answer that looks right. More cases, or those of a run before:
/// `-Djackdaw.test.additions=20000 -Djackdaw.test.seed=42`.
class NothingDroppedTest {
    private static final int CASES = Integer.getInteger("jackdaw.test.additions", 2_000);
    private static TestCompany company;
    private static Lexicon lexicon;
    private static Understanding understanding;

    @BeforeAll
    static void open() {
        company = TestCompany.open();
        lexicon = new Lexicon(new IndexedCatalogue(company.jackdaw().knowledge().index()));
        understanding = new Understanding(lexicon);
    }

    @AfterAll
    static void close() {
        company.close();
    }

    private static Understood understand(String question) {
        return understanding.understandAll(question, Optional.empty(), Set.of());
    }

    @Test
    void what_a_question_says_and_what_is_added_to_it_is_answered_or_spoken_of() {
        long seed = Long.getLong("jackdaw.test.seed", 20_261_128L);
        System.out.println("NothingDroppedTest seed " + seed);
        var random = new Random(seed);
        var questions = new PlainQuestions(lexicon.catalogue(), random);
        var additions = new Additions(lexicon.catalogue(), random);
        Map<String, List<String>> dropped = new LinkedHashMap<>();
        int checked = 0;
        for (int tries = 0; checked < CASES && tries < 4 * CASES; tries++) {
            var plain = questions.next();
            var before = understand(plain.text());
            if (silent(before) && !plain.said(tasks(before))) {
                note(dropped, "question", plain.text(), before);
                continue;
            }
            if (!silent(before)) {
                continue;
            }
            checked++;
            var addition = additions.to(plain);
            var after = understand(addition.text());
            if (silent(after) && !speaksOf(after.slots(), addition.says())) {
                var tasks = tasks(after);
                if (!addition.shown().test(tasks)) {
                    note(dropped, addition.kind(), addition.text(), after);
                } else if (!plain.said(tasks)) {
                    note(dropped, "question before " + addition.kind(), addition.text(), after);
                }
            }
        }
        assertThat(checked).isGreaterThan(CASES / 2);
        assertThat(dropped).isEmpty();
    }

    /// Said apart, as each is a word that was once taken for one that says nothing.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MRR in euros last quarter",
                "MRR in yen",
                "what share of MRR growth came from enterprise",
                "MRR excluding tax",
                "active customers except on weekends",
                "new customers of Acme last month"
            })
    void what_the_definitions_do_not_know_is_not_answered_without_it(String question) {
        assertThat(silent(understand(question)))
                .as("%s => %s", question, understand(question).resolution())
                .isFalse();
    }

    /// Whether an answer is given as though all had been understood.
    private static boolean silent(Understood understood) {
        return understood.resolution() instanceof Resolution.Tasks
                && understood.slots().unknown.isEmpty();
    }

    /// Whether a note names one of the words.
    private static boolean speaksOf(Slots slots, List<String> said) {
        return slots.notes.stream()
                .map(note -> note.toLowerCase(Locale.ROOT))
                .anyMatch(note -> said.stream().anyMatch(note::contains));
    }

    private static List<MetricTask> tasks(Understood understood) {
        return ((Resolution.Tasks) understood.resolution()).tasks();
    }

    private static void note(Map<String, List<String>> dropped, String kind, String question, Understood understood) {
        dropped.computeIfAbsent(kind, k -> new ArrayList<>())
                .add(question + "  =>  " + MetricTask.texts(tasks(understood)).replace("\n", " // "));
    }
}
