package dev.jackdaw.model.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The price file: `prices.json` in the program, or one of one's own.
public final class Prices {
    private final Map<String, Price> prices = new TreeMap<>();

    /// Reads the file that `JACKDAW_PRICES` names, or the program's own.
    public static Prices read(Optional<Path> file) {
        try (InputStream in = file.isPresent()
                ? Files.newInputStream(file.get())
                : Prices.class.getResourceAsStream("/prices.json")) {
            return new Prices(
                    Json.mapper().readTree(in), file.map(Path::toString).orElse("prices.json"));
        } catch (IOException e) {
            throw new UsageException("JACKDAW_PRICES: can't read "
                    + file.map(Path::toString).orElse("prices.json")
                    + " as JSON. Take src/main/resources/prices.json as a pattern");
        }
    }

    private Prices(JsonNode json, String file) {
        for (var entry : json.path("models").properties()) {
            var price = entry.getValue();
            if (!price.path("in").isNumber() || !price.path("out").isNumber()) {
                throw new UsageException(file
                        + ": the model "
                        + entry.getKey()
                        + " needs the numbers 'in' and 'out', in US dollars a million tokens");
            }
            double in = price.path("in").asDouble();
            prices.put(
                    entry.getKey(),
                    new Price(
                            in,
                            price.path("cached").asDouble(in),
                            price.path("stored").asDouble(in),
                            price.path("out").asDouble()));
        }
    }

    /// The price of a model. Dated versions ("gpt-5-mini-2025-08-07") cost what the longest name
    /// that they begin with does.
    Optional<Price> of(ModelName model) {
        var name = model.toString();
        return prices.keySet().stream()
                .filter(known -> name.equals(known) || name.startsWith(known + "-"))
                .max(Comparator.comparingInt(String::length))
                .map(prices::get);
    }
}
