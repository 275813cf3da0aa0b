package dev.attest.collector.notifications;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Which notifications a caller wants to see.
public record NotificationFilter(
        @Parameter(description = "In this state") @QueryParam("state")
                @Nullable NotificationState state,
        @Parameter(description = "Of this channel") @QueryParam("channel") @Size(max = 40)
                @Nullable String channel,
        @Parameter(description = "Of this alert") @QueryParam("alert") @Nullable UUID alert) {}
