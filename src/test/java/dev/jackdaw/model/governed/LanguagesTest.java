package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Questions in other languages come to what they would in English, or are declined with the words of the person.
class LanguagesTest {
    private static final Lexicon LEXICON = new Lexicon(TestCatalogue.company());
    private final Languages languages = new Languages(LEXICON);
    private final Understanding understanding = new Understanding(LEXICON);

    private String task(String question) {
        var brought = languages.brought(question);
        if (!brought.unknown().isEmpty() || Future.asks(Words.of(brought.text()))) {
            return "none";
        }
        var understood = understanding.understandAll(brought.text(), Optional.empty(), Set.of());
        return understood.resolution() instanceof Resolution.Tasks(List<MetricTask> tasks)
                ? MetricTask.texts(tasks)
                : "none";
    }

    static Stream<String> german() throws java.io.IOException {
        try (var in = LanguagesTest.class.getResourceAsStream("/words/german-questions.txt")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines().filter(l -> !l.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("german")
    void a_german_question_comes_to_its_task(String line) {
        var parts = line.split(" \\| ");
        var wanted = parts[1].equals("none") ? "none" : task(parts[1]);
        System.out.println(
                (task(parts[0]).equals(wanted) ? "OK   " : task(parts[0]).equals("none") ? "DECL " : "WRONG ")
                        + parts[0] + "\n     over: "
                        + languages.brought(parts[0]).text() + "  ?? "
                        + languages.brought(parts[0]).unknown() + "\n     = " + task(parts[0]) + "\n     ! " + wanted);
        assertThat(task(parts[0])).isEqualTo(wanted);
    }
}
