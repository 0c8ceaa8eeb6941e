package dev.jackdaw.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Content hashes: SHA-256 in lower-case hex.
public final class Hashes {
    private Hashes() {}

    /// The hash of a text, 64 hex digits.
    public static String of(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new PermanentException("this JDK lacks SHA-256", e);
        }
    }

    /// The first 12 digits: enough to tell versions of one thing apart.
    public static String brief(String text) {
        return of(text).substring(0, 12);
    }
}
