package dev.jackdaw.store.login;

import dev.jackdaw.core.UsageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/// Who connects where: a JDBC address without secrets, a user and a password. Its text never holds
/// the password.
public record Login(String jdbcUrl, String user, String password) {

    /// Reads `postgresql://user:password@host:port/database?options`, with or without `jdbc:` in
    /// front. `name` is the setting it came from, for the error.
    public static Login parse(String name, String url) {
        var text = url.startsWith("jdbc:") ? url.substring(5) : url;
        try {
            var uri = new URI(text.replaceFirst("^postgres://", "postgresql://"));
            boolean postgres = "postgresql".equals(uri.getScheme()) && uri.getHost() != null;
            if (!postgres || uri.getPath() == null || uri.getPath().length() < 2) {
                throw malformed(name);
            }
            return fromUri(name, uri);
        } catch (URISyntaxException e) {
            // The cause would repeat the address, and with it the password.
            throw malformed(name);
        }
    }

    private static UsageException malformed(String name) {
        return new UsageException(name
                + " is not a PostgreSQL address. Write it as postgresql://USER:PASSWORD@HOST:5432/DATABASE "
                + "(special characters in the password percent-encoded)");
    }

    private static Login fromUri(String name, URI uri) {
        var info = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        var user = decoded(info.split(":", 2)[0]);
        var password = info.contains(":") ? decoded(info.split(":", 2)[1]) : "";
        var options = new ArrayList<String>();
        for (var option : (uri.getRawQuery() == null ? "" : uri.getRawQuery()).split("&")) {
            var pair = option.split("=", 2);
            switch (pair[0]) {
                case "" -> {}
                case "user" -> user = value(name, pair);
                case "password" -> password = value(name, pair);
                default -> options.add(option);
            }
        }
        var port = uri.getPort() < 0 ? 5432 : uri.getPort();
        var query = options.isEmpty() ? "" : "?" + String.join("&", options);
        var address = "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath() + query;
        return new Login(address, user, password);
    }

    private static String value(String name, String[] option) {
        if (option.length < 2) {
            throw malformed(name);
        }
        return decoded(option[1]);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// The same place, another user.
    public Login as(String otherUser, String otherPassword) {
        return new Login(jdbcUrl, otherUser, otherPassword);
    }

    /// "host:port".
    public String server() {
        return jdbcUrl.replaceFirst("^jdbc:postgresql://([^/]+)/.*$", "$1");
    }

    /// The database's name.
    public String database() {
        return decoded(jdbcUrl.replaceFirst("^jdbc:postgresql://[^/]+/([^?]*).*$", "$1"));
    }

    @Override
    public String toString() {
        return user + "@" + server() + "/" + database();
    }
}
