package dev.jackdaw.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the file of people says of them.
class PrincipalsTest {
    @TempDir
    private Path folder;

    private Principals read(String json) throws IOException {
        var file = folder.resolve("people.json");
        Files.writeString(file, json);
        return Principals.read(Optional.of(file));
    }

    @Test
    void everybody_has_every_setting() throws IOException {
        var people = read("{\"maria\": {\"region\": \"EMEA\", \"level\": 3}, \"joe\": {\"team\": \"sales\"}}");
        assertThat(people.settings("maria"))
                .isEqualTo(Map.of(
                        "jackdaw.person", "maria",
                        "jackdaw.region", "EMEA",
                        "jackdaw.level", "3",
                        "jackdaw.team", ""));
        assertThat(people.settings("eve"))
                .isEqualTo(
                        Map.of("jackdaw.person", "eve", "jackdaw.region", "", "jackdaw.level", "", "jackdaw.team", ""));
    }

    /// A name is whole or it is another's.
    @Test
    void a_person_is_known_by_the_exact_name() throws IOException {
        var people = read("{\"maria\": {\"region\": \"EMEA\"}, \"ann\": {}}");
        assertThat(people.knows("maria")).isTrue();
        assertThat(people.distinguishes("maria")).isTrue();
        assertThat(people.knows("ann")).isTrue();
        assertThat(people.distinguishes("ann")).isFalse();
        for (var other : new String[] {"Maria", "maria ", "", "mar"}) {
            assertThat(people.knows(other)).isFalse();
            assertThat(people.attributes(other)).isEmpty();
        }
    }

    @Test
    void an_admin_is_one_by_true_alone_and_it_is_no_attribute() throws IOException {
        var people = read("{\"joe\": {\"admin\": true}, \"eve\": {\"admin\": false}, \"ann\": {}}");
        assertThat(people.admin("joe")).isTrue();
        assertThat(people.admin("eve")).isFalse();
        assertThat(people.admins()).containsExactly("joe");
        assertThat(people.settings("joe")).containsOnlyKeys("jackdaw.person");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"joe": {"admin": "true"}} | admin of joe must be true or false
        {"joe": {"admin": 1}} | admin of joe must be true or false
        {"joe": {"person": "maria"}} | 'person' can't be an attribute's name
        {"joe": {"Region": "EMEA"}} | 'Region' can't be an attribute's name
        {"joe": {"a.b": "c"}} | 'a.b' can't be an attribute's name
        {"joe": {"": "c"}} | '' can't be an attribute's name
        {"joe": {"region": ["EMEA"]}} | region of joe is no plain value
        {"joe": {"region": {}}} | region of joe is no plain value
        {"joe": {"region": null}} | region of joe is no plain value
        """)
    void what_can_not_be_meant_is_refused(String json, String why) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(UsageException.class)
                .hasMessage("JACKDAW_PRINCIPALS: " + folder.resolve("people.json") + " can't be used: " + why
                        + ". Write {\"PERSON\": {\"attribute\": \"value\"}}, names in lower case");
    }

    @Test
    void a_file_that_is_away_or_no_json_is_named() {
        var away = folder.resolve("away.json");
        assertThatThrownBy(() -> Principals.read(Optional.of(away)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(away.toString());
        assertThatThrownBy(() -> read("{\"joe\"")).isInstanceOf(UsageException.class);
    }

    @Test
    void without_a_file_nobody_is_known() {
        var people = Principals.read(Optional.empty());
        assertThat(people.knows("maria")).isFalse();
        assertThat(people.settings("maria")).isEqualTo(Map.of("jackdaw.person", "maria"));
        assertThat(people.admins()).isEmpty();
    }

    @Test
    void limits_change_in_their_rows_alone() {
        assertThat(Limits.standard().rows(5)).isEqualTo(new Limits(5, 1_000_000, Duration.ofSeconds(30)));
    }
}
