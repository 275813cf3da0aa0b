package dev.attest.collector.inventory;

import dev.attest.events.inventory.PrincipalKind;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Which principals a caller wants to see.
public record PrincipalFilter(
        @Parameter(description = "Account, 12 digits") @QueryParam("account") @Size(max = 12)
                @Nullable String account,
        @Parameter(description = "Of this kind") @QueryParam("kind") @Nullable PrincipalKind kind,
        @Parameter(description = "Part of the name") @QueryParam("q") @Size(max = 256)
                @Nullable String q,
        @Parameter(description = "Id of the person it belongs to")
                @QueryParam("person")
                @Size(max = 128)
                @Nullable String person) {}
