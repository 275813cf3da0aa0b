package dev.attest.certification.review;

import dev.attest.certification.population.model.Advice;
import dev.attest.events.certification.DecisionOutcome;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Which items of a package a caller wants; used as `@Valid @BeanParam ItemFilter filter`. What is
/// given narrows the list, all of it together.
///
/// @param text part of a name, of a title or of what it allows, any case
public record ItemFilter(
        @Parameter(description = "Only what is undecided")
                @QueryParam("undecided")
                @DefaultValue("false")
                boolean undecided,
        @Parameter(description = "Only what was decided so") @QueryParam("outcome")
                @Nullable DecisionOutcome outcome,
        @Parameter(description = "Only what this is recommended for") @QueryParam("recommendation")
                Advice.@Nullable Verdict recommendation,
        @Parameter(description = "Only the access of this subject")
                @QueryParam("subject")
                @Nullable
                @Size(max = 2048)
                String subject,
        @Parameter(description = "Only these items") @QueryParam("item") @Size(max = 100)
                List<UUID> ids,
        @Parameter(description = "Part of a name, of a title or of what it allows, any case")
                @QueryParam("q")
                @Nullable
                @Size(max = 200)
                String text) {}
