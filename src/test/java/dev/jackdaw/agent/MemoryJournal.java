package dev.jackdaw.agent;

import dev.jackdaw.core.ConflictException;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A journal of one process that is gone when it ends: for what reads or writes a few steps. They are kept as JSON
/// reads back, as in the real one.
public final class MemoryJournal implements Journal {
    private final Map<RunId, List<Entry>> runs = new LinkedHashMap<>();
    private final Set<RunId> held = new HashSet<>();
    private final Set<RunId> cancelled = new HashSet<>();
    private Consumer<RunId> told = id -> {};

    @Override
    public synchronized Optional<Entry> begin(RunId id, Step.Asked asked, String request) {
        runs.put(id, new ArrayList<>());
        held.add(id);
        return Optional.of(append(id, 0, asked));
    }

    @Override
    public Optional<RunId> known(String request) {
        return Optional.empty();
    }

    @Override
    public synchronized void append(RunId id, List<Entry> entries) {
        var steps = runs.computeIfAbsent(id, none -> new ArrayList<>());
        for (var entry : entries) {
            if (entry.seq() != (steps.isEmpty() ? entry.seq() : steps.getLast().seq() + 1)) {
                throw new ConflictException("step " + entry.seq() + " is there already");
            }
            var read = Json.own(Json.text(entry.step()), entry.step().getClass());
            steps.add(new Entry(entry.seq(), entry.at(), read));
        }
    }

    @Override
    public synchronized Entry append(RunId id, int seq, Step step) {
        var entry = new Entry(seq, Clock.systemUTC().instant(), step);
        append(id, List.of(entry));
        return entry;
    }

    @Override
    public synchronized List<Entry> entries(RunId id) {
        return List.copyOf(runs.getOrDefault(id, List.of()));
    }

    @Override
    public synchronized Map<RunId, List<Step>> steps(List<RunId> ids, Set<Class<? extends Step>> kinds) {
        var steps = new LinkedHashMap<RunId, List<Step>>();
        for (var id : ids) {
            steps.put(
                    id,
                    entries(id).stream()
                            .map(Entry::step)
                            .filter(step -> kinds.contains(step.getClass()))
                            .toList());
        }
        return steps;
    }

    @Override
    public synchronized Optional<Summary> find(RunId id) {
        return Optional.ofNullable(runs.get(id)).map(List::getFirst).map(first -> summary(id, first));
    }

    private static Summary summary(RunId id, Entry first) {
        var asked = (Step.Asked) first.step();
        return new Summary(id, asked.thread(), asked.asker(), "open", first.at());
    }

    @Override
    public synchronized List<Summary> recent(int limit) {
        return runs.keySet().stream()
                .limit(limit)
                .flatMap(id -> find(id).stream())
                .toList();
    }

    @Override
    public synchronized List<Summary> thread(String thread, int limit) {
        var all = runs.keySet().stream()
                .flatMap(id -> find(id).stream())
                .filter(summary -> summary.thread().equals(thread))
                .toList();
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    @Override
    public List<RunId> unfinished() {
        return List.of();
    }

    @Override
    public synchronized boolean hold(RunId id) {
        return held.add(id);
    }

    @Override
    public synchronized void release(RunId id) {
        held.remove(id);
    }

    @Override
    public synchronized void requestCancel(RunId id) {
        cancelled.add(id);
        told.accept(id);
    }

    @Override
    public synchronized List<RunId> requestCancelAll() {
        runs.keySet().forEach(this::requestCancel);
        return List.copyOf(runs.keySet());
    }

    @Override
    public synchronized boolean cancelRequested(RunId id) {
        return cancelled.contains(id);
    }

    @Override
    public synchronized void onCancelRequest(Consumer<RunId> listener) {
        told = listener;
    }
}
