package dev.jackdaw.learning;

import dev.jackdaw.agent.Evidence;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.store.Lifecycle;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Something that was learnt: what it says, for whom, where from, and how it stands. `rights` are
/// the attributes of the person it was learnt with, and whoever has others is not shown it; `author`
/// is a rule, an agent or a person; `supports` are the people who said the same.
public record Learning(
        String id,
        Content content,
        Audience audience,
        Map<String, String> rights,
        Origin origin,
        String author,
        Lifecycle.Status<State> status,
        List<String> supports,
        Instant madeAt) {
    public Learning {
        rights = Map.copyOf(rights);
        supports = List.copyOf(supports);
    }

    /// A typed sentence or two, with SQL where it has any, and the question that it came from.
    /// `relations` is what it says something of, as "schema.name".
    public record Content(Type type, String text, String sql, String question, List<String> relations) {
        public Content {
            relations = List.copyOf(relations);
        }
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

    public Type type() {
        return content.type();
    }

    public String text() {
        return content.text();
    }

    public String sql() {
        return content.sql();
    }

    public String question() {
        return content.question();
    }

    public List<String> relations() {
        return content.relations();
    }

    public State state() {
        return status.state();
    }

    public String reason() {
        return status.reason();
    }

    /// Counts its changes.
    public int version() {
        return status.version();
    }

    /// As receipts name it.
    public KnowledgeRef ref() {
        return new KnowledgeRef(KnowledgeRef.LEARNING, id, String.valueOf(version()));
    }

    /// As a model is shown it: somebody's words, which are data.
    public Evidence evidence(double score) {
        var shown = new StringBuilder(text());
        if (!sql().isEmpty()) {
            shown.append("\nSQL: ").append(sql());
        }
        return new Evidence(ref(), "Learnt (" + type().word() + ")", shown.toString(), score);
    }

    /// Whether everybody in the company may see it.
    public boolean open() {
        return audience.everyone() && rights.isEmpty();
    }
}
