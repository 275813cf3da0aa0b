package dev.attest.reporting.report;

import dev.attest.proof.Proof;
import dev.attest.reporting.certification.ReportFormat;
import dev.attest.reporting.platform.Await;
import dev.attest.rest.Caller;
import dev.attest.rest.Cursor;
import dev.attest.rest.IdempotencyKey;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import dev.attest.rest.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Reports and their proofs.
@Path("/api/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReportResource {

    private final ProduceReport produce;
    private final Reports reports;
    private final ReportProofs proofs;
    private final Caller caller;

    ReportResource(ProduceReport produce, Reports reports, ReportProofs proofs, Caller caller) {
        this.produce = produce;
        this.reports = reports;
        this.proofs = proofs;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("reports:create")
    @Operation(summary = "Produce a report from what the evidence log holds now")
    @APIResponse(
            responseCode = "201",
            description = "Produced, now or by the same request before",
            content = @Content(schema = @Schema(implementation = ReportView.class)))
    public Response create(
            @Parameter(description = "Chosen by the caller; repeating it repeats the answer")
                    @HeaderParam(IdempotencyKey.HEADER)
                    @Nullable String idempotencyKey,
            @NotNull @Valid CreateReportRequest request) {
        IdempotencyKey once = IdempotencyKey.required(idempotencyKey);
        if (!caller.seesAll()) {
            throw ProblemException.forbidden("A report shows everybody's data.");
        }
        ReportView report = produce.produce(request, caller.name(), once);
        return Response.created(URI.create("/api/v1/reports/" + report.id()))
                .entity(report)
                .build();
    }

    @GET
    @PermissionsAllowed("reports:read")
    @Operation(summary = "List reports, the newest first")
    public Page<ReportView> list(@Valid @BeanParam PageRequest page) {
        if (!caller.seesAll()) {
            return new Page<>(List.of(), null);
        }
        int rows = page.limit() + 1;
        List<Report> found =
                page.after(2)
                        .map(after -> after(after, rows))
                        .orElseGet(() -> Await.reading(_ -> reports.newest(rows)));
        return Page.of(
                        found,
                        page.limit(),
                        last -> Cursor.encode(last.createdAt.toString(), last.id.toString()))
                .map(ReportView::of);
    }

    private List<Report> after(List<String> cursor, int rows) {
        Instant createdAt = Cursor.instant(cursor.getFirst());
        UUID id = Cursor.uuid(cursor.getLast());
        return Await.reading(_ -> reports.newestAfter(createdAt, id, rows));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("reports:read")
    @Operation(summary = "Show a report's particulars")
    public ReportView show(@RestPath UUID id) {
        return ReportView.of(visible(id));
    }

    @GET
    @Path("/{id}/content")
    @Produces({
        "application/json",
        "text/csv",
        "application/pdf",
        MediaType.APPLICATION_OCTET_STREAM
    })
    @PermissionsAllowed("reports:read")
    @Operation(summary = "Download a report; the same bytes each time")
    @APIResponse(responseCode = "200", description = "The file")
    public Response content(@RestPath UUID id) {
        Report report = visible(id);
        byte[] bytes = Await.reading(session -> reports.bytes(session, id));
        ReportFormat format = ReportFormat.valueOf(report.format.toUpperCase(Locale.ROOT));
        return download(bytes, format.mediaType(), report.fileName, report.sha256);
    }

    @GET
    @Path("/{id}/proof")
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("reports:read")
    @Operation(
            summary =
                    "Download a report's proof: canonical JSON, to be kept beside the file as FILE.proof")
    @APIResponse(responseCode = "200", description = "The proof")
    public Response proof(@RestPath UUID id) {
        Report report = visible(id);
        return download(
                proofs.sidecar(report),
                MediaType.APPLICATION_JSON,
                report.fileName + Proof.EXTENSION,
                report.sha256 + "-proof");
    }

    private Report visible(UUID id) {
        Report found = Await.<@Nullable Report>reading(_ -> reports.findById(id));
        if (found == null || !caller.seesAll()) {
            throw ProblemException.notFound("report", id);
        }
        return found;
    }

    private static Response download(byte[] bytes, String mediaType, String fileName, String tag) {
        return Response.ok(bytes)
                .header("Content-Type", mediaType)
                .header("Content-Disposition", "attachment; filename=\"" + fileName + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-store")
                .tag(tag)
                .build();
    }
}
