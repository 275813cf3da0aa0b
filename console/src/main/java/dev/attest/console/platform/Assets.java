package dev.attest.console.platform;

import io.quarkus.qute.TemplateExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// Style sheets, scripts and pictures. The address of each carries a hash of its content, so that a
/// browser may keep it for good and still never shows an old one.
@Named
@ApplicationScoped
public class Assets {

    private static final int HASH_LENGTH = 16;
    private static final Map<String, String> SOURCES =
            Map.of(
                    "base.css", "/assets/base.css",
                    "review.css", "/assets/review.css",
                    "page.js", "/assets/page.js",
                    "review.js", "/assets/review.js",
                    "favicon.svg", "/assets/favicon.svg",
                    "htmx.js", "/META-INF/resources/_static/htmx.org/2.0.2/dist/htmx.min.js");

    private final Map<String, Asset> byName = new HashMap<>();

    Assets() {
        SOURCES.forEach((name, path) -> byName.put(name, load(name, path)));
    }

    /// The address of an asset: `/assets/3f2a…/base.css`.
    public String url(String name) {
        var asset = byName.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("No such asset: " + name);
        }
        return "/assets/" + asset.hash() + "/" + name;
    }

    Optional<Asset> find(String hash, String name) {
        return Optional.ofNullable(byName.get(name)).filter(asset -> asset.hash().equals(hash));
    }

    private static Asset load(String name, String path) {
        try (InputStream in = Assets.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("Asset missing from the build: " + path);
            }
            var content = in.readAllBytes();
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new Asset(
                    type(name),
                    HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH),
                    content);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("Asset cannot be read: " + path, e);
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException("Unknown kind of asset: " + name);
        };
    }

    record Asset(String type, String hash, byte[] content) {}

    /// In a template: `{asset:url('base.css')}`.
    @TemplateExtension(namespace = "asset")
    static final class InTemplates {
        private InTemplates() {}

        static String url(String name) {
            return io.quarkus.arc.Arc.container().instance(Assets.class).get().url(name);
        }
    }
}
