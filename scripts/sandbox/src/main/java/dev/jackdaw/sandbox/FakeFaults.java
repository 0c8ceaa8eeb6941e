package dev.jackdaw.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What goes wrong with calls because a test said so: faults, waits, Slack's pace. Thread-safe.
final class FakeFaults {
    static final Object NONE = new Object();

    private final Map<String, ArrayDeque<Object>> faults = new HashMap<>();
    private final Map<String, Long> lastPost = new HashMap<>();
    private final Set<String> slow = new HashSet<>();
    private int held;
    private int everyNth;
    private int counted;
    private Duration gap = Duration.ZERO;

    synchronized void fail(String method, Object fault) {
        faults.computeIfAbsent(method, m -> new ArrayDeque<>()).add(fault);
    }

    synchronized void failEvery(int nth) {
        everyNth = nth;
    }

    synchronized void pace(Duration between) {
        gap = between;
    }

    /// Calls of a method get no answer until they may.
    void slow(String method, boolean now) {
        synchronized (slow) {
            if (now) {
                slow.add(method);
            } else {
                slow.remove(method);
            }
            slow.notifyAll();
        }
    }

    /// How many wait so.
    int waiting() {
        synchronized (slow) {
            return held;
        }
    }

    /// Waits as long as calls of this method are to wait.
    void hold(String method) {
        synchronized (slow) {
            try {
                held++;
                while (slow.contains(method)) {
                    slow.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                held--;
            }
        }
    }

    /// What goes wrong with this call, one of Slack's errors, or [#NONE].
    synchronized Object fault(FakeSlack.Call call) {
        var waiting = faults.get(call.method());
        if (waiting != null && !waiting.isEmpty()) {
            return waiting.poll();
        }
        counted++;
        return everyNth > 0 && counted % everyNth == 0
                ? FakeSlack.Fault.values()[(counted / everyNth) % FakeSlack.Fault.values().length]
                : NONE;
    }

    /// Whether a message comes too soon after the one before it in its channel.
    synchronized boolean tooFast(FakeSlack.Call call) {
        if (!call.method().equals("chat.postMessage") || gap.isZero()) {
            return false;
        }
        var channel = call.form().getOrDefault("channel", "");
        long now = System.nanoTime();
        var before = lastPost.get(channel);
        boolean tooFast = before != null && now - before < gap.toNanos();
        if (!tooFast) {
            lastPost.put(channel, now);
        }
        return tooFast;
    }
}
