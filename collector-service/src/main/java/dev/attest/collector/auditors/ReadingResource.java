package dev.attest.collector.auditors;

import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import dev.attest.rest.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What was read from AWS, how much of it, and what could not be read.
@Path("/api/v1/inventory")
@Tag(name = "Inventory")
public class ReadingResource {

    private final ReadingRows rows;
    private final Auditors auditors;
    private final EvidenceFiles evidence;
    private final Clock clock;

    public ReadingResource(
            ReadingRows rows, Auditors auditors, EvidenceFiles evidence, Clock clock) {
        this.evidence = evidence;
        this.rows = rows;
        this.auditors = auditors;
        this.clock = clock;
    }

    /// Every kind that can be read, with the actions it needs.
    @GET
    @Path("/auditors")
    @PermissionsAllowed("inventory:read")
    @RunOnVirtualThread
    public Page<AuditorView> listAuditors() {
        return new Page<>(auditors.all().map(AuditorView::of).toList(), null);
    }

    /// Readings with their control totals, newest first.
    @GET
    @Path("/readings")
    @PermissionsAllowed("inventory:read")
    @RunOnVirtualThread
    public Page<ReadingView> listReadings(
            @Parameter(description = "Only this account") @QueryParam("account") @Size(max = 12)
                    @Nullable String account,
            @Parameter(description = "Only this kind, such as rds")
                    @QueryParam("kind")
                    @Size(max = 64)
                    @Nullable String kind,
            @Valid @BeanParam PageRequest page) {
        return rows.list(account, kind, page);
    }

    /// AWS's answers that a reading was made of, as they came: `{account, region, kind, calls:
    /// [{service, operation, request, response}]}`, and `error` in the place of `response` where
    /// AWS refused.
    @GET
    @Path("/readings/{id}/evidence")
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("inventory:read")
    @RunOnVirtualThread
    public InputStream readingEvidence(@PathParam("id") UUID id) throws IOException {
        return evidence.kept(
                rows.evidence(id).orElseThrow(() -> ProblemException.notFound("reading", id)));
    }

    /// The last reading of every kind in every account and region up to a moment: what the
    /// inventory of that moment rests on, and what was not evaluated.
    @GET
    @Path("/coverage")
    @PermissionsAllowed("inventory:read")
    @RunOnVirtualThread
    public Page<ReadingView> coverage(
            @Parameter(description = "Only this account") @QueryParam("account") @Size(max = 12)
                    @Nullable String account,
            @Parameter(description = "Only this kind, such as rds")
                    @QueryParam("kind")
                    @Size(max = 64)
                    @Nullable String kind,
            @Parameter(description = "The moment; now when it is not given") @QueryParam("at")
                    @Nullable Instant at,
            @Valid @BeanParam PageRequest page) {
        return rows.coverage(account, kind, at == null ? clock.instant() : at, page);
    }
}
