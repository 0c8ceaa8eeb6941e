package dev.jackdaw.model.provider;

import dev.jackdaw.core.UsageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/// Where a provider is, and the key that opens it.
record Endpoint(String url, String key) {
    /// As the environment tells. A key is needed only where the provider's own address is used.
    static Endpoint of(ModelName.Vendor vendor, Map<String, String> environment) {
        var given = environment.getOrDefault(vendor.urlSetting(), "").strip();
        var key = environment.getOrDefault(vendor.keySetting(), "").strip();
        var url = given.isEmpty() ? vendor.standardUrl() : checked(vendor, given);
        if (key.isEmpty() && given.isEmpty() && !vendor.keySetting().isEmpty()) {
            throw new UsageException(vendor.keySetting()
                    + " is missing: models of "
                    + vendor.word()
                    + " need a key. Set it, or "
                    + vendor.urlSetting()
                    + " for a server of your own");
        }
        return new Endpoint(url.replaceFirst("/+$", ""), key.isEmpty() ? "none" : key);
    }

    private static String checked(ModelName.Vendor vendor, String url) {
        try {
            var uri = new URI(url);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new UsageException(vendor.urlSetting()
                + " is no address. Write one such as "
                + vendor.standardUrl()
                + ", without a user or a password");
    }

    /// Never with the key.
    @Override
    public String toString() {
        return url;
    }
}
