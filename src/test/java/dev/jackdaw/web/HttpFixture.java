package dev.jackdaw.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.app.Config;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.data.Json;
import dev.jackdaw.model.provider.StubProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Jackdaw behind its HTTP door on a real socket, a client, and the document that its replies must fit.
final class HttpFixture implements AutoCloseable {
    static final String ANA = "ana-0123456789abcdefghij";
    static final String BOB = "bob-0123456789abcdefghij";
    static final String OPS = "ops-0123456789abcdefghij";
    static final String QUESTION = "{\"question\": \"What is our MRR by plan?\"}";

    final TestCompany company = TestCompany.open();
    final RunMetrics metrics = new RunMetrics();
    final HttpDoor door = serve(company.jackdaw(), metrics, 600);
    final HttpClient client = HttpClient.newHttpClient();
    private final JsonNode document =
            Json.own(send("GET", "/api/openapi.json", "", "").body(), JsonNode.class);

    /// Another door, which lets each key ask so often.
    static HttpDoor serve(Jackdaw jackdaw, RunMetrics metrics, int perMinute) {
        var service = new Service(
                jackdaw.desk(), jackdaw.journal(), jackdaw.approvals(), () -> Map.of(Service.DATABASE, "ok"));
        var keys = new ApiKeys("ana:" + ANA + ", bob:" + BOB + ",ops:" + OPS, Set.of("ops"));
        return HttpDoor.open(new WebSettings(0, keys, perMinute), metrics, () -> Optional.of(service));
    }

    /// Another process on the same database, with this provider's model.
    Jackdaw with(StubProvider provider, Map<String, String> more) {
        var settings = TestDatabase.settings(company.database());
        settings.put("JACKDAW_MODEL", "openai:stub");
        settings.put("OPENAI_BASE_URL", provider.url());
        settings.putAll(more);
        return Jackdaw.open(new Config(settings));
    }

    HttpResponse<String> send(String method, String path, String key, String body, String... headers) {
        return send(door, method, path, key, body, headers);
    }

    HttpResponse<String> send(HttpDoor at, String method, String path, String key, String body, String... headers) {
        try {
            return client.send(request(at, method, path, key, body, headers), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static HttpRequest request(HttpDoor at, String method, String path, String key, String body, String... headers) {
        var builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at.port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            builder.header("Authorization", "Bearer " + key);
        }
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return builder.build();
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.own(response.body(), JsonNode.class);
    }

    /// What came back is what the document says.
    JsonNode fits(String schema, HttpResponse<String> response) {
        var whole = document.deepCopy();
        var root = Json.mapper()
                .createObjectNode()
                .put("$ref", "#/components/schemas/" + schema)
                .set("components", whole.get("components"));
        var validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json.text(root), InputFormat.JSON);
        assertThat(validator.validate(response.body(), InputFormat.JSON)).isEmpty();
        return json(response);
    }

    JsonNode problem(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        return fits("Problem", response);
    }

    /// One event of a stream.
    record Event(String id, String name, JsonNode data) {}

    static List<Event> events(HttpResponse<Stream<String>> response) {
        var events = new ArrayList<Event>();
        var fields = new java.util.HashMap<String, String>();
        response.body().forEach(line -> {
            if (line.isEmpty()) {
                events.add(new Event(
                        fields.getOrDefault("id", ""),
                        fields.get("event"),
                        Json.own(fields.get("data"), JsonNode.class)));
                fields.clear();
            } else {
                fields.put(
                        line.substring(0, line.indexOf(':')),
                        line.substring(line.indexOf(':') + 1).strip());
            }
        });
        return events;
    }

    HttpResponse<Stream<String>> stream(String method, String path, String body, String... headers) throws Exception {
        return client.send(request(door, method, path, ANA, body, headers), BodyHandlers.ofLines());
    }

    @Override
    public void close() {
        client.shutdownNow();
        door.close();
        metrics.close();
        company.close();
    }
}
