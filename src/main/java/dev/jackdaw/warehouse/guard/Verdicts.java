package dev.jackdaw.warehouse.guard;

import dev.jackdaw.warehouse.Role;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// What was said of recent statements, so that governed SQL is judged once. Kept for a minute only,
/// as tables and views change; what a later change could allow is not kept at all. Thread-safe.
final class Verdicts {
    private static final int KEPT = 1_000;
    private static final Duration AGE_MAX = Duration.ofMinutes(1);

    private record Question(Role role, String sql) {}

    private record Said(Verdict verdict, long nanos) {
        boolean stale() {
            return System.nanoTime() - nanos > AGE_MAX.toNanos();
        }
    }

    private static final class Recent extends LinkedHashMap<Question, Said> {
        private static final long serialVersionUID = 1L;

        private Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Said> eldest) {
            return size() > KEPT;
        }
    }

    private final Recent recent = new Recent();

    Verdict of(Role role, String sql, Supplier<Verdict> look) {
        var question = new Question(role, sql);
        var said = find(question);
        if (said != null && !said.stale()) {
            return said.verdict();
        }
        var verdict = look.get();
        if (lasting(verdict)) {
            put(question, verdict);
        }
        return verdict;
    }

    private static boolean lasting(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed allowed -> allowed.effect() != Verdict.Effect.BUILDS;
            case Verdict.Refused refused -> refused.wall() == Wall.TEXT;
        };
    }

    private synchronized @org.jspecify.annotations.Nullable Said find(Question question) {
        return recent.get(question);
    }

    private synchronized void put(Question question, Verdict verdict) {
        recent.put(question, new Said(verdict, System.nanoTime()));
    }

    synchronized void clear() {
        recent.clear();
    }
}
