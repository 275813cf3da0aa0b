package dev.attest.collector.intake;

import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.evidence.ReceivedFile;
import dev.attest.collector.imports.ImportReport;
import dev.attest.collector.inventory.ImportInventory;
import dev.attest.collector.people.ImportPeople;
import dev.attest.collector.platform.Text;
import dev.attest.collector.trail.ImportTrail;
import dev.attest.collector.trailfiles.UploadedFiles;
import dev.attest.rest.Caller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Takes in files. The body is streamed to the evidence folder and read from there.
@Path("/api/v1")
@Consumes(MediaType.APPLICATION_OCTET_STREAM)
@RunOnVirtualThread
@Tag(name = "Imports")
@APIResponse(
        responseCode = "201",
        description = "Something new was stored",
        content = @Content(schema = @Schema(implementation = ImportReport.class)))
@APIResponse(
        responseCode = "200",
        description = "Nothing in it was new",
        content = @Content(schema = @Schema(implementation = ImportReport.class)))
public class ImportResource {

    private static final String OBSERVED_AT =
            "The moment the file shows: when it was taken from its source, not when it is imported."
                    + " Without it a file counts as taken now, and one that was imported before"
                    + " as no new observation.";

    private final EvidenceFiles evidence;
    private final Admission admission;
    private final ImportTrail trail;
    private final UploadedFiles uploads;
    private final ImportInventory inventory;
    private final ImportPeople people;
    private final Caller caller;

    public ImportResource(
            EvidenceFiles evidence,
            Admission admission,
            ImportTrail trail,
            UploadedFiles uploads,
            ImportInventory inventory,
            ImportPeople people,
            Caller caller) {
        this.evidence = evidence;
        this.admission = admission;
        this.trail = trail;
        this.uploads = uploads;
        this.inventory = inventory;
        this.people = people;
        this.caller = caller;
    }

    /// One import of a received file.
    @FunctionalInterface
    private interface Import {
        ImportReport run(ReceivedFile file) throws IOException;
    }

    /// A CloudTrail file: `{"Records":[…]}`, a bare array or records one after another; gzip or
    /// not.
    @POST
    @Path("/imports/cloudtrail")
    @PermissionsAllowed("imports:write")
    public RestResponse<ImportReport> importCloudtrail(
            @Parameter(description = "What the file is called")
                    @QueryParam("name")
                    @NotBlank
                    @Size(max = 1024)
                    String name,
            @Parameter(
                            description =
                                    "Reads a file again that was imported before: known events stay as they"
                                            + " are, and the alert rules judge them again with what is known"
                                            + " now, such as the policy that an inventory file brought later."
                                            + " An alert that is known is not raised twice")
                    @QueryParam("replay")
                    @DefaultValue("false")
                    boolean replay,
            InputStream body)
            throws IOException {
        String by = caller.name();
        return take(name, body, file -> uploads.log(file, f -> trail.run(f, replay, by)));
    }

    /// A digest file of CloudTrail, which names the logs of an hour with their hashes: it is kept
    /// as evidence, and `GET /trail-coverage?trail=upload` tells what is missing, altered or extra
    /// among the imported logs.
    @POST
    @Path("/imports/trail-digest")
    @PermissionsAllowed("imports:write")
    public RestResponse<ImportReport> importTrailDigest(
            @Parameter(description = "What the file is called, by CloudTrail")
                    @QueryParam("name")
                    @NotBlank
                    @Size(max = 1024)
                    String name,
            @Parameter(
                            description =
                                    "The signature that S3 keeps in the object's metadata, in hex; without it"
                                            + " only what the next digest says vouches for this one")
                    @QueryParam("signature")
                    @Nullable
                    @Pattern(regexp = "[0-9a-fA-F]{2,2048}")
                    String signature,
            InputStream body)
            throws IOException {
        String by = caller.name();
        // a digest has no records that could be new
        return take(
                name,
                body,
                file -> uploads.digest(file, signature, by),
                report -> !report.alreadyImported());
    }

    /// An inventory file; its kind is told by its content.
    @POST
    @Path("/imports/inventory")
    @PermissionsAllowed("imports:write")
    public RestResponse<ImportReport> importInventory(
            @Parameter(description = "What the file is called")
                    @QueryParam("name")
                    @NotBlank
                    @Size(max = 1024)
                    String name,
            @Parameter(description = "The account the file is of")
                    @QueryParam("account")
                    @Nullable
                    @Pattern(regexp = "\\d{12}")
                    String account,
            @Parameter(description = OBSERVED_AT) @QueryParam("at") @Nullable Instant at,
            InputStream body)
            throws IOException {
        String by = caller.name();
        return take(name, body, file -> inventory.run(file, account, at, by));
    }

    /// The people file, CSV. It tells who is who, so no human may send it, administrators included.
    @POST
    @Path("/imports/people")
    @PermissionsAllowed("people:import")
    public RestResponse<ImportReport> importPeople(
            @Parameter(description = "What the file is called")
                    @QueryParam("name")
                    @NotBlank
                    @Size(max = 1024)
                    String name,
            @Parameter(description = OBSERVED_AT) @QueryParam("at") @Nullable Instant at,
            InputStream body)
            throws IOException {
        String by = caller.name();
        return take(name, body, file -> people.run(file, at, by));
    }

    private RestResponse<ImportReport> take(String name, InputStream body, Import work)
            throws IOException {
        return take(name, body, work, report -> report.stored() > 0);
    }

    /// A file waits for its turn once it is here: who sends slowly holds nobody up.
    private RestResponse<ImportReport> take(
            String name, InputStream body, Import work, Predicate<ImportReport> anew)
            throws IOException {
        ReceivedFile file = evidence.receive(Text.printable(name), body);
        try {
            ImportReport report = admission.run(() -> work.run(file));
            return RestResponse.status(
                    anew.test(report) ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                    report);
        } finally {
            evidence.discard(file);
        }
    }
}
