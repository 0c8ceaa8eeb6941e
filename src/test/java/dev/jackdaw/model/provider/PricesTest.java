package dev.jackdaw.model.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PricesTest {
    @TempDir
    private Path folder;

    private Prices prices(String json) throws IOException {
        return Prices.read(Optional.of(Files.writeString(folder.resolve("p.json"), json)));
    }

    private static ModelName name(String text) {
        return ModelName.parse("X", text);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        0,      0,      0,      0,      0
        1,      0,      0,      0,      3
        0,      1,      0,      0,      1
        0,      0,      1,      0,      4
        0,      0,      0,      1,      15
        2,      3,      5,      7,      131
        1000000,0,      0,      0,      3000000
        2000000000, 0,  0,      2000000000, 36000000000
        """)
    void each_kind_of_token_has_its_price(int fresh, int cached, int stored, int out, long micros) {
        // 3, 0.3, 3.75 and 15 dollars a million tokens; parts of a millionth are rounded up.
        assertThat(new Price(3, 0.3, 3.75, 15).cost(fresh, cached, stored, out)).isEqualTo(micros);
    }

    @Test
    void what_has_no_price_costs_nothing() {
        assertThat(Price.NONE.cost(Integer.MAX_VALUE, 1, 1, Integer.MAX_VALUE)).isZero();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        openai:gpt-5,               1
        openai:gpt-5-2025-08-07,    1
        openai:gpt-5-mini,          2
        openai:gpt-5-mini-2025,     2
        openai:gpt-5-minimal,       1
        """)
    void a_dated_version_costs_what_the_longest_known_name_does(String model, double in) throws IOException {
        var prices = prices(
                "{\"models\":{\"openai:gpt-5\":{\"in\":1,\"out\":2},\"openai:gpt-5-mini\":{\"in\":2,\"out\":2}}}");
        assertThat(prices.of(name(model))).map(Price::in).contains(in);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai:gpt-50", "openai:gpt", "anthropic:gpt-5", "ollama:openai:gpt-5"})
    void another_name_has_no_price(String model) throws IOException {
        assertThat(prices("{\"models\":{\"openai:gpt-5\":{\"in\":1,\"out\":2}}}")
                        .of(name(model)))
                .isEmpty();
    }

    @Test
    void the_cache_costs_what_reading_does_where_nothing_else_is_said() throws IOException {
        var prices = prices("{\"models\":{\"openai:a\":{\"in\":1.5,\"out\":2},"
                + "\"openai:b\":{\"in\":1,\"cached\":0,\"stored\":2,\"out\":3}}}");
        assertThat(prices.of(name("openai:a"))).contains(new Price(1.5, 1.5, 1.5, 2));
        assertThat(prices.of(name("openai:b"))).contains(new Price(1, 0, 2, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"in\":1}", "{\"out\":1}", "{\"in\":\"1\",\"out\":2}", "{}", "7", "null"})
    void a_model_without_its_two_numbers_is_refused(String price) {
        assertThatThrownBy(() -> prices("{\"models\":{\"openai:a\":" + price + "}}"))
                .isInstanceOf(UsageException.class)
                .hasMessage(folder.resolve("p.json") + ": the model openai:a needs the numbers 'in' and 'out', "
                        + "in US dollars a million tokens");
    }

    @Test
    void a_file_that_is_missing_or_no_json_is_named() {
        var sentence = " as JSON. Take src/main/resources/prices.json as a pattern";
        assertThatThrownBy(() -> Prices.read(Optional.of(folder.resolve("no.json"))))
                .isInstanceOf(UsageException.class)
                .hasMessage("JACKDAW_PRICES: can't read " + folder.resolve("no.json") + sentence);
        assertThatThrownBy(() -> prices("{\"models\":"))
                .isInstanceOf(UsageException.class)
                .hasMessage("JACKDAW_PRICES: can't read " + folder.resolve("p.json") + sentence);
    }

    @Test
    void the_program_s_own_prices_never_make_the_cache_dearer_to_read_than_the_text() throws IOException {
        var prices = Prices.read(Optional.empty());
        for (var model : new String[] {"openai:gpt-5-mini", "anthropic:claude-sonnet-4-5", "gemini:gemini-2.5-pro"}) {
            assertThat(prices.of(name(model)))
                    .hasValueSatisfying(price -> assertThat(price.cached()).isLessThan(price.in()));
        }
    }
}
