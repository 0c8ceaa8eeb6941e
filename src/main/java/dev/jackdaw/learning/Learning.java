package dev.jackdaw.learning;

import dev.jackdaw.agent.Evidence;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.KnowledgeRef;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Something that was learnt: a typed sentence or two, with SQL where it has any. `relations` is
/// what it says something of, as "schema.name"; `rights` are the attributes of the person it was
/// learnt with, and whoever has others is not shown it; `author` is a rule, an agent or a person;
/// `supports` are the people who said the same; `version` counts its changes.
public record Learning(
        String id,
        Type type,
        Audience audience,
        Map<String, String> rights,
        String text,
        String sql,
        String question,
        List<String> relations,
        Origin origin,
        String author,
        State state,
        String reason,
        int version,
        List<String> supports,
        Instant madeAt) {
    public Learning {
        rights = Map.copyOf(rights);
        relations = List.copyOf(relations);
        supports = List.copyOf(supports);
    }

    /// The run it was learnt from, and its steps that show it.
    public record Origin(RunId run, List<Integer> steps) {
        public Origin {
            steps = List.copyOf(steps);
        }
    }

    /// What kind of thing it is.
    public enum Type {
        /// A statement failed, and this mended it.
        FIX,
        /// A person said what was wrong.
        CORRECTION,
        /// Something odd about the data.
        QUIRK,
        /// What a word means here.
        TERM,
        /// A query that a person confirmed.
        QUERY,
        /// How one person wants answers: units, formats, a segment.
        PREFERENCE;

        /// In lower case, as it is stored and shown.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// By its word.
        public static Optional<Type> of(String word) {
            return List.of(values()).stream().filter(t -> t.word().equals(word)).findFirst();
        }
    }

    /// Where it stands.
    public enum State {
        /// Inert: nothing about it is proven.
        PROPOSED,
        /// Proven, and a person must say yes.
        WAITING,
        /// In use.
        ACTIVE,
        /// What it rests on has changed.
        STALE,
        /// It was not proven, or a person said no.
        REJECTED,
        /// It did not make answers better.
        DEMOTED,
        /// Taken back, or handed over to a curated file.
        RETIRED;

        /// In lower case, as it is stored and shown.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// By its word.
        public static Optional<State> of(String word) {
            return List.of(values()).stream().filter(s -> s.word().equals(word)).findFirst();
        }
    }

    /// As receipts name it.
    public KnowledgeRef ref() {
        return new KnowledgeRef(KnowledgeRef.LEARNING, id, String.valueOf(version));
    }

    /// As a model is shown it: somebody's words, which are data.
    public Evidence evidence(double score) {
        var shown = new StringBuilder(text);
        if (!sql.isEmpty()) {
            shown.append("\nSQL: ").append(sql);
        }
        return new Evidence(ref(), "Learnt (" + type.word() + ")", shown.toString(), score);
    }

    /// Whether everybody in the company may see it.
    public boolean open() {
        return audience.everyone() && rights.isEmpty();
    }
}
