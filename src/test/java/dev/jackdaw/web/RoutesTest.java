package dev.jackdaw.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private static JsonNode document() throws IOException {
        try (var in = Objects.requireNonNull(Routes.class.getResourceAsStream("/openapi.json"))) {
            return Json.own(new String(in.readAllBytes(), StandardCharsets.UTF_8), JsonNode.class);
        }
    }

    private static Routes routes(RunMetrics metrics) {
        var backend = new Backend(Optional::empty);
        var access = new Access(new ApiKeys("", Set.of()), 1, InstantSource.system());
        return Routes.of(
                new RunResource(backend, access),
                new ApprovalResource(backend, access),
                new Health(Optional::empty, metrics));
    }

    @Test
    void the_document_names_every_address_and_no_other() throws IOException {
        var documented = new TreeSet<String>();
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        try (var metrics = new RunMetrics()) {
            assertThat(documented)
                    .containsExactlyElementsOf(new TreeSet<>(routes(metrics).all().stream()
                            .map(r -> r.method() + " " + r.path())
                            .toList()));
        }
    }
}
