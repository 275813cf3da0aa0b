package dev.attest.collector.activity;

import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.rest.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Records as AWS delivered them. Files are read, so this blocks, on a virtual thread.
@Path("/api/v1/activity")
@Tag(name = "Activity")
@RunOnVirtualThread
public class RawRecordResource {

    private final Pool pool;
    private final EvidenceFiles evidence;

    public RawRecordResource(Pool pool, EvidenceFiles evidence) {
        this.pool = pool;
        this.evidence = evidence;
    }

    /// One record, byte for byte. Two accounts can have an event of the same id: name the account
    /// to be sure.
    @GET
    @Path("/{eventId}/raw")
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("activity:read")
    public byte[] rawActivity(
            @PathParam("eventId") String eventId,
            @Parameter(description = ActivityResource.OF_ACCOUNT)
                    @QueryParam("account")
                    @Size(max = 12)
                    @Nullable String account)
            throws IOException {
        RowIterator<Row> found =
                pool.preparedQuery(
                                "select f.sha256, a.raw_offset, a.raw_length from activity a"
                                        + " join raw_file f on f.id = a.raw_file"
                                        + " where a.event_id = $1 and a.account_id = coalesce($2, a.account_id)"
                                        + " order by a.account_id limit 1")
                        .executeAndAwait(Tuple.of(eventId, account))
                        .iterator();
        if (!found.hasNext()) {
            throw ProblemException.notFound("event", eventId);
        }
        Row row = found.next();
        return evidence.slice(row.getString(0), row.getLong(1), row.getInteger(2));
    }
}
