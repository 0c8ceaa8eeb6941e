package dev.jackdaw.warehouse.lint;

import dev.jackdaw.warehouse.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One query of a statement, with the queries around it: what its variables refer to, what it
/// joins, and the conditions that all its rows meet.
final class Scope {
    static final int RELATION = 0;
    static final int SUBQUERY = 1;
    static final int JOIN = 2;
    static final int FUNCTION = 3;
    static final int VALUES = 5;
    static final int CTE = 6;
    static final int GROUP = 9;

    /// Where a plain column comes from: a place in FROM, and the number there.
    record Place(Scope scope, int source, int column) {}

    private final Node query;
    private final @Nullable Scope parent;
    private final boolean inExists;
    private final Map<Integer, Scope> inner = new LinkedHashMap<>();
    private final Map<String, Scope> ctes = new LinkedHashMap<>();
    private final List<Scope> children = new ArrayList<>();

    private Scope(Node query, @Nullable Scope parent, boolean inExists) {
        this.query = query;
        this.parent = parent;
        this.inExists = inExists;
        for (var cte : query.nodes("cteList")) {
            var scope = child(cte.node("ctequery"), false);
            ctes.put(cte.text("ctename"), scope);
        }
        var sources = query.nodes("rtable");
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).node("subquery").is("QUERY")) {
                inner.put(i + 1, child(sources.get(i).node("subquery"), false));
            }
        }
        for (var link : nodes()) {
            if (link.is("SUBLINK")) {
                child(link.node("subselect"), link.number("subLinkType") == 0);
            }
        }
    }

    static Scope of(Node query) {
        return new Scope(query, null, false);
    }

    private Scope child(Node of, boolean exists) {
        var scope = new Scope(of, this, exists);
        children.add(scope);
        return scope;
    }

    /// Itself and all queries within.
    List<Scope> all() {
        var found = new ArrayList<Scope>();
        found.add(this);
        children.forEach(c -> found.addAll(c.all()));
        return found;
    }

    Node query() {
        return query;
    }

    boolean inExists() {
        return inExists;
    }

    /// The query around all others.
    Scope root() {
        var scope = this;
        while (scope.parent != null) {
            scope = scope.parent;
        }
        return scope;
    }

    Optional<Scope> sublink(Node link) {
        return children.stream()
                .filter(c -> c.query.equals(link.node("subselect")))
                .findFirst();
    }

    /// Everything of this query that is not within a further query.
    List<Node> nodes() {
        var found = new ArrayList<Node>();
        for (var field : List.of("jointree", "targetList", "havingQual", "limitCount", "limitOffset", "windowClause")) {
            if (query.fields().get(field) instanceof Node node) {
                found.add(node);
            } else {
                found.addAll(query.nodes(field));
            }
        }
        return TreeParts.within(found);
    }

    Node source(int number) {
        return query.nodes("rtable").get(number - 1);
    }

    /// The places of FROM that rows come from, without joins.
    List<Integer> sources() {
        return TreeParts.sources(query.node("jointree"));
    }

    List<Node> joins() {
        return TreeParts.within(query.node("jointree")).stream()
                .filter(n -> n.is("JOINEXPR"))
                .toList();
    }

    /// Conditions of WHERE, each of which all rows meet.
    List<Node> where() {
        return TreeParts.conjuncts(query.node("jointree").node("quals"));
    }

    /// Conditions of WHERE and of all joins.
    List<Node> conditions() {
        var all = new ArrayList<>(where());
        joins().forEach(j -> all.addAll(TreeParts.conjuncts(j.node("quals"))));
        return all;
    }

    /// Aggregates of this query itself.
    List<Node> aggregates() {
        return nodes().stream()
                .filter(n -> n.is("AGGREF") && n.number("agglevelsup") == 0)
                .toList();
    }

    /// The expressions of GROUP BY.
    List<Node> groups() {
        return sorted("groupClause");
    }

    /// The expressions of ORDER BY.
    List<Node> orders() {
        return sorted("sortClause");
    }

    private List<Node> sorted(String clause) {
        var found = new ArrayList<Node>();
        for (var item : query.nodes(clause)) {
            for (var target : query.nodes("targetList")) {
                if (target.number("ressortgroupref") == item.number("tleSortGroupRef")) {
                    found.add(plain(target.node("expr")));
                }
            }
        }
        return found;
    }

    /// What a variable of the groups (PostgreSQL 18) stands for.
    Node plain(Node expression) {
        if (expression.is("VAR") && expression.number("varlevelsup") == 0) {
            var source = source(expression.number("varno"));
            if (source.number("rtekind") == GROUP) {
                return source.nodes("groupexprs").get(expression.number("varattno") - 1);
            }
        }
        return expression;
    }

    /// The variables of this query's own sources in an expression.
    List<Place> places(Node expression) {
        var found = new ArrayList<Place>();
        for (var node : TreeParts.within(expression)) {
            if (node.is("VAR") && node.number("varlevelsup") == 0) {
                place(node).ifPresent(found::add);
            }
        }
        return found;
    }

    /// Where a variable of this query comes from, joins and groups seen through.
    Optional<Place> place(Node variable) {
        if (!variable.is("VAR") || variable.number("varno") < 1) {
            return Optional.empty();
        }
        var scope = this;
        for (int up = variable.number("varlevelsup"); up > 0 && scope != null; up--) {
            scope = scope.parent;
        }
        return scope == null ? Optional.empty() : scope.here(variable);
    }

    private Optional<Place> here(Node variable) {
        int number = variable.number("varno");
        int column = variable.number("varattno");
        var source = source(number);
        if (source.number("rtekind") == JOIN || source.number("rtekind") == GROUP) {
            var field = source.number("rtekind") == JOIN ? "joinaliasvars" : "groupexprs";
            var items = source.nodes(field);
            if (column < 1 || column > items.size()) {
                return Optional.empty();
            }
            var behind = TreeParts.stripped(items.get(column - 1));
            return behind.is("VAR") && behind.number("varlevelsup") == 0 ? here(behind) : Optional.empty();
        }
        return Optional.of(new Place(this, number, column));
    }

    /// The table's column behind a variable, through subqueries and WITH.
    Optional<Place> base(Node variable) {
        var place = place(TreeParts.stripped(variable));
        for (int level = 0; level < 20 && place.isPresent(); level++) {
            var at = place.get();
            int kind = at.scope().source(at.source()).number("rtekind");
            if (kind == RELATION) {
                return place;
            }
            var next = at.scope().behind(at.source());
            if (next.isEmpty()) {
                return Optional.empty();
            }
            var expression = next.get().output(at.column());
            place = expression.flatMap(
                    e -> next.get().place(TreeParts.stripped(next.get().plain(e))));
        }
        return Optional.empty();
    }

    /// The query behind a source.
    Optional<Scope> behind(int source) {
        var node = source(source);
        if (node.number("rtekind") != CTE) {
            return Optional.ofNullable(inner.get(source));
        }
        var scope = this;
        for (int up = node.number("ctelevelsup"); up > 0 && scope != null; up--) {
            scope = scope.parent;
        }
        return scope == null ? Optional.empty() : Optional.ofNullable(scope.ctes.get(node.text("ctename")));
    }

    /// The expression of an output column.
    Optional<Node> output(int column) {
        return query.nodes("targetList").stream()
                .filter(t -> t.number("resno") == column)
                .map(t -> t.node("expr"))
                .findFirst();
    }
}
