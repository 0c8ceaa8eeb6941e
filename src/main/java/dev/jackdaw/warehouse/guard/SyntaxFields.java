package dev.jackdaw.warehouse.guard;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Walks a syntax tree by reflection, so that no part of a node is missed however it is named. The
/// parser's own tokens are left out.
final class SyntaxFields {
    private static final Map<Class<?>, List<Field>> KNOWN = new ConcurrentHashMap<>();

    private SyntaxFields() {}

    /// Every object of the parser's that can be reached from here, each once.
    static List<Object> all(Object root) {
        var found = new ArrayList<Object>();
        var seen = Collections.newSetFromMap(new IdentityHashMap<Object, Boolean>());
        var waiting = new ArrayDeque<Object>();
        waiting.add(root);
        while (!waiting.isEmpty()) {
            var next = waiting.poll();
            switch (next) {
                case Collection<?> items -> {
                    add(items, waiting);
                    if (vendor(next.getClass()) && seen.add(next)) {
                        open(next, found, waiting);
                    }
                }
                case Map<?, ?> map -> {
                    add(map.keySet(), waiting);
                    add(map.values(), waiting);
                }
                case Object[] items -> add(List.of(items), waiting);
                default -> {
                    if (vendor(next.getClass()) && seen.add(next)) {
                        open(next, found, waiting);
                    }
                }
            }
        }
        return found;
    }

    private static void add(Collection<?> items, ArrayDeque<Object> waiting) {
        for (var item : items) {
            if (item != null) {
                waiting.add(item);
            }
        }
    }

    private static void open(Object node, List<Object> found, ArrayDeque<Object> waiting) {
        found.add(node);
        for (var field : KNOWN.computeIfAbsent(node.getClass(), SyntaxFields::of)) {
            try {
                var value = field.get(node);
                if (value != null) {
                    waiting.add(value);
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("the parser's " + field + " can't be read", e);
            }
        }
    }

    private static boolean vendor(Class<?> type) {
        return type.getName().startsWith("net.sf.jsqlparser.")
                && !type.getName().startsWith("net.sf.jsqlparser.parser.");
    }

    private static List<Field> of(Class<?> type) {
        var fields = new ArrayList<Field>();
        for (Class<?> c = type; c != null && vendor(c); c = c.getSuperclass()) {
            for (var field : c.getDeclaredFields()) {
                boolean plain = field.getType().isPrimitive()
                        || field.getType() == String.class
                        || Modifier.isStatic(field.getModifiers());
                if (!plain) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        return List.copyOf(fields);
    }
}
