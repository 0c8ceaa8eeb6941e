package dev.jackdaw.warehouse.guard;

import dev.jackdaw.store.Grants;
import dev.jackdaw.warehouse.tree.Analysis;
import dev.jackdaw.warehouse.tree.Catalogue;
import dev.jackdaw.warehouse.tree.Node;
import dev.jackdaw.warehouse.tree.ObjectIds;
import dev.jackdaw.warehouse.tree.Reference;
import java.util.List;
import java.util.Set;

/// Holds the policy against what PostgreSQL's analysis found: kinds of nodes, relations, functions,
/// operators, and through views and domains whatever those refer to.
final class TreeJudge {
    private static final Set<Character> READABLE = Set.of('r', 'v', 'm', 'f', 'p');
    static final Set<String> GROWING = Set.of("repeat", "lpad", "rpad");
    static final long TEXT_MAX = 10_000_000;
    private final Policy policy;
    private final FunctionJudge functions;
    private final Catalogue catalogue;
    private final Set<String> schemas;

    /// `schemas` are those whose relations may be read.
    TreeJudge(Policy policy, FunctionJudge functions, Catalogue catalogue, Set<String> schemas) {
        this.policy = policy;
        this.functions = functions;
        this.catalogue = catalogue;
        this.schemas = schemas;
    }

    void judge(Analysis analysis) throws RefusedException {
        judge(analysis, analysis.query(), false);
        for (var view : analysis.views().entrySet()) {
            var relation = analysis.relations().get(view.getKey());
            boolean companys = relation == null || !relation.schema().equals(Grants.BUILT_SCHEMA);
            for (var query : view.getValue()) {
                judge(analysis, query, companys);
            }
        }
        for (var checks : analysis.domains().values()) {
            for (var check : checks) {
                judge(analysis, check, true);
            }
        }
    }

    private void judge(Analysis analysis, Node root, boolean companys) throws RefusedException {
        for (var node : root.all()) {
            if (!policy.tree().contains(node.label())) {
                throw refused("node", "it holds " + node.label() + ", which is not allowed");
            }
            if (node.is("QUERY")) {
                query(node);
            }
            if (node.is("FUNCEXPR")) {
                growth(node);
            }
        }
        var found = ObjectIds.of(List.of(root));
        for (long oid : found.relations()) {
            relation(analysis, oid, companys);
        }
        for (long oid : found.functions()) {
            function(analysis, oid, companys);
        }
        for (long oid : found.operators()) {
            operator(analysis, oid, companys);
        }
    }

    private static void query(Node query) throws RefusedException {
        boolean reads = query.text("commandType").equals("1") && !query.has("utilityStmt");
        if (!reads || query.truth("hasModifyingCTE")) {
            throw refused("writes", "it writes rows");
        }
        if (query.has("rowMarks") || query.truth("hasForUpdate")) {
            throw refused("locks", "FOR UPDATE and FOR SHARE lock rows");
        }
    }

    private void relation(Analysis analysis, long oid, boolean companys) throws RefusedException {
        if (oid == 0) {
            return;
        }
        var relation = analysis.relations().get(oid);
        if (relation == null) {
            relation = catalogue.relations().get(oid);
        }
        if (relation == null) {
            throw refused("relation", "it reads a relation that can't be named");
        }
        if (policy.relations().contains(relation.qualified())) {
            return;
        }
        boolean system = oid < Catalogue.FIRST_ADDED || relation.schema().startsWith("pg_");
        boolean inside = schemas.contains(relation.schema());
        boolean through = companys && !relation.schema().equals(Grants.STATE_SCHEMA);
        if (system || !(inside || through)) {
            throw refused(
                    "relation",
                    system
                            ? "the system's own " + relation.qualified() + " may not be read"
                            : relation.qualified() + " is not company data");
        }
        if (!READABLE.contains(relation.kind())) {
            throw refused("relation", relation.qualified() + " is no table and no view");
        }
    }

    private void function(Analysis analysis, long oid, boolean companys) throws RefusedException {
        if (oid == 0) {
            return;
        }
        var function = functions.known(oid);
        if (function == null) {
            function = analysis.functions().get(oid);
        }
        if (function == null) {
            throw refused("function", "it calls a function that can't be named");
        }
        if (!(companys ? functions.allowsInView(function) : functions.allows(function))) {
            throw refused("function", calls(function));
        }
    }

    private static String calls(Reference.Function function) {
        return "the function "
                + (function.schema().equals("pg_catalog") ? function.name() : function.signature())
                + " is not on the list of functions that only compute";
    }

    private void operator(Analysis analysis, long oid, boolean companys) throws RefusedException {
        if (oid < Catalogue.FIRST_ADDED) {
            return;
        }
        var code = analysis.operators().get(oid);
        if (code == null) {
            throw refused("operator", "it uses an operator that can't be named");
        }
        function(analysis, code, companys);
    }

    /// Text of a gigabyte is made in one call, before any limit on results.
    private void growth(Node call) throws RefusedException {
        var function = functions.known(call.oid("funcid"));
        if (function == null || !GROWING.contains(function.name())) {
            return;
        }
        for (var argument : call.nodes("args")) {
            if (argument.is("CONST") && argument.constant().orElse(0) > TEXT_MAX) {
                throw refused("size", function.name() + " would make a text of more than 10 MB");
            }
        }
    }

    private static RefusedException refused(String rule, String reason) {
        return new RefusedException(Wall.SERVER, rule, reason);
    }
}
