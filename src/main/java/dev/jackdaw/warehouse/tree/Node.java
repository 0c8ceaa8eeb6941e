package dev.jackdaw.warehouse.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// A node of PostgreSQL's query tree, as `pg_node_tree` prints it (src/backend/nodes/outfuncs.c). A
/// field's value is a node, a list, or the text of a plain value; fields that are NULL are left
/// out.
public record Node(String label, Map<String, Object> fields) {

    /// The text of a plain field, "" where it is missing.
    public String text(String field) {
        return fields.get(field) instanceof String text ? text : "";
    }

    /// A number, 0 where it is missing.
    public int number(String field) {
        return Integer.parseInt(text(field).isEmpty() ? "0" : text(field));
    }

    /// An object's identity: PostgreSQL's are unsigned.
    public long oid(String field) {
        return Long.parseLong(text(field).isEmpty() ? "0" : text(field));
    }

    public boolean truth(String field) {
        return text(field).equals("true");
    }

    public boolean is(String wanted) {
        return label.equals(wanted);
    }

    /// A field that is a node; an empty one where it is missing.
    public Node node(String field) {
        return fields.get(field) instanceof Node node ? node : new Node("", Map.of());
    }

    public boolean has(String field) {
        return fields.containsKey(field);
    }

    /// The items of a list, whatever they are.
    public List<?> list(String field) {
        return fields.get(field) instanceof List<?> list ? list : List.of();
    }

    /// The items of a list that are nodes.
    public List<Node> nodes(String field) {
        return nodesOf(list(field));
    }

    private static List<Node> nodesOf(List<?> items) {
        var nodes = new ArrayList<Node>();
        for (var item : items) {
            if (item instanceof Node node) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    /// The numbers of an integer, identity or bit set list: its first item says which it is.
    public List<Long> numbers(String field) {
        var numbers = new ArrayList<Long>();
        for (var item : list(field)) {
            if (item instanceof String text && text.matches("-?\\d+")) {
                numbers.add(Long.valueOf(text));
            }
        }
        return numbers;
    }

    /// The number that a constant of up to eight bytes holds: integers, dates, moments.
    public OptionalLong constant() {
        var bytes = text("constvalue").split(" ");
        if (!truth("constbyval") || bytes.length > Long.BYTES || truth("constisnull")) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            value = (value << Byte.SIZE) | (Long.parseLong(bytes[i]) & 0xFF);
        }
        return OptionalLong.of(value);
    }

    /// The nodes right below it, in lists of lists, too.
    public List<Node> children() {
        var found = new ArrayList<Node>();
        fields.values().forEach(value -> gather(value, found));
        return found;
    }

    private static void gather(Object value, List<Node> found) {
        switch (value) {
            case Node node -> found.add(node);
            case List<?> list -> list.forEach(item -> gather(item, found));
            default -> {}
        }
    }

    /// Itself and everything below it.
    public List<Node> all() {
        var found = new ArrayList<Node>();
        found.add(this);
        for (int i = 0; i < found.size(); i++) {
            found.addAll(found.get(i).children());
        }
        return found;
    }
}
