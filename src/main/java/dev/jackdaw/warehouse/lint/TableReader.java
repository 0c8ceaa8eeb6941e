package dev.jackdaw.warehouse.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import dev.jackdaw.store.Connections;
import dev.jackdaw.warehouse.tree.ValidatorQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/// Reads columns and unique keys of relations, by identity, on a validator's connection.
public record TableReader(DataSource database) implements Function<List<Long>, Map<Long, TableFacts>> {
    @Override
    public Map<Long, TableFacts> apply(List<Long> relations) {
        var sql = ValidatorQuery.TABLES.call(relations);
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            var found = new HashMap<Long, TableFacts>();
            if (rows.getString(1) != null) {
                for (var table : Json.own(rows.getString(1), JsonNode.class)) {
                    found.put(table.path("oid").asLong(), table(table));
                }
            }
            return found;
        } catch (SQLException e) {
            throw Connections.failed("reading columns and keys", e);
        }
    }

    private static TableFacts table(JsonNode table) {
        var columns = new HashMap<Integer, TableFacts.Column>();
        for (var column : table.path("columns")) {
            columns.put(
                    column.path("number").asInt(),
                    new TableFacts.Column(
                            column.path("name").asText(),
                            column.path("type").asLong(),
                            column.path("nullable").asBoolean()));
        }
        var keys = new ArrayList<Set<Integer>>();
        for (var key : table.path("keys")) {
            var numbers = new HashSet<Integer>();
            key.forEach(number -> numbers.add(number.asInt()));
            keys.add(numbers);
        }
        return new TableFacts(
                table.path("oid").asLong(),
                table.path("schema").asText(),
                table.path("name").asText(),
                columns,
                keys);
    }
}
