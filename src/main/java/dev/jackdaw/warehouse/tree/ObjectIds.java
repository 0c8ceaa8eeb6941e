package dev.jackdaw.warehouse.tree;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The identities (OIDs) that trees refer to, by what they are of. Only those that were added to
/// the server need looking up.
public record ObjectIds(Set<Long> relations, Set<Long> functions, Set<Long> operators, Set<Long> types) {
    private static final Set<String> FUNCTIONS = Set.of(
            "funcid",
            "opfuncid",
            "aggfnoid",
            "winfnoid",
            "tsmhandler",
            "startInRangeFunc",
            "endInRangeFunc",
            "hashfuncid",
            "negfuncid");
    private static final Set<String> OPERATORS = Set.of("opno", "eqop", "sortop", "cycle_mark_neop");
    private static final Set<String> TYPES = Set.of(
            "resulttype",
            "opresulttype",
            "funcresulttype",
            "vartype",
            "consttype",
            "typeId",
            "array_typeid",
            "element_typeid",
            "cycle_mark_type");

    static ObjectIds none() {
        return new ObjectIds(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }

    /// All that these trees refer to.
    public static ObjectIds of(List<Node> trees) {
        var found = none();
        for (var tree : trees) {
            tree.all().forEach(found::gather);
        }
        return found;
    }

    private void gather(Node node) {
        for (var field : node.fields().keySet()) {
            if (FUNCTIONS.contains(field)) {
                functions.add(node.oid(field));
            } else if (OPERATORS.contains(field)) {
                operators.add(node.oid(field));
            } else if (TYPES.contains(field)) {
                types.add(node.oid(field));
            } else if (field.equals("opnos")) {
                operators.addAll(node.numbers(field));
            } else if (field.equals("relid")) {
                relations.add(node.oid(field));
            }
        }
    }

    /// Those of added objects that are not in `seen`, which learns them.
    ObjectIds fresh(ObjectIds seen) {
        return new ObjectIds(
                added(relations, seen.relations),
                added(functions, seen.functions),
                added(operators, seen.operators),
                added(types, seen.types));
    }

    private static Set<Long> added(Set<Long> oids, Set<Long> seen) {
        var left = new TreeSet<Long>();
        for (long oid : oids) {
            if (oid >= Catalogue.FIRST_ADDED && seen.add(oid)) {
                left.add(oid);
            }
        }
        return left;
    }

    boolean isEmpty() {
        return relations.isEmpty() && functions.isEmpty() && operators.isEmpty() && types.isEmpty();
    }
}
