package dev.jackdaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.app.Config;
import dev.jackdaw.app.SettingsFound;
import dev.jackdaw.app.SettingsPage;
import dev.jackdaw.core.Setting;
import dev.jackdaw.data.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the rooms declare, and `jackdaw config`.
class SettingsTest {
    private static final Pattern NAME = Pattern.compile("\\b(?:JACKDAW_[A-Z0-9_]*[A-Z0-9]|DATABASE_URL|WAREHOUSE_URL"
            + "|SLACK_(?:[A-Z]+_)?(?:TOKEN|SECRET|URL)|[A-Z]+_API_KEY|[A-Z]+_BASE_URL)\\b"
            + "|(?<=getenv\\(\")(?!BENCH_)[A-Z_]+");

    private static Cli.Ran config(Map<String, String> environment, String... options) {
        var line = Stream.concat(Stream.of("config"), Stream.of(options)).toArray(String[]::new);
        return Cli.run(environment, line);
    }

    @Test
    void the_page_of_settings_is_made_from_the_declarations() throws IOException {
        assertThat(Path.of("docs/SETTINGS.md"))
                .describedAs("Write it anew: scripts/jackdaw config --markdown > docs/SETTINGS.md")
                .hasContent(SettingsPage.markdown());
    }

    @Test
    void every_setting_that_the_code_names_is_declared() throws IOException {
        var declared = SettingsFound.all().map(Setting::name).toList();
        var unknown = new TreeMap<String, String>();
        for (var root : List.of("src/main/java", "src/main/resources", "scripts")) {
            try (var files = Files.walk(Path.of(root))) {
                for (var file : files.filter(SettingsTest::written).toList()) {
                    var names = NAME.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
                    while (names.find()) {
                        if (!declared.contains(names.group())) {
                            unknown.put(names.group(), file.toString());
                        }
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean written(Path file) {
        return Files.isRegularFile(file) && !file.toString().contains("/target/");
    }

    @Test
    void each_setting_is_declared_once() {
        assertThat(SettingsFound.all().map(Setting::name)).doesNotHaveDuplicates();
    }

    @Test
    void every_setting_is_printed_with_where_it_comes_from() {
        var printed = config(Map.of("JACKDAW_RUNS", "12"));
        assertThat(printed.code()).isZero();
        assertThat(printed.out()).containsPattern("JACKDAW_RUNS +12 +environment +256");
        assertThat(printed.out()).containsPattern("JACKDAW_SQL_ROWS +1000 +default +1000");
        assertThat(config(Map.of("JACKDAW_RUNS", "12"), "--set").out()).hasLineCount(2);
    }

    @Test
    void no_secret_is_printed() {
        var secrets = new TreeMap<String, String>();
        SettingsFound.all().filter(Setting::secret).forEach(s -> secrets.put(s.name(), "hunter2" + s.name()));
        secrets.put("OLLAMA_BASE_URL", "http://me:hunter2@localhost");
        for (var option : List.of("--set", "--json")) {
            var printed = config(secrets, option);
            assertThat(printed.out()).contains("SLACK_BOT_TOKEN").contains("(hidden)");
            assertThat(printed.all()).doesNotContain("hunter2");
        }
    }

    @Test
    void a_wrong_value_is_named_with_its_mend() {
        var printed = config(Map.of("JACKDAW_SQL_ROWS", "many", "JACKDAW_WEEK_START", "Mittwoch"));
        assertThat(printed.code()).isEqualTo(2);
        assertThat(printed.err())
                .contains("jackdaw: JACKDAW_SQL_ROWS is 'many'. It must be a number from 1 to 100000")
                .contains("jackdaw: JACKDAW_WEEK_START is 'Mittwoch'. Choose one of [monday, tuesday,");
    }

    @Test
    void a_variable_that_is_no_setting_is_named_with_the_nearest() {
        var environment = Map.of("JACKDAW_MODLE", "governed", "JACKDAW_QUITE_ANOTHER_THING", "1", "HOME", "/root");
        var printed = config(environment);
        assertThat(printed.code()).isZero();
        assertThat(printed.err())
                .contains("JACKDAW_MODLE is set, and no setting. Did you mean JACKDAW_MODEL?")
                .contains("JACKDAW_QUITE_ANOTHER_THING is set, and no setting.\n")
                .doesNotContain("HOME is");
        var unknown =
                Json.own(config(environment, "--json").out(), JsonNode.class).path("unknown");
        assertThat(unknown).hasSize(2);
        assertThat(unknown.get(0).path("nearest").asText()).isEqualTo("JACKDAW_MODEL");
    }

    @Test
    void what_a_log_would_print_of_the_settings_holds_no_value() {
        var config = new Config(Map.of(
                "JACKDAW_MODEL", "openai:gpt-5", "OPENAI_API_KEY", "not-to-be-seen", "DATABASE_URL", "not-to-be-seen"));
        assertThat(config.toString()).doesNotContain("not-to-be-seen");
        assertThat(config.models().toString()).doesNotContain("not-to-be-seen");
    }
}
