package dev.jackdaw.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.data.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// A large company's tables: 20 departments × 50 things they keep, and, past 1,000, one set for
/// each of many countries. A planted question names neither the department nor the thing as its
/// table does.
final class Corpus {
    private static final List<String> QUESTIONS = List.of(
            "Where do I find the %s in %s%s?",
            "How many %s did we have in %s last month%s?",
            "Which table has the %s for %s%s?",
            "show me %s, the ones about %s, by week%s");
    private static final List<String> COLUMNS = List.of(
            "id",
            "created_at",
            "updated_by",
            "status",
            "channel",
            "category",
            "owner_id",
            "amount",
            "currency",
            "note");
    private static final long SEED = 42;
    private static final int PLANTED = 200;

    private final List<String[]> departments;
    private final List<String[]> entities;
    private final List<String> countries;
    private final int tables;

    Corpus(int tables) throws IOException {
        this.tables = tables;
        this.departments = lines("departments.tsv");
        this.entities = lines("entities.tsv");
        this.countries = java.util.Arrays.stream(Locale.getISOCountries())
                .map(code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH))
                .filter(name -> name.matches("[A-Z][a-z]+"))
                .toList();
        System.out.println("seed " + SEED);
    }

    private static List<String[]> lines(String file) throws IOException {
        return Files.readAllLines(Path.of("scripts", "bench", file)).stream()
                .map(line -> line.split("\t"))
                .toList();
    }

    /// One table: what it is called and said to hold. `country` is empty in the first 1,000.
    record Table(String name, String description, String[] department, String[] entity, String country) {
        String qualified() {
            return "public." + name;
        }
    }

    Table table(int i) {
        int base = departments.size() * entities.size();
        var department = departments.get(i % departments.size());
        var entity = entities.get(i / departments.size() % entities.size());
        var country = i < base ? "" : countries.get(i / base - 1);
        return new Table(
                department[0] + "_" + entity[0] + (country.isEmpty() ? "" : "_" + country.toLowerCase(Locale.ROOT)),
                entity[1]
                        + ", in the "
                        + department[0]
                        + " department"
                        + (country.isEmpty() ? "" : " of " + country)
                        + ". "
                        + department[1]
                        + ".",
                department,
                entity,
                country);
    }

    int tables() {
        return tables;
    }

    List<String> columns() {
        return COLUMNS;
    }

    /// Questions, with the name of the table that each one means.
    Map<String, String> planted() {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < tables; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(SEED));
        var planted = new LinkedHashMap<String, String>();
        for (int k = 0; k < Math.min(PLANTED, tables); k++) {
            var table = table(order.get(k));
            var where = table.country().isEmpty() ? "" : " in " + table.country();
            planted.put(
                    QUESTIONS.get(k % QUESTIONS.size()).formatted(table.entity()[2], table.department()[2], where),
                    table.qualified());
        }
        return planted;
    }

    /// As files of a knowledge folder.
    void write(Path folder) throws IOException {
        var place = Files.createDirectories(folder.resolve("tables"));
        for (int i = 0; i < tables; i++) {
            var table = table(i);
            ObjectNode json = Json.mapper().createObjectNode();
            json.put("table_name", table.name()).put("schema", "public");
            json.put("table_description", table.description());
            var columns = json.putArray("table_columns");
            for (var column : COLUMNS) {
                columns.addObject()
                        .put("name", column)
                        .put("type", "text")
                        .put("description", "The " + column.replace('_', ' '));
            }
            json.putArray("use_cases")
                    .add("Counting " + table.entity()[0] + " by month")
                    .add("Reports to the head of " + table.department()[0]);
            Files.writeString(place.resolve(table.name() + ".json"), Json.text(json));
        }
    }
}
