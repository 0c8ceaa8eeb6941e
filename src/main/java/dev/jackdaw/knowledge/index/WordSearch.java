package dev.jackdaw.knowledge.index;

import dev.jackdaw.knowledge.Identifiers;
import dev.jackdaw.store.Sql;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Full-text search in which a rare word counts more than a frequent one (inverse document
/// frequency). The rows that are looked at stay few however large the index is: rare words are
/// searched one by one, frequent ones only together.
final class WordSearch {
    private static final int WORDS_MAX = 24;
    private static final int PAIRED_WORDS = 3;
    private static final int ROWS_OF_RARE_WORDS = 1_000;
    private static final int ROWS_MAX = 2_000;

    private static final String WORDS = """
        SELECT w.word, w.items, ln(1 + total.items / w.items::float8) AS weight
        FROM unnest(to_tsvector('english', ?)) asked
        JOIN knowledge_word w ON w.word = asked.lexeme,
             (SELECT greatest(max(items), 1) AS items FROM knowledge_word) total
        ORDER BY w.items, w.word LIMIT ?
        """;

    private static final String ITEMS = """
        SELECT id, %s AS fit
        FROM (SELECT id, words FROM knowledge_item WHERE words @@ ?::tsquery LIMIT ?) candidate
        ORDER BY fit DESC, id LIMIT ?
        """;

    private static final String WEIGHED = "CASE WHEN words @@ ?::tsquery THEN ?::float8 ELSE 0 END";

    private final Sql database;

    WordSearch(Sql database) {
        this.database = database;
    }

    /// An item and how well the words fit it: the sum of its words' weights.
    record Fit(long id, double fit) {}

    private record Word(String quoted, int items, double weight) {}

    /// The items that fit best, best first.
    List<Fit> search(String question, int limit) {
        var words = database.query(WORDS, Identifiers.searchable(question), WORDS_MAX)
                .list(row -> new Word(quoted(row.text("word")), row.integer("items"), row.real("weight")));
        var candidates = candidates(words);
        if (candidates.isEmpty()) {
            return List.of();
        }
        var weighed = Collections.nCopies(words.size(), WEIGHED);
        var arguments = new ArrayList<Object>();
        words.forEach(w -> arguments.addAll(List.of(w.quoted(), w.weight())));
        arguments.addAll(List.of(candidates, ROWS_MAX, limit));
        return database.query(ITEMS.formatted(String.join(" + ", weighed)), arguments.toArray())
                .list(row -> new Fit(row.bigint("id"), row.real("fit")));
    }

    /// Any of the rare words, or two of the rarest frequent ones together.
    private static String candidates(List<Word> byRarity) {
        var any = new ArrayList<String>();
        int rows = 0;
        for (var word : byRarity) {
            rows += word.items();
            if (rows <= ROWS_OF_RARE_WORDS) {
                any.add(word.quoted());
            }
        }
        var frequent = byRarity.stream()
                .skip(any.size())
                .limit(PAIRED_WORDS)
                .map(Word::quoted)
                .toList();
        for (int i = 0; i < frequent.size(); i++) {
            for (var other : frequent.subList(i + 1, frequent.size())) {
                any.add("(" + frequent.get(i) + " & " + other + ")");
            }
        }
        return String.join(" | ", any);
    }

    private static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
