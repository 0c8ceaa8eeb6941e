package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A question as words: lower case, without punctuation, chat writing spelled out. `lemmas` are the same words with
/// plurals undone, `shown` as they were written; `sentences` are the words before which a sentence ended, `questions`
/// those of them that ended one with a question mark, `brackets` those before which a bracket opened or closed.
record Words(
        List<String> texts,
        List<String> lemmas,
        List<String> shown,
        Set<Integer> sentences,
        Set<Integer> questions,
        Set<Integer> brackets) {
    private static final int MAX = 400;

    /// A message so short is not written in capitals because somebody shouts.
    private static final int SHORT = 4;
    private static final String COMMA = "\u201aand";
    private static final Pattern SIGNS =
            Pattern.compile("[\\p{P}\\p{S}\\p{M}\u200d\ufe0f&&[^$%€£<>=+&\ufffd]]+|[:;][-o]?[()DPp|/]+");
    private static final Pattern DASH = Pattern.compile("[-–—]+");
    private static final Pattern PICTURE = Pattern.compile(".*\\p{So}[\\p{M}\\p{Sk}\u200d\ufe0f]*");
    private static final Set<String> BREAKS = WordList.set("en/breaks");
    private static final Map<String, String> CHAT = WordList.map("en/chat");

    static Words of(String question) {
        var texts = new ArrayList<String>();
        var shown = new ArrayList<String>();
        var sentences = new TreeSet<Integer>();
        var questions = new TreeSet<Integer>();
        var brackets = new TreeSet<Integer>();
        for (var raw : Written.plain(question)
                .replaceAll(",\\s+(?!\\d{4})", " " + COMMA + " ")
                .split("[\\s,;]+")) {
            if (raw.equals(COMMA)) {
                add(texts, shown, "and", ",");
                continue;
            }
            if (raw.startsWith("(")) {
                brackets.add(texts.size());
            }
            var bare = raw.replaceAll("^(?:[\"(\\[¿¡*`]|'(?!\\d\\d))+|[\"')\\]?!.:*`…]+$", "")
                    .replaceAll("'s$", "");
            if (!bare.isEmpty() && !SIGNS.matcher(bare).matches()) {
                var word = bare.toLowerCase(Locale.ROOT);
                var whole = raw.toLowerCase(Locale.ROOT);
                var meant = CHAT.getOrDefault(whole, CHAT.getOrDefault(word, word));
                for (var part : meant.split(" ")) {
                    add(texts, shown, part, bare);
                }
            }
            boolean breaks = !bare.isEmpty() && BREAKS.contains(bare.toLowerCase(Locale.ROOT));
            if (raw.endsWith(")")
                    || raw.endsWith("),")
                    || breaks
                    || PICTURE.matcher(raw).matches()) {
                brackets.add(texts.size());
            }
            boolean shortened = raw.endsWith(".") && CHAT.containsKey(raw.toLowerCase(Locale.ROOT));
            if ((raw.matches(".*[?!.:…][\"')\\]]*") && !shortened)
                    || DASH.matcher(raw).matches()) {
                sentences.add(texts.size());
                if (raw.contains("?")) {
                    questions.add(texts.size());
                }
            }
        }
        return new Words(
                List.copyOf(texts),
                texts.stream().map(Words::lemma).toList(),
                List.copyOf(shown),
                Set.copyOf(sentences),
                Set.copyOf(questions),
                Set.copyOf(brackets));
    }

    private static void add(List<String> texts, List<String> shown, String word, String written) {
        if (texts.size() < MAX) {
            texts.add(word);
            shown.add(written);
        }
    }

    /// Whether the word is an "and" that was written as a comma.
    boolean comma(int i) {
        return i >= 0 && i < shown.size() && shown.get(i).equals(",");
    }

    /// The phrase's words, as the lexicon files them: identifiers split, plurals undone.
    static List<String> phrase(String phrase) {
        return of(phrase.replace('_', ' ')).lemmas();
    }

    /// The singular, by English's regular endings.
    static String lemma(String word) {
        if (word.length() < 4 || word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) {
            return word;
        }
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches")) {
            return word.substring(0, word.length() - 2);
        }
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    int size() {
        return texts.size();
    }

    String text(int i) {
        return i >= 0 && i < texts.size() ? texts.get(i) : "";
    }

    boolean is(int i, String... options) {
        return i >= 0 && i < texts.size() && List.of(options).contains(texts.get(i));
    }

    /// The words as they were written, each once where chat writing stands for several.
    String written(int start, int end) {
        var all = new ArrayList<String>();
        for (var word : shown.subList(start, end)) {
            if (all.isEmpty() || !all.getLast().equals(word)) {
                all.add(word);
            }
        }
        return String.join(" ", all).replace(" ,", ",");
    }

    /// Whether a sentence ended right before this word.
    boolean endsBefore(int i) {
        return sentences.contains(i);
    }

    /// Where the parts of a message begin that sentences, commas and brackets set apart, in their order, and its end.
    List<Integer> parts() {
        var starts = new TreeSet<>(sentences);
        starts.addAll(brackets);
        for (int i = 0; i < size(); i++) {
            if (comma(i)) {
                starts.add(i);
            }
        }
        starts.add(0);
        starts.add(size());
        return List.copyOf(starts);
    }

    /// The first word of the sentence that a word is in.
    int sentenceStart(int i) {
        return sentences.stream().filter(s -> s <= i).max(Integer::compare).orElse(0);
    }

    /// The word behind that sentence.
    int sentenceEnd(int i) {
        return sentences.stream().filter(s -> s > i).min(Integer::compare).orElse(size());
    }

    /// Whether a question ended right before this word.
    boolean asks(int i) {
        return questions.contains(i);
    }

    /// Whether the word was written in capitals throughout, and others were not: "US", which is not "us".
    boolean capitals(int i) {
        boolean all = shown.stream().allMatch(w -> w.equals(w.toUpperCase(Locale.ROOT)));
        return i >= 0
                && (!all || shown.size() <= SHORT)
                && i < shown.size()
                && shown.get(i).length() > 1
                && shown.get(i).equals(shown.get(i).toUpperCase(Locale.ROOT))
                && !shown.get(i).equals(shown.get(i).toLowerCase(Locale.ROOT));
    }

    /// The same with one word taken apart: "high-priority".
    Words apart(int i) {
        var parts = List.of(texts.get(i).split("-"));
        var more = new ArrayList<>(texts);
        var written = new ArrayList<>(shown);
        more.remove(i);
        more.addAll(i, parts);
        written.remove(i);
        written.addAll(i, parts);
        return with(more, written, i, parts.size() - 1);
    }

    /// Other words in the place of these: those behind word `i` moved `by` so many places.
    Words with(List<String> other, List<String> written, int i, int by) {
        return new Words(
                List.copyOf(other),
                other.stream().map(Words::lemma).toList(),
                List.copyOf(written),
                moved(sentences, i, by),
                moved(questions, i, by),
                moved(brackets, i, by));
    }

    private static Set<Integer> moved(Set<Integer> places, int behind, int by) {
        return places.stream().map(p -> p > behind ? p + by : p).collect(Collectors.toUnmodifiableSet());
    }

    /// The same with one word replaced.
    Words replaced(int i, String word) {
        var corrected = new ArrayList<>(texts);
        corrected.set(i, word);
        return new Words(
                List.copyOf(corrected),
                corrected.stream().map(Words::lemma).toList(),
                shown,
                sentences,
                questions,
                brackets);
    }
}
