package dev.jackdaw.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who looks, and whom learnings are for.
class ViewerTest {
    private static JsonNode setting(Viewer viewer) {
        return Json.own(viewer.setting(), JsonNode.class);
    }

    @Test
    void a_person_sees_their_own_and_their_teams() {
        var viewer = Viewer.of("maria", Map.of("team", "sales", "region", "EMEA"));
        assertThat(viewer.audiences()).containsExactly("person:maria", "team:sales");
        assertThat(viewer.rights()).isEqualTo(Map.of("region", "EMEA"));
        assertThat(viewer.setting())
                .isEqualTo("{\"audiences\":[\"person:maria\",\"team:sales\"],\"rights\":{\"region\":\"EMEA\"}}");
    }

    /// Row-level security reads the setting: no name may end it.
    @Test
    void an_odd_name_stays_one_name() {
        var name = "a\"],\"rights\":{}}'\n\\";
        var setting = setting(Viewer.of(name, Map.of("team", name, "region", name)));
        assertThat(setting.path("audiences")).hasSize(2);
        assertThat(setting.at("/audiences/0").asText()).isEqualTo("person:" + name);
        assertThat(setting.at("/rights/region").asText()).isEqualTo(name);
    }

    @Test
    void nobody_sees_what_is_for_everybody_alone() {
        assertThat(Viewer.of("", Map.of()).audiences()).isEmpty();
        assertThat(setting(Viewer.of("", Map.of())).path("audiences")).isEmpty();
    }

    /// Somebody whose file says `"team": ""`.
    @Test
    void a_team_without_a_name_is_none() {
        assertThat(Viewer.of("maria", Map.of("team", "")).audiences()).containsExactly("person:maria");
    }

    @Test
    void rights_do_not_hang_on_the_team_or_the_order() {
        assertThat(Viewer.rights(Map.of("team", "a"))).isEmpty();
        assertThat(Viewer.of("m", Map.of("b", "2", "a", "1")).setting())
                .isEqualTo(Viewer.of("m", Map.of("a", "1", "b", "2")).setting());
    }

    @ParameterizedTest
    @ValueSource(strings = {"person:", "team:", "everybody", " ", "Person:maria", "role:admin"})
    void nothing_else_is_an_audience(String value) {
        assertThatThrownBy(() -> new Audience(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no audience: " + value);
    }

    @Test
    void an_audience_is_one_of_three() {
        assertThat(Audience.COMPANY.everyone()).isTrue();
        assertThat(Audience.COMPANY.personal()).isFalse();
        assertThat(Audience.COMPANY).hasToString("company");
        assertThat(Audience.person("a\nb").personal()).isTrue();
        assertThat(Audience.team("sales").personal()).isFalse();
        assertThat(Audience.team("sales").everyone()).isFalse();
        assertThat(Audience.team("sales")).hasToString("team:sales");
        assertThat(Audience.person("a".repeat(200)).personal()).isTrue();
        assertThatThrownBy(() -> Audience.person("a".repeat(201))).isInstanceOf(IllegalArgumentException.class);
    }
}
