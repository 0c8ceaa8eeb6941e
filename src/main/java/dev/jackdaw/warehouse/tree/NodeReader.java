package dev.jackdaw.warehouse.tree;

import dev.jackdaw.core.PermanentException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Reads the text of a `pg_node_tree` by the rules of PostgreSQL's own reader (read.c): tokens end
/// at blanks and brackets, a backslash takes the next character as it is.
public final class NodeReader {
    private static final Object NULL = new Object();
    private final String text;
    private int at;
    private boolean escaped;

    private NodeReader(String text) {
        this.text = text;
    }

    /// The queries of a function's body or a view's rule: the text is a list of them.
    public static List<Node> queries(String text) {
        var found = new ArrayList<Node>();
        collect(new NodeReader(text).value(), found);
        return found;
    }

    private static void collect(Object value, List<Node> found) {
        switch (value) {
            case Node node -> found.add(node);
            case List<?> list -> list.forEach(item -> collect(item, found));
            default -> {}
        }
    }

    private Object value() {
        var token = token();
        if (escaped) {
            return token;
        }
        return switch (token) {
            case "{" -> node();
            case "(" -> list();
            case "<>" -> NULL;
            default -> token;
        };
    }

    private Node node() {
        var label = token();
        var fields = new HashMap<String, Object>();
        var name = token();
        while (!name.equals("}") || escaped) {
            if (!name.startsWith(":")) {
                throw broken("a field was expected, not " + name);
            }
            var value = value();
            // A constant is a length and then its bytes.
            if (seesBytes()) {
                value = bytes();
            }
            if (!value.equals(NULL)) {
                fields.put(name.substring(1), value);
            }
            name = token();
        }
        return new Node(label, fields);
    }

    private List<Object> list() {
        var items = new ArrayList<Object>();
        skip();
        while (at < text.length() && text.charAt(at) != ')') {
            var item = value();
            if (!item.equals(NULL)) {
                items.add(item);
            }
            skip();
        }
        at++;
        return items;
    }

    private boolean seesBytes() {
        skip();
        return at < text.length() && text.charAt(at) == '[';
    }

    /// As they stand: numbers with blanks between.
    private String bytes() {
        int start = at + 1;
        at = text.indexOf(']', start) + 1;
        if (at == 0) {
            throw broken("bytes don't end");
        }
        return text.substring(start, at - 1).strip();
    }

    private void skip() {
        while (at < text.length() && blank(text.charAt(at))) {
            at++;
        }
    }

    private String token() {
        skip();
        if (at >= text.length()) {
            throw broken("it ends too early");
        }
        escaped = false;
        char first = text.charAt(at);
        if (bracket(first)) {
            at++;
            return String.valueOf(first);
        }
        int start = at;
        while (at < text.length() && !blank(text.charAt(at)) && !bracket(text.charAt(at))) {
            escaped |= text.charAt(at) == '\\';
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        var token = text.substring(start, Math.min(at, text.length()));
        return escaped ? token.replaceAll("(?s)\\\\(.)", "$1") : token;
    }

    /// No other character parts tokens: PostgreSQL leaves a carriage return in a name as it is.
    private static boolean blank(char c) {
        return c == ' ' || c == '\n' || c == '\t';
    }

    private static boolean bracket(char c) {
        return c == '(' || c == ')' || c == '{' || c == '}';
    }

    private PermanentException broken(String how) {
        return new PermanentException("PostgreSQL's query tree can't be read: " + how + " at character " + at);
    }
}
