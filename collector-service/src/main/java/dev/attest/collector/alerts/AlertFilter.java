package dev.attest.collector.alerts;

import dev.attest.events.Severity;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Which alerts a caller wants to see.
public record AlertFilter(
        @Parameter(description = "Of this severity") @QueryParam("severity")
                @Nullable Severity severity,
        @Parameter(description = "Of this rule") @QueryParam("rule") @Size(max = 128)
                @Nullable String rule,
        @Parameter(description = "Account, 12 digits") @QueryParam("account") @Size(max = 12)
                @Nullable String account,
        @Parameter(description = "Events from this moment on") @QueryParam("since")
                @Nullable Instant since,
        @Parameter(description = "In this state") @QueryParam("state") @Nullable AlertState state,
        @Parameter(description = "Assigned to this e-mail address")
                @QueryParam("assignee")
                @Size(max = 320)
                @Nullable String assignee) {}
