package dev.attest.collector.activity;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// What activity a caller wants to see.
public record ActivityFilter(
        @Parameter(description = "Name or ARN of who acted") @QueryParam("actor") @Size(max = 2048)
                @Nullable String actor,
        @Parameter(
                        description =
                                "Id of a person: what they did under any name, and what anything"
                                        + " says that they did; `person` says how sure that is")
                @QueryParam("person")
                @Size(max = 128)
                @Nullable String person,
        @Parameter(description = "Account, 12 digits") @QueryParam("account") @Size(max = 12)
                @Nullable String account,
        @Parameter(description = "Event source, such as iam.amazonaws.com")
                @QueryParam("source")
                @Size(max = 256)
                @Nullable String source,
        @Parameter(description = "Event name, such as CreateUser")
                @QueryParam("name")
                @Size(max = 256)
                @Nullable String name,
        @Parameter(description = "Region") @QueryParam("region") @Size(max = 64)
                @Nullable String region,
        @Parameter(description = "From this moment on") @QueryParam("from") @Nullable Instant from,
        @Parameter(description = "Before this moment") @QueryParam("to") @Nullable Instant to,
        @Parameter(description = "what was acted upon: its ARN, or its id where it has none")
                @QueryParam("target")
                @Size(max = 2048)
                @Nullable String target,
        @Parameter(description = "Pattern of the noise filter that the caller matches")
                @QueryParam("noise")
                @Size(max = 2048)
                @Nullable String noise) {}
