package dev.jackdaw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.data.Basis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What docs/MODELS.md says the built-in model understands, it does.
class ModelsPageTest {
    private static final Pattern QUOTED = Pattern.compile("\"([^\"`:]+)\"");
    private static TestCompany company;

    @BeforeAll
    static void open() {
        company = TestCompany.open();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    private static Basis basis(String thread, String question) {
        var outcome = company.jackdaw().desk().ask(new Desk.Ask(thread, "cli:reader", question), entry -> {});
        return outcome instanceof Desk.Outcome.Answered answered
                ? answered.answer().basis()
                : Basis.CONVERSATION;
    }

    @TestFactory
    List<DynamicTest> each_example_is_answered() throws IOException {
        var page = Files.readString(Path.of("docs/MODELS.md"));
        var table = page.substring(page.indexOf("## What the built-in model understands"));
        var tests = new ArrayList<DynamicTest>();
        for (var line : table.lines().filter(l -> l.startsWith("| ")).skip(1).toList()) {
            boolean followUps = line.startsWith("| follow-ups");
            var examples = QUOTED.matcher(line.substring(line.indexOf('|', 2)))
                    .results()
                    .map(m -> m.group(1))
                    .toList();
            for (var example : examples) {
                tests.add(DynamicTest.dynamicTest(example, () -> {
                    var thread = "page-" + example.hashCode();
                    if (followUps) {
                        basis(thread, "MRR by country");
                    }
                    assertThat(basis(thread, example)).isIn(Basis.GOVERNED_METRIC, Basis.VALIDATED_QUERY, Basis.SCHEMA);
                }));
            }
        }
        assertThat(tests).hasSizeGreaterThan(30);
        return tests;
    }
}
