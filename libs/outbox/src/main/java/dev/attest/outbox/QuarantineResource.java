package dev.attest.outbox;

import dev.attest.rest.Cursor;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import dev.attest.rest.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The messages from the bus that this service could not deal with.
@Path("/api/v1/quarantined-messages")
@RunOnVirtualThread
@Tag(name = "Quarantined messages")
public class QuarantineResource {

    private final Quarantine quarantine;

    public QuarantineResource(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    /// Messages that nobody has replayed, oldest first.
    @GET
    @PermissionsAllowed("quarantine:read")
    public Page<QuarantinedMessage> listQuarantinedMessages(@Valid @BeanParam PageRequest page) {
        long after = page.after(1).map(parts -> Cursor.number(parts.getFirst())).orElse(0L);
        List<QuarantinedMessage> messages = quarantine.list(after, page.limit() + 1);
        return Page.of(
                messages, page.limit(), message -> Cursor.encode(Long.toString(message.id())));
    }

    /// Publishes a message once more for this service, under its own id: a consumer that dealt with
    /// it passes over it, one that could not gets another chance.
    @POST
    @Path("/{id}/replay")
    @PermissionsAllowed("quarantine:replay")
    @APIResponse(responseCode = "204", description = "It will be published")
    public void replayQuarantinedMessage(@PathParam("id") long id) {
        switch (quarantine.replay(id)) {
            case DONE -> {}
            case UNKNOWN -> throw ProblemException.notFound("quarantined message", id);
            case NO_EVENT ->
                    throw ProblemException.conflict(
                            "not-an-event",
                            "Message " + id + " carries no event that could be published.");
            case TOO_OLD ->
                    throw ProblemException.conflict(
                            "too-old",
                            "Message "
                                    + id
                                    + " is older than what consumers remember; they would deal with it twice.");
        }
    }
}
