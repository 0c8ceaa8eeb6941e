package dev.jackdaw.knowledge.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.data.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Definitions are stored as JSON, and versions are hashes of it: fields and their order must stay as
/// they were first written, whatever records they are held in.
class DefinitionFormTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        dev.jackdaw.knowledge.definition.TableDefinition  | {"table_name":"t","table_description":"d","use_cases":["u"],"data_quality_notes":["n"],"table_columns":[{"name":"id","type":"int","description":"key Note: x"}],"schema":"s","synonyms":["things"],"pii":["email"],"owner":"data","freshness_column":"at","mandatory_filter":"deleted_at IS NULL","sampled":true,"joins":[{"to":"b","on":"a.id = b.a","cardinality":"many_to_one"}]}
        dev.jackdaw.knowledge.definition.MetricDefinition | {"name":"rate","definition":"d","table":"t","calculation":"c","measure":"a/b","from":"t","filters":["x"],"time":{"meaning":"flow","column":"at","start":"","end":""},"dimensions":[{"name":"plan","expression":"p","join":"","synonyms":["tier"]}],"unit":"EUR","format":"percent","additive":true,"empty":"0","default_period":"last month","coverage":{"expression":"e","note":"{missing}"},"caveats":["cv"],"synonyms":["r"],"weight":"b"}
        dev.jackdaw.knowledge.definition.ReportDefinition | {"name":"r","title":"","owner":"slack:a@b.c","to":["slack:C1"],"schedule":"0 9 * * *","zone":"UTC","items":[{"metric":"MRR","by":["plan"],"where":{},"period":"","compare":["previous_period","previous_year"],"chart":"","threshold":"","question":""}],"quiet":"1%","late":"","wait":{"table":"t","until":"10:00"},"correct":""}
        dev.jackdaw.knowledge.definition.WatchDefinition  | {"name":"w","metric":"MRR","where":{},"grain":"day","owner":"","to":["slack:C1"],"sensitivity":"","cooldown":""}
        dev.jackdaw.knowledge.definition.GotchaDefinition | {"issue":"i","tables_affected":["t"],"solution":"s"}
        """)
    void stored_json_is_read_and_written_as_it_was(Class<? extends Definition> type, String json) {
        assertThat(Json.text(Json.own(json, type))).isEqualTo(json);
    }

    @Test
    void what_a_file_leaves_out_says_nothing() {
        var metric = Json.own("{\"name\":\"bare\"}", MetricDefinition.class);
        assertThat(Json.text(metric))
                .isEqualTo("{\"name\":\"bare\",\"definition\":\"\",\"table\":\"\",\"calculation\":\"\","
                        + "\"measure\":\"\",\"from\":\"\",\"filters\":[],\"time\":null,\"dimensions\":[],"
                        + "\"unit\":\"\",\"format\":\"\",\"additive\":false,\"empty\":\"\","
                        + "\"default_period\":\"\",\"coverage\":null,\"caveats\":[],\"synonyms\":[]}");
        assertThat(metric.governed()).isFalse();
        var table = Json.own("{}", TableDefinition.class);
        assertThat(table.about().useCases()).isEmpty();
        assertThat(table.rows().sampled()).isFalse();
    }

    @Test
    void a_ratio_is_weighed_by_its_denominator() {
        var rate = Json.own(
                "{\"name\":\"rate\",\"measure\":\"a/b\",\"from\":\"t\",\"weight\":\"b\",\"unit\":\"EUR\"}",
                MetricDefinition.class);
        var weighed = rate.weighed().orElseThrow();
        assertThat(weighed.source().measure()).isEqualTo("b");
        assertThat(weighed.source().from()).isEqualTo("t");
        assertThat(weighed.sum()).isEqualTo(new MetricSum(true, "0"));
        assertThat(weighed.display()).isEqualTo(new MetricDisplay("", ""));
        assertThat(weighed.weighed()).isEmpty();
    }

    @Test
    void a_dimension_is_found_by_its_synonym_and_a_table_by_its_schema() {
        var metric = Json.own(
                "{\"name\":\"m\",\"dimensions\":[{\"name\":\"plan\",\"synonyms\":[\"tier\"]}]}",
                MetricDefinition.class);
        assertThat(metric.dimension("TIER")).map(MetricDimension::name).contains("plan");
        assertThat(metric.dimension("mood")).isEmpty();
        assertThat(Json.own("{\"table_name\":\"t\",\"schema\":\"s\"}", TableDefinition.class)
                        .qualified())
                .isEqualTo("s.t");
        assertThat(new TableColumn("c", "int", "key Note: one Note: two").notes())
                .isEqualTo(List.of("one", "two"));
    }
}
