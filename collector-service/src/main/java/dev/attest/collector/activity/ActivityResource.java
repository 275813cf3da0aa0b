package dev.attest.collector.activity;

import dev.attest.events.activity.ActivityRecord;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import dev.attest.rest.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What happened in the accounts.
@Path("/api/v1/activity")
@Tag(name = "Activity")
public class ActivityResource {

    private final Activities activities;

    public ActivityResource(Activities activities) {
        this.activities = activities;
    }

    /// Activity, newest first.
    @GET
    @PermissionsAllowed("activity:read")
    public Uni<Page<ActivityRecord>> listActivity(
            @Valid @BeanParam ActivityFilter filter, @Valid @BeanParam PageRequest page) {
        return activities.list(filter, page);
    }

    /// One record.
    @GET
    @Path("/{eventId}")
    @PermissionsAllowed("activity:read")
    public Uni<ActivityRecord> activity(@PathParam("eventId") String eventId) {
        return activities
                .byId(eventId)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("event", eventId)));
    }
}
