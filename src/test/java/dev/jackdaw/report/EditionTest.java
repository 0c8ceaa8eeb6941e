package dev.jackdaw.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.data.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Editions are stored for good: one that an earlier version wrote is read and written as it was.
class EditionTest {
    /// What the version wrote that first kept editions.
    private static String stored() throws IOException {
        try (var in = EditionTest.class.getResourceAsStream("/report/edition.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    @Test
    void what_an_earlier_version_stored_is_written_again_to_the_letter() throws IOException {
        var text = stored();
        assertThat(Json.text(Json.own(text, Edition.class))).isEqualTo(text);
    }

    @Test
    void what_an_earlier_version_stored_is_read_whole() throws IOException {
        var edition = Json.own(stored(), Edition.class);
        assertThat(edition.heading().report()).isEqualTo("daily");
        assertThat(edition.heading().due()).isEqualTo(Instant.parse("2026-06-18T09:00:00Z"));
        assertThat(edition.summary()).isEqualTo("MRR is up.");
        var figure = edition.figures().getFirst();
        assertThat(figure.measure().name()).isEqualTo("MRR (Germany or France)");
        assertThat(figure.measure().column().unit()).isEqualTo("USD");
        assertThat(figure.measure().range().toString()).isEqualTo("2026-06-17");
        assertThat(figure.measure().state()).isTrue();
        assertThat(figure.value()).isEqualTo(new BigDecimal("161787.00"));
        assertThat(figure.notable()).isTrue();
        assertThat(edition.figures().get(2).value()).isNull();
        assertThat(edition.hash()).isEqualTo("7f6d994b92b8553131b39cfd19737770d0245862fa96f0a2fa16cd23a2fc1c54");
    }

    /// PostgreSQL keeps the fields of its JSON in an order of its own.
    @Test
    void the_order_of_stored_fields_does_not_matter() throws IOException {
        var edition = Json.own(stored(), Edition.class);
        var turned = Json.mapper().createObjectNode();
        var tree = Json.tree(edition);
        var names = new ArrayList<String>();
        tree.fieldNames().forEachRemaining(names::add);
        names.reversed().forEach(name -> turned.set(name, tree.get(name)));
        assertThat(Json.own(turned.toString(), Edition.class)).isEqualTo(edition);
    }
}
