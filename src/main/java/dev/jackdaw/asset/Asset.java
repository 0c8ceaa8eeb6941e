package dev.jackdaw.asset;

import dev.jackdaw.store.Grants;
import dev.jackdaw.store.Lifecycle;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A view in the schema `jackdaw`, built or proposed. `owner` is who agreed to it, `run` the one it
/// was asked for in.
public record Asset(
        String id,
        Design design,
        Lifecycle.Status<State> status,
        Gain gain,
        String owner,
        String run,
        Instant madeAt,
        Upkeep upkeep) {

    /// What it is. `stored` says that it keeps its rows and is filled again when its tables change (a
    /// materialized view). `metric` is the governed question it answers, as JSON, or empty.
    public record Design(
            String name,
            boolean stored,
            String question,
            String description,
            String metric,
            String shape,
            String sql) {}

    /// When it was built, tried to be filled, and filled, which took `refreshMs`; `changes` is what
    /// its tables were like then.
    public record Upkeep(
            Optional<Instant> builtAt,
            Optional<Instant> triedAt,
            Optional<Instant> refreshedAt,
            long refreshMs,
            String changes) {}

    /// What it is good for. `times` the question was asked by `people`; the statements that
    /// answered it took `msBefore` (median) and `charsBefore`, from the view `msAfter` (0 until it
    /// is built) and `charsAfter`. `proven` of these statements gave the same result.
    public record Gain(
            int times, int people, long msBefore, long msAfter, int charsBefore, int charsAfter, int proven) {
        /// Built because somebody asked for it.
        public static final Gain ASKED_FOR = new Gain(0, 0, 0, 0, 0, 0, 0);

        Gain withAfter(long ms) {
            return new Gain(times, people, msBefore, ms, charsBefore, charsAfter, proven);
        }
    }

    /// Where it stands.
    public enum State {
        /// Proven; a person must say yes.
        WAITING,
        /// Somebody said yes, and it is being built.
        BUILDING,
        /// There, and used.
        BUILT,
        /// There, but nobody used it for long: it might go.
        UNUSED,
        /// There, but something it rests on has changed: not used.
        STALE,
        /// It can't be read.
        BROKEN,
        /// A person said no, or it was not proven.
        REJECTED,
        /// Taken away.
        DROPPED;

        /// In lower case, as it is stored and shown.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// By its word.
        public static Optional<State> of(String word) {
            return List.of(values()).stream().filter(s -> s.word().equals(word)).findFirst();
        }

        /// Whether answers may use it.
        public boolean serves() {
            return this == BUILT || this == UNUSED;
        }

        /// Whether it is over.
        public boolean over() {
            return this == REJECTED || this == DROPPED;
        }
    }

    public String name() {
        return design.name();
    }

    /// Whether it keeps its rows.
    public boolean stored() {
        return design.stored();
    }

    public String question() {
        return design.question();
    }

    public String description() {
        return design.description();
    }

    public String metric() {
        return design.metric();
    }

    public String sql() {
        return design.sql();
    }

    public State state() {
        return status.state();
    }

    public String reason() {
        return status.reason();
    }

    /// Counts its moves.
    public int version() {
        return status.version();
    }

    /// As SQL names it.
    public String qualified() {
        return Grants.BUILT_SCHEMA + "." + name();
    }

    /// What builds it, as people are shown it.
    public String definition() {
        return "CREATE " + object() + " " + qualified() + " AS\n" + sql();
    }

    /// What kind of object it is, in SQL's words.
    public String object() {
        return stored() ? "MATERIALIZED VIEW" : "VIEW";
    }
}
