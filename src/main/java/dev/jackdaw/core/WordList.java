package dev.jackdaw.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Words of a natural language, read from the resources `words/LANGUAGE/THING.txt`: one a line, in
/// lower case; lines that begin with `#` and empty ones say nothing. What is wrong with a file is
/// named with its line.
public final class WordList {
    private static final String SIGN = " = ";

    private WordList() {}

    /// The words of a list such as "en/filler".
    public static Set<String> set(String name) {
        return Set.copyOf(list(name));
    }

    /// The words in the order of the file.
    public static List<String> list(String name) {
        return List.copyOf(read(name, false).keySet());
    }

    /// The lines "word = meaning" of a list, in the order of the file.
    public static Map<String, String> map(String name) {
        return read(name, true);
    }

    private static Map<String, String> read(String name, boolean meanings) {
        var file = "/words/" + name + ".txt";
        try (var in = WordList.class.getResourceAsStream(file)) {
            return words(file.substring(1), text(file, in), meanings);
        } catch (IOException e) {
            throw new PermanentException("can't read " + file, e);
        }
    }

    private static String text(String file, @Nullable InputStream in) throws IOException {
        if (in == null) {
            throw new PermanentException("there is no " + file);
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /// The words of a text, each with its meaning, or with "" where there are none.
    static Map<String, String> words(String file, String text, boolean meanings) {
        var words = new LinkedHashMap<String, String>();
        int number = 0;
        for (var line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int sign = line.indexOf(SIGN);
            if (sign > 0 != meanings) {
                throw new PermanentException(
                        file + ":" + number + ": '" + line + "' is not " + (meanings ? "WORD = MEANING" : "one word"));
            }
            var word = meanings ? line.substring(0, sign).strip() : line;
            if (!word.equals(word.toLowerCase(Locale.ROOT))) {
                throw new PermanentException(file + ":" + number + ": '" + word + "' is not in lower case");
            }
            if (words.put(word, meanings ? line.substring(sign + SIGN.length()).strip() : "") != null) {
                throw new PermanentException(file + ":" + number + ": '" + word + "' stands there twice");
            }
        }
        if (words.isEmpty()) {
            throw new PermanentException(file + " has no words");
        }
        return words;
    }
}
