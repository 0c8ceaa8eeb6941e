package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Forms of English questions, read from `words/en/word-questions.txt`: "who … owns", "does that count as <metric>".
/// Which of them stand in a question tells what sort of answer it asks for.
final class QuestionForms {
    private static final int GAP = 5;
    private static final String METRIC = "<metric>";
    private static final String START = "<start>";
    private static final String END = "<end>";
    private static final List<Form> FORMS = forms();

    private QuestionForms() {}

    /// A form as its parts, and the kind of question it makes.
    private record Form(List<Part> parts, String kind) {}

    /// One part: words of which one stands there, a metric's name among them ("it|they|<metric>"), or a sign.
    private record Part(String sign, Set<String> words, boolean optional) {}

    /// A form found: the words that it took, and where, if anywhere, a metric stands in it.
    record Found(String kind, BitSet said, Set<MetricTerm> metrics) {
        int first() {
            return said.nextSetBit(0);
        }
    }

    private static List<Form> forms() {
        var forms = new ArrayList<Form>();
        WordList.map("en/word-questions").forEach((form, kind) -> {
            var parts = new ArrayList<Part>();
            for (var token : form.split(" ")) {
                boolean optional = token.endsWith("?");
                var bare = optional ? token.substring(0, token.length() - 1) : token;
                boolean sign = bare.equals("*") || bare.startsWith("<");
                parts.add(new Part(sign ? bare : "", sign ? Set.of() : Set.of(bare.split("\\|")), optional));
            }
            forms.add(new Form(List.copyOf(parts), kind));
        });
        return List.copyOf(forms);
    }

    /// All forms that a question has.
    static List<Found> in(Slots slots) {
        var found = new ArrayList<Found>();
        for (var form : FORMS) {
            for (int i = 0; i < slots.words.size(); i++) {
                var reading = new Reading(slots, new BitSet(), new HashSet<>());
                if (reading.matches(form.parts(), 0, i, true) && !reading.said().isEmpty()) {
                    found.add(new Found(form.kind(), reading.said(), reading.metrics()));
                    break;
                }
            }
        }
        return found;
    }

    /// A form held against a question from one word on.
    private record Reading(Slots slots, BitSet said, Set<MetricTerm> metrics) {
        /// `free`: whether a sentence may begin right here.
        boolean matches(List<Part> parts, int p, int i, boolean free) {
            if (p == parts.size()) {
                return true;
            }
            var part = parts.get(p);
            var words = slots.words;
            boolean border = i >= words.size() || words.endsBefore(i);
            return switch (part.sign()) {
                case "*" -> gap(parts, p, i, free);
                case START -> (i == 0 || words.endsBefore(i)) && matches(parts, p + 1, i, true);
                case END -> border && matches(parts, p + 1, i, true);
                case METRIC -> (free || !border) && metric(parts, p, i);
                default -> word(parts, p, i, free || !border) || (part.optional() && matches(parts, p + 1, i, free));
            };
        }

        private boolean gap(List<Part> parts, int p, int i, boolean free) {
            for (int k = i; k <= Math.min(i + GAP, slots.words.size()); k++) {
                if (matches(parts, p + 1, k, k == i && free)) {
                    return true;
                }
                if (k > i && slots.words.endsBefore(k)) {
                    return false;
                }
            }
            return false;
        }

        private boolean word(List<Part> parts, int p, int i, boolean within) {
            if (i >= slots.words.size() || !within) {
                return false;
            }
            boolean here =
                    Bases.of(slots.words.text(i)).stream().anyMatch(parts.get(p).words()::contains);
            if (here) {
                said.set(i);
                if (matches(parts, p + 1, i + 1, false)) {
                    return true;
                }
                said.clear(i);
            }
            return parts.get(p).words().contains(METRIC) && metric(parts, p, i);
        }

        private boolean metric(List<Part> parts, int p, int i) {
            for (var term : slots.metrics) {
                if (term.start() == i && matches(parts, p + 1, term.end(), false)) {
                    metrics.add(term);
                    return true;
                }
            }
            return false;
        }
    }
}
