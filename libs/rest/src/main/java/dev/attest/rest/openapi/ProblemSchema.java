package dev.attest.rest.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.util.List;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// How `dev.attest.rest.Problem` looks to a caller.
final class ProblemSchema {

    static final String NAME = "Problem";

    private ProblemSchema() {}

    static void addTo(Components components) {
        components.addSchema(NAME, problem());
    }

    private static Schema problem() {
        return createSchema()
                .type(List.of(SchemaType.OBJECT))
                .description("An error (RFC 9457)")
                .addProperty("type", text("https://attest.dev/problems/ and the code"))
                .addProperty("title", text("The kind of error, in words"))
                .addProperty("status", createSchema().type(List.of(SchemaType.INTEGER)))
                .addProperty("detail", text("What happened this time"))
                .addProperty("code", text("Stable, kebab-case"))
                .addProperty("instance", text("Finds this occurrence in the service's log"))
                .addProperty(
                        "violations",
                        createSchema().type(List.of(SchemaType.ARRAY)).items(violation()))
                .required(List.of("type", "title", "status", "code"));
    }

    private static Schema violation() {
        return createSchema()
                .type(List.of(SchemaType.OBJECT))
                .addProperty("pointer", text("JSON pointer into the body, or the parameter"))
                .addProperty("message", text("What is wrong with it"))
                .required(List.of("pointer", "message"));
    }

    private static Schema text(String description) {
        return createSchema().type(List.of(SchemaType.STRING)).description(description);
    }
}
