package dev.attest.collector.scim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An attribute that is kept of a resource.
///
/// @param most how many values it has at most; 1 for an attribute of one value
/// @param parts the sub-attributes of a complex one
record ScimAttribute(
        String name,
        Type type,
        int most,
        boolean required,
        String description,
        List<ScimAttribute> parts) {

    enum Type {
        STRING,
        BOOLEAN,
        COMPLEX
    }

    ScimAttribute {
        parts = List.copyOf(parts);
    }

    static ScimAttribute text(String name, String description) {
        return new ScimAttribute(name, Type.STRING, 1, false, description, List.of());
    }

    static ScimAttribute flag(String name, String description) {
        return new ScimAttribute(name, Type.BOOLEAN, 1, false, description, List.of());
    }

    static ScimAttribute complex(
            String name, int most, String description, ScimAttribute... parts) {
        return new ScimAttribute(name, Type.COMPLEX, most, false, description, List.of(parts));
    }

    ScimAttribute needed() {
        return new ScimAttribute(name, type, most, true, description, parts);
    }

    boolean many() {
        return most > 1;
    }

    Optional<ScimAttribute> part(String called) {
        return named(parts, called);
    }

    /// Names are alike in any case.
    static Optional<ScimAttribute> named(List<ScimAttribute> attributes, String called) {
        return attributes.stream().filter(a -> a.name.equalsIgnoreCase(called)).findFirst();
    }

    /// As `/Schemas` describes it.
    ObjectNode described() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", name);
        node.put("type", type.name().toLowerCase(Locale.ROOT));
        node.put("multiValued", many());
        node.put("description", description);
        node.put("required", required);
        node.put("caseExact", false);
        node.put("mutability", "readWrite");
        node.put("returned", "default");
        node.put("uniqueness", name.equals("userName") ? "server" : "none");
        if (type == Type.COMPLEX) {
            var inner = node.putArray("subAttributes");
            parts.forEach(part -> inner.add(part.described()));
        }
        return node;
    }
}
