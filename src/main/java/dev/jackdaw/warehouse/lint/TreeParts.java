package dev.jackdaw.warehouse.lint;

import dev.jackdaw.warehouse.tree.Node;
import java.util.ArrayList;
import java.util.List;

/// Parts of a query's tree, whatever query it is of.
final class TreeParts {
    private TreeParts() {}

    /// A node and everything in it that is not within a further query.
    static List<Node> within(Node node) {
        return within(List.of(node));
    }

    /// The same of several, those themselves first.
    static List<Node> within(List<Node> nodes) {
        var found = new ArrayList<>(nodes);
        for (int i = 0; i < found.size(); i++) {
            for (var child : found.get(i).children()) {
                if (!child.is("QUERY")) {
                    found.add(child);
                }
            }
        }
        return found;
    }

    /// The places of FROM that are named under a part of it, without joins.
    static List<Integer> sources(Node part) {
        return within(part).stream()
                .filter(n -> n.is("RANGETBLREF"))
                .map(n -> n.number("rtindex"))
                .toList();
    }

    /// The conditions that must all be met for this one to be.
    static List<Node> conjuncts(Node condition) {
        if (condition.is("")) {
            return List.of();
        }
        if (condition.is("BOOLEXPR") && condition.text("boolop").equals("and")) {
            var all = new ArrayList<Node>();
            condition.nodes("args").forEach(a -> all.addAll(conjuncts(a)));
            return all;
        }
        return List.of(condition);
    }

    /// Without casts that keep the value.
    static Node stripped(Node expression) {
        var node = expression;
        while (node.is("RELABELTYPE") || node.is("COERCEVIAIO")) {
            node = node.node("arg");
        }
        return node;
    }
}
