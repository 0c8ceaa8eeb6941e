package dev.jackdaw.warehouse.tree;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which columns a statement itself reads, by relation: numbers as in `pg_attribute`, 0 for the
/// whole row. What views read is their owner's affair.
public final class ReadColumns {
    /// Bit sets of columns start at this number, as system columns are negative.
    private static final int OFFSET = 7;

    private ReadColumns() {}

    /// For each relation in the statement.
    public static Map<Long, Set<Integer>> of(Node query) {
        var found = new HashMap<Long, Set<Integer>>();
        for (var node : query.all()) {
            if (node.is("QUERY")) {
                // PostgreSQL 16 and later keep them in a list of their own.
                var places = node.nodes(node.has("rteperminfos") ? "rteperminfos" : "rtable");
                add(places, found);
            }
        }
        return found;
    }

    private static void add(List<Node> places, Map<Long, Set<Integer>> found) {
        for (var place : places) {
            if (place.oid("relid") != 0) {
                var columns = found.computeIfAbsent(place.oid("relid"), o -> new HashSet<>());
                place.numbers("selectedCols").forEach(bit -> columns.add(bit.intValue() - OFFSET));
            }
        }
    }
}
