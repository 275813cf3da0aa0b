package dev.attest.collector.identities;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Which identities a caller wants to see.
public record IdentityFilter(
        @Parameter(description = "Of this class") @QueryParam("class")
                @Nullable IdentityClass identityClass,
        @Parameter(description = "Only those that nobody answers for, or only the others")
                @QueryParam("ownerless")
                @Nullable Boolean ownerless,
        @Parameter(description = "Account, 12 digits") @QueryParam("account") @Size(max = 12)
                @Nullable String account,
        @Parameter(description = "Id of the person who answers for it")
                @QueryParam("owner")
                @Size(max = 128)
                @Nullable String owner,
        @Parameter(description = "Part of the name") @QueryParam("q") @Size(max = 256)
                @Nullable String q) {}
