package dev.attest.risk.assessment;

import dev.attest.iampolicy.decision.RequestContext;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// May a principal do something?
@Schema(description = "May a principal do something?")
public record AccessEvaluationRequest(
        @Schema(
                        description =
                                "ARN of a user, role or root user, or the id of an Identity Center user")
                @NotNull
                @Size(min = 1, max = 2048)
                String principal,
        @NotNull
                @Size(max = 256)
                @Pattern(
                        regexp = "[A-Za-z0-9-]+:[A-Za-z0-9_-]+",
                        message = "is no action, such as s3:GetObject")
                String action,
        @Schema(description = "An ARN, or * for an action that knows no resource; * when missing")
                @Size(max = 2048)
                @Pattern(regexp = "\\*|arn:.+", message = "is neither an ARN nor *")
                @Nullable String resource,
        @Schema(
                        description =
                                "Values by condition key, which win over what the principal's ARN"
                                        + " tells; without values the key is absent. A key that is"
                                        + " missing is unknown")
                @Size(max = 100)
                @Nullable
                        Map<
                                @Size(max = 256) String,
                                @NotNull @Size(max = 100) List<@NotNull @Size(max = 2048) String>>
                        context,
        @Schema(description = "Whether a condition key that is missing is absent, not unknown")
                @Nullable Boolean contextComplete) {

    /// @throws IllegalArgumentException when a condition key is there twice, in different case
    public AccessEvaluationRequest {
        context = context == null ? null : RequestContext.folded(context);
    }
}
