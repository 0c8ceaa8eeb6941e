package dev.jackdaw.knowledge.draft;

import dev.jackdaw.store.Connections;
import dev.jackdaw.warehouse.CatalogueQuery;
import dev.jackdaw.warehouse.Relation;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// What PostgreSQL's statistics tell of columns. Empty for tables that were never analysed.
public final class ColumnStatistics {
    private final DataSource analyst;

    public ColumnStatistics(DataSource analyst) {
        this.analyst = analyst;
    }

    /// A column's share of NULLs, from 0 to 1, and its values where they are few.
    public record Facts(double nullShare, List<String> values) {}

    Map<String, Facts> of(Relation relation) {
        var facts = new HashMap<String, Facts>();
        try (var connection = analyst.getConnection();
                var statement = connection.prepareStatement(CatalogueQuery.COLUMN_FACTS.sql())) {
            statement.setString(1, relation.schema());
            statement.setString(2, relation.name());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var values = rows.getArray(3);
                    facts.put(
                            rows.getString(1),
                            new Facts(
                                    rows.getDouble(2),
                                    values == null ? List.of() : List.of((String[]) values.getArray())));
                }
            }
            return facts;
        } catch (SQLException e) {
            throw Connections.failed("reading the statistics of " + relation.qualified(), e);
        }
    }
}
