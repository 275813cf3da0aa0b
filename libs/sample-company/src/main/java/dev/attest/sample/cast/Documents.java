package dev.attest.sample.cast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The policy documents of the company, kept as files so that a reader sees them as AWS would show
/// them. `@account` stands for the account they live in.
public final class Documents {

    public static final ObjectMapper JSON = new ObjectMapper();

    private static final JsonNode OWN = read("documents.json");
    private static final JsonNode OF_AWS = read("aws-policies.json");

    private Documents() {}

    /// A document of the company as JSON text.
    static String own(String name, String accountId) {
        return required(OWN, name).toString().replace("@account", accountId);
    }

    /// A policy that AWS manages: path, version, created, document.
    static JsonNode ofAws(String name) {
        return required(OF_AWS, name);
    }

    /// A file beside this package's root, parsed.
    public static JsonNode read(String file) {
        try (InputStream in = Documents.class.getResourceAsStream("/dev/attest/sample/" + file)) {
            if (in == null) {
                throw new IllegalStateException("missing from the library: " + file);
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static JsonNode required(JsonNode documents, String name) {
        JsonNode document = documents.get(name);
        if (document == null) {
            throw new IllegalArgumentException("no document named " + name);
        }
        return document;
    }
}
