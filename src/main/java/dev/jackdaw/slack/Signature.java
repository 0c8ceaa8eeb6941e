package dev.jackdaw.slack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Slack's signature of a request: HMAC-SHA256 over version, time and the body's bytes as they
/// came. The time may be off by five minutes, to either side.
record Signature(String secret, Clock clock) {
    private static final Duration CLOCK_SKEW_MAX = Duration.ofMinutes(5);
    private static final String ALGORITHM = "HmacSHA256";

    /// Why a request is not Slack's, if it is not.
    Optional<String> problem(String timestamp, String signature, byte[] body) {
        if (!timestamp.matches("\\d{1,12}") || signature.isEmpty()) {
            return Optional.of("the request is not signed");
        }
        long off = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
        if (off > CLOCK_SKEW_MAX.toSeconds()) {
            return Optional.of("the request's time is off by more than five minutes");
        }
        var expected = sign(timestamp, body).getBytes(StandardCharsets.UTF_8);
        var given = signature.getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, given) ? Optional.empty() : Optional.of("the signature is wrong");
    }

    String sign(String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Signature";
    }
}
