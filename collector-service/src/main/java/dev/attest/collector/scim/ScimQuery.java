package dev.attest.collector.scim;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Which resources a provisioning service wants to see, and what of them.
public record ScimQuery(
        @Parameter(
                        description =
                                "Equalities joined by `and`, of userName (groups: displayName),"
                                        + " externalId, id and active")
                @QueryParam("filter")
                @Nullable String filter,
        @Parameter(description = "The place of the first one, from 1") @QueryParam("startIndex")
                @Nullable Integer startIndex,
        @Parameter(description = "How many, at most 200; 100 when it is not said")
                @QueryParam("count")
                @Nullable Integer count,
        @Parameter(description = "Only these attributes, joined by commas")
                @QueryParam("attributes")
                @Nullable String attributes,
        @Parameter(description = "All but these attributes, joined by commas")
                @QueryParam("excludedAttributes")
                @Nullable String excludedAttributes) {}
