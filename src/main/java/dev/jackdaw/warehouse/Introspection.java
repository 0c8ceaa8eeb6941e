package dev.jackdaw.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.jackdaw.core.PermanentException;
import dev.jackdaw.data.Json;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.Grants;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// Reads the live schema, as far as the Analyst's login may see it.
public final class Introspection {
    private final DataSource analyst;
    private final List<String> configured;

    /// `configured` are the company schemas that were set; empty means every one the Analyst may
    /// use.
    public Introspection(DataSource analyst, List<String> configured) {
        this.analyst = analyst;
        this.configured = List.copyOf(configured);
    }

    /// The company's schemas.
    public List<String> schemas() {
        if (!configured.isEmpty()) {
            return configured;
        }
        try (var connection = analyst.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(CatalogueQuery.SCHEMAS.sql())) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return List.copyOf(names);
        } catch (SQLException e) {
            throw Connections.failed("reading the list of schemas", e);
        }
    }

    /// All relations of the company's schemas.
    public List<Relation> relations() {
        return relations(schemas(), Optional.empty());
    }

    /// The relation of a name, with or without its schema in front. Without, the first company
    /// schema that has it wins, and the built schema comes last.
    public Optional<Relation> relation(String name) {
        int dot = name.indexOf('.');
        if (dot > 0) {
            return relations(List.of(name.substring(0, dot)), Optional.of(name.substring(dot + 1))).stream()
                    .findFirst();
        }
        var order = new ArrayList<>(schemas());
        order.add(Grants.BUILT_SCHEMA);
        var found = relations(order, Optional.of(name));
        return order.stream()
                .flatMap(schema -> found.stream().filter(r -> r.schema().equals(schema)))
                .findFirst();
    }

    /// The definition of a view, by "schema.name"; empty for what is none.
    public String viewText(String qualified) {
        return text(CatalogueQuery.VIEW_TEXT, qualified);
    }

    /// Stands for all that was written to the tables behind a view, by "schema.name", in this or
    /// another process: the same text says that nothing was. Seconds behind at most; empty where
    /// that can't be known.
    public String changes(String qualified) {
        return text(CatalogueQuery.CHANGES, qualified);
    }

    private String text(CatalogueQuery query, String qualified) {
        try (var connection = analyst.getConnection();
                var statement = connection.prepareStatement(query.sql())) {
            statement.setString(1, qualified);
            try (var rows = statement.executeQuery()) {
                var text = rows.next() ? rows.getString(1) : null;
                return text == null ? "" : text;
            }
        } catch (SQLException e) {
            throw Connections.failed("reading about " + qualified, e);
        }
    }

    /// The relations of some schemas, or the ones of a name.
    public List<Relation> relations(List<String> schemas, Optional<String> name) {
        try (var connection = analyst.getConnection();
                var statement = connection.prepareStatement(CatalogueQuery.RELATIONS.sql())) {
            statement.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            statement.setString(2, name.orElse(null));
            statement.setString(3, name.orElse(null));
            try (var rows = statement.executeQuery()) {
                var relations = new ArrayList<Relation>();
                while (rows.next()) {
                    relations.add(Json.read(rows.getString(1), Relation.class));
                }
                return List.copyOf(relations);
            }
        } catch (SQLException e) {
            throw Connections.failed("reading the schema", e);
        } catch (JsonProcessingException e) {
            throw new PermanentException("the schema has a shape that can't be read", e);
        }
    }
}
