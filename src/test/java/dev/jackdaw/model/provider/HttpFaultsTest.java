package dev.jackdaw.model.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.data.Json;
import dev.jackdaw.model.provider.ModelFault.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFaultsTest {
    private static ModelFault fault(int status, String body) {
        return HttpFaults.status(status, body, HttpHeaders.of(Map.of(), (name, value) -> true));
    }

    private static String said(String message) {
        return fault(400, Json.text(Map.of("error", Map.of("message", message))))
                .getMessage();
    }

    private static Duration wait(String header) {
        var headers = HttpHeaders.of(Map.of("Retry-After", List.of(header)), (name, value) -> true);
        return HttpFaults.status(429, "", headers).retryAfter();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        400 | REJECTED      | the provider rejects the request (400): so
        401 | UNAUTHORIZED  | the provider refuses the key (401)
        403 | UNAUTHORIZED  | the provider refuses the key (403)
        404 | NO_SUCH_MODEL | no such model or address there (404): so
        408 | TIMED_OUT     | the provider gave up waiting (408)
        409 | REJECTED      | the provider rejects the request (409): so
        301 | REJECTED      | the provider rejects the request (301): so
        429 | RATE_LIMITED  | rate limited (429): so
        500 | OVERLOADED    | the provider failed (500)
        529 | OVERLOADED    | the provider failed (529)
        """)
    void each_status_is_its_fault(int status, Reason reason, String text) {
        var fault = fault(status, "{\"error\":{\"message\":\"so\"}}");
        assertThat(fault.kind()).isEqualTo(reason);
        assertThat(fault.getMessage()).isEqualTo(text);
        assertThat(fault.retryAfter()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>Bad Request</html>", "{", "[]", "null", "{\"error\":null}", "{\"error\":{}}", "\"x\""
            })
    void what_is_not_said_in_the_known_form_is_left_out(String body) {
        assertThat(fault(400, body).getMessage()).isEqualTo("the provider rejects the request (400)");
    }

    @Test
    void a_message_may_be_the_error_itself() {
        assertThat(fault(404, "{\"error\":\"model 'x' not found\"}").getMessage())
                .isEqualTo("no such model or address there (404): model 'x' not found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-proj-abcDEF0123456789",
                "sk_live_abcDEF0123456789",
                "AIzaSyA-abcDEF0123456789",
                "Bearer abcDEF0123456789",
                "pk-abcDEF0123456789",
                "sk-abcDEF***********6789",
                "gsk_abcDEF0123456789",
                "xai-abcDEF0123456789",
                "api_key=abcDEF0123456789",
                "key: abcDEF0123456789",
                "apikey=abcDEF0123456789",
                "Key: abcDEF0123456789"
            })
    void nothing_that_could_be_a_key_is_repeated(String secret) {
        assertThat(said("Wrong (" + secret + ") here")).doesNotContain("abcDEF").endsWith("here");
    }

    @Test
    void white_space_and_control_characters_do_not_get_through() {
        assertThat(said(" a\r\n\n\tb  c ")).endsWith("(400): a b c");
        assertThat(said("a\u001b[31mb\u0000c\u0007")).doesNotContain("\u001b", "\u0000", "\u0007");
    }

    @Test
    void a_long_message_is_cut_after_200_characters() {
        assertThat(said("x".repeat(200))).endsWith(": " + "x".repeat(200));
        assertThat(said("x".repeat(201))).endsWith(": " + "x".repeat(200) + "…");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "7,7",
        "999999,999999",
        "1000000,0",
        "-5,0",
        "1.5,0",
        "soon,0",
        "'',0",
        "'Wed, 21 Oct 2015 07:28:00 GMT',0"
    })
    void a_wait_is_seconds_or_nothing(String header, long seconds) {
        assertThat(wait(header)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void a_wait_may_be_until_a_date() {
        var later = ZonedDateTime.now(ZoneOffset.UTC).plusHours(2).format(DateTimeFormatter.RFC_1123_DATE_TIME);
        assertThat(wait(later)).isBetween(Duration.ofMinutes(118), Duration.ofMinutes(120));
    }

    @Test
    void a_connection_that_failed_is_told_by_its_cause() {
        assertThat(HttpFaults.connection(new IOException(new UnresolvedAddressException()))
                        .getMessage())
                .isEqualTo("there is no host of that name");
        assertThat(HttpFaults.connection(new HttpConnectTimeoutException("x")).getMessage())
                .isEqualTo("it accepts no connection in time");
        assertThat(HttpFaults.connection(new IOException(new ConnectException("x")))
                        .getMessage())
                .isEqualTo("nobody listens there");
        assertThat(HttpFaults.connection(new SSLHandshakeException("bad certificate"))
                        .getMessage())
                .isEqualTo("no secure connection: bad certificate");
        var broken = HttpFaults.connection(new IOException("Connection reset"));
        assertThat(broken.getMessage()).isEqualTo("the connection broke before a reply began");
        assertThat(broken.kind()).isEqualTo(Reason.BROKEN_OFF);
        assertThat(HttpFaults.connection(new ConnectException()).kind()).isEqualTo(Reason.UNREACHABLE);
    }
}
