package dev.attest.rest.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityRequirement;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityScheme;

import dev.attest.rest.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;

/// Adds to every operation what the code knows: the permissions it asks for
/// (`x-required-permissions`, empty for public ones), the bearer token, and how errors look.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {

    private static final String SCHEME = "bearer";

    private final RequiredPermissions permissions;

    public ContractFilter(IndexView index) {
        this.permissions = new RequiredPermissions(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components =
                document.getComponents() == null ? createComponents() : document.getComponents();
        components.addSecurityScheme(
                SCHEME,
                createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("An access token of the realm, for the audience attest-api"));
        ProblemSchema.addTo(components);
        document.setComponents(components);
        if (document.getPaths() != null) {
            document.getPaths()
                    .getPathItems()
                    .values()
                    .forEach(item -> item.getOperations().values().forEach(this::complete));
        }
    }

    private void complete(Operation operation) {
        permissions
                .of(operation.getOperationId())
                .ifPresent(required -> declare(operation, required));
        var responses =
                operation.getResponses() == null ? createAPIResponses() : operation.getResponses();
        if (!responses.hasAPIResponse("default")) {
            responses.addAPIResponse(
                    "default",
                    createAPIResponse()
                            .description("What went wrong")
                            .content(
                                    createContent()
                                            .addMediaType(
                                                    Problem.MEDIA_TYPE,
                                                    createMediaType()
                                                            .schema(
                                                                    createSchema()
                                                                            .ref(
                                                                                    ProblemSchema
                                                                                            .NAME)))));
        }
        operation.setResponses(responses);
    }

    private static void declare(Operation operation, List<String> required) {
        operation.addExtension("x-required-permissions", required);
        if (!required.isEmpty()) {
            operation.setSecurity(List.of(createSecurityRequirement().addScheme(SCHEME)));
            Map.of("401", "No valid token", "403", "The token's roles do not allow it")
                    .forEach((status, why) -> addDenial(operation, status, why));
        }
    }

    private static void addDenial(Operation operation, String status, String why) {
        var responses =
                operation.getResponses() == null ? createAPIResponses() : operation.getResponses();
        responses.addAPIResponse(status, createAPIResponse().description(why));
        operation.setResponses(responses);
    }
}
