package dev.jackdaw.model.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.jackdaw.data.Json;
import dev.jackdaw.model.provider.ModelFault.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/// What HTTP says, as faults.
final class HttpFaults {
    private static final int SAID_MAX = 200;

    /// Anything in a provider's words that could be a part of a key.
    private static final Pattern SECRETS = Pattern.compile(
            "(?<![A-Za-z0-9])(g?sk|pk|xai|hf|(?i:(?:api)?key)|AIza|Bearer)[-_:=]? ?[\"']?[A-Za-z0-9*_\\-.]{6,}");

    private HttpFaults() {}

    /// A status other than success.
    static ModelFault status(int status, String body, HttpHeaders headers) {
        var wait = headers.firstValue("retry-after").map(HttpFaults::wait).orElse(Duration.ZERO);
        var said = said(body);
        return switch (status) {
            case 401, 403 -> new ModelFault(Reason.UNAUTHORIZED, "the provider refuses the key (" + status + ")");
            case 404 -> new ModelFault(Reason.NO_SUCH_MODEL, "no such model or address there (404)" + said);
            case 408 -> new ModelFault(Reason.TIMED_OUT, "the provider gave up waiting (408)", wait);
            case 429 -> new ModelFault(Reason.RATE_LIMITED, "rate limited (429)" + said, wait);
            default ->
                status >= 500
                        ? new ModelFault(Reason.OVERLOADED, "the provider failed (" + status + ")", wait)
                        : new ModelFault(Reason.REJECTED, "the provider rejects the request (" + status + ")" + said);
        };
    }

    /// The provider's own words, in short, without what could be a key.
    private static String said(String body) {
        String text;
        try {
            var error = Json.mapper().readTree(body).path("error");
            text = error.isTextual() ? error.asText() : error.path("message").asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
        var clean =
                SECRETS.matcher(text.replaceAll("[\\s\\p{Cc}]+", " ").strip()).replaceAll("…");
        var brief = clean.length() > SAID_MAX ? clean.substring(0, SAID_MAX) + "…" : clean;
        return brief.isEmpty() ? "" : ": " + brief;
    }

    /// Seconds, or a date.
    private static Duration wait(String header) {
        if (header.matches("\\d{1,6}")) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            var until = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
            var wait = Duration.between(Instant.now(), until.toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }

    /// A connection that could not be made, or broke before any reply.
    static ModelFault connection(IOException e) {
        if (caused(e, UnresolvedAddressException.class)) {
            return new ModelFault(Reason.UNREACHABLE, "there is no host of that name");
        }
        if (caused(e, HttpConnectTimeoutException.class)) {
            return new ModelFault(Reason.UNREACHABLE, "it accepts no connection in time");
        }
        if (caused(e, ConnectException.class)) {
            return new ModelFault(Reason.UNREACHABLE, "nobody listens there");
        }
        if (caused(e, SSLException.class)) {
            return new ModelFault(Reason.UNREACHABLE, "no secure connection: " + e.getMessage());
        }
        return new ModelFault(Reason.BROKEN_OFF, "the connection broke before a reply began");
    }

    private static boolean caused(Throwable e, Class<? extends Throwable> by) {
        return by.isInstance(e) || (e.getCause() != null && caused(e.getCause(), by));
    }
}
