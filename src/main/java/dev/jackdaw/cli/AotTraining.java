package dev.jackdaw.cli;

import dev.jackdaw.web.ApiKeys;
import dev.jackdaw.web.HttpDoor;
import dev.jackdaw.web.RunMetrics;
import dev.jackdaw.web.WebSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;

/// `scripts/jackdaw` makes its AOT cache from the classes that a first `ask` used. What `serve`
/// needs besides is used here, so that one cache serves both.
final class AotTraining {
    private AotTraining() {}

    /// Does nothing unless a cache is being recorded.
    static void exercise() {
        if (!Boolean.getBoolean("jackdaw.recording")) {
            return;
        }
        try (var metrics = new RunMetrics();
                var door = HttpDoor.open(new WebSettings(0, new ApiKeys("", Set.of()), 1), metrics, Optional::empty);
                var client = HttpClient.newHttpClient()) {
            var health = URI.create("http://127.0.0.1:" + door.port() + "/health");
            client.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            return; // The cache is the poorer for it, nothing else.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
