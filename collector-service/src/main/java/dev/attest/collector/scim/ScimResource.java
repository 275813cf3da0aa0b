package dev.attest.collector.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/// A resource as it is kept.
///
/// @param version counts its changes, from 1
record ScimResource(
        UUID id,
        ScimType type,
        ObjectNode attributes,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /// @throws ScimException without the attribute that names it
    static String name(ScimType type, ObjectNode attributes) {
        String name = attributes.path(type.naming).asText("");
        if (name.isEmpty()) {
            throw ScimException.invalidValue(type.naming + " is missing.");
        }
        return name;
    }

    /// The name in the form by which names are compared.
    String nameKey() {
        return name(type, attributes).toLowerCase(Locale.ROOT);
    }

    boolean active() {
        return attributes.path("active").asBoolean(true);
    }

    String etag() {
        return "W/\"" + version + "\"";
    }

    ScimResource changed(ObjectNode to, Instant at) {
        return new ScimResource(id, type, to, version + 1, createdAt, at);
    }
}
