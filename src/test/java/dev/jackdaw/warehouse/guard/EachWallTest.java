package dev.jackdaw.warehouse.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which rule stops each attack of the corpus: with all walls, by the syntax tree alone (also where
/// the database has no operators of its own, which make it doubt everything), and by the server's
/// analysis alone. So no rule can be lost while another one stands behind it.
///
/// `evals/guard/walls.tsv` holds what is expected; `-Djackdaw.walls.write=true` writes it anew, to
/// be read before it is committed.
class EachWallTest {
    private static final Path EXPECTED = Path.of("evals/guard/walls.tsv");
    private static final List<EnumSet<Wall>> SETS =
            List.of(EnumSet.allOf(Wall.class), EnumSet.of(Wall.TEXT, Wall.AST), EnumSet.of(Wall.TEXT, Wall.SERVER));

    private static String word(Verdict verdict) {
        return verdict instanceof Verdict.Refused no ? no.wall().word() + " " + no.rule() : "passes";
    }

    private static String met(List<QueryGuard> guards, Corpus.Line line) {
        return line.id()
                + guards.stream()
                        .map(g -> "\t" + word(g.judge(line.role(), line.sql())))
                        .collect(Collectors.joining());
    }

    @Test
    void each_attack_meets_the_rule_it_is_for() throws IOException {
        var lines = new ArrayList<String>();
        lines.add("id\tall walls\tsyntax tree\tserver's analysis\tsyntax tree, no operators added");
        try (var company = new CorpusDatabase();
                var plain = new CorpusDatabase()) {
            GuardCorpusTest.withoutOperators(plain);
            var guards = new ArrayList<>(SETS.stream().map(company::guard).toList());
            guards.add(plain.guard(EnumSet.of(Wall.TEXT, Wall.AST)));
            var expected = Files.readAllLines(EXPECTED);
            for (var line : Corpus.attacks()) {
                var met = met(guards, line);
                // The parser's time is bounded: on a busy machine it may give up, which is a doubt.
                for (int again = 0; again < 3 && !expected.contains(met); again++) {
                    met = met(guards, line);
                }
                lines.add(met);
            }
        }
        if (Boolean.getBoolean("jackdaw.walls.write")) {
            Files.write(EXPECTED, lines);
        }
        assertThat(lines).isEqualTo(Files.readAllLines(EXPECTED));
        assertThat(lines.stream().flatMap(l -> Stream.of(l.split("\t")[1]))).doesNotContain("passes");
    }
}
