package dev.attest.collector.inventory;

import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.rest.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The files that snapshots were made of.
@Path("/api/v1")
@Tag(name = "Inventory")
public class SnapshotFileResource {

    private final Pool pool;
    private final EvidenceFiles evidence;

    public SnapshotFileResource(Pool pool, EvidenceFiles evidence) {
        this.pool = pool;
        this.evidence = evidence;
    }

    /// The file as it was imported or collected, decompressed.
    @GET
    @Path("/snapshots/{id}/file")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @PermissionsAllowed("inventory:read")
    @RunOnVirtualThread
    public InputStream snapshotFile(@PathParam("id") UUID id) throws IOException {
        RowIterator<Row> found =
                pool.preparedQuery("select evidence_sha256 from snapshot where id = $1")
                        .executeAndAwait(Tuple.of(id))
                        .iterator();
        if (!found.hasNext()) {
            throw ProblemException.notFound("snapshot", id);
        }
        return evidence.kept(found.next().getString(0));
    }
}
