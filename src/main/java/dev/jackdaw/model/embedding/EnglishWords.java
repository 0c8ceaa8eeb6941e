package dev.jackdaw.model.embedding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.jackdaw.core.PermanentException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/// The common words of English, about 20,000: those that the embedding model knows whole. A word that is among them
/// was meant as it is spelled. Read at first use, in some 30 ms.
public final class EnglishWords {
    private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";
    private static final int SHORTEST = 3;

    private EnglishWords() {}

    /// In lower case, of letters alone.
    public static Set<String> all() {
        return Holder.WORDS;
    }

    private static final class Holder {
        private static final Set<String> WORDS = read();
    }

    private static Set<String> read() {
        try (var in = EnglishWords.class.getResourceAsStream(TOKENIZER);
                var json = new JsonFactory().createParser(in)) {
            while (json.nextToken() != null && !"vocab".equals(json.currentName())) {
                // What stands before the vocabulary is about how texts are cut.
            }
            json.nextToken();
            var words = new HashSet<String>(32_000);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var word = json.currentName();
                if (word.length() >= SHORTEST && word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
                    words.add(word);
                }
                json.nextToken();
            }
            return Set.copyOf(words);
        } catch (IOException e) {
            throw new PermanentException("can't read " + TOKENIZER, e);
        }
    }
}
