package dev.attest.collector.imports;

import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What was imported, and what was not taken in.
@Path("/api/v1")
@Tag(name = "Imports")
public class JournalResource {

    private final Journal journal;

    public JournalResource(Journal journal) {
        this.journal = journal;
    }

    /// Imports, newest first.
    @GET
    @Path("/imports")
    @PermissionsAllowed("quarantine:read")
    public Uni<Page<ImportView>> listImports(
            @Parameter(description = "Of this kind") @QueryParam("kind") @Nullable ImportKind kind,
            @Valid @BeanParam PageRequest page) {
        return journal.imports(kind, page);
    }

    /// Parts of files that were not taken in, newest first.
    @GET
    @Path("/quarantine")
    @PermissionsAllowed("quarantine:read")
    public Uni<Page<QuarantineView>> listQuarantine(
            @Parameter(description = "Of this import") @QueryParam("import")
                    @Nullable UUID importId,
            @Valid @BeanParam PageRequest page) {
        return journal.quarantine(importId, page);
    }
}
