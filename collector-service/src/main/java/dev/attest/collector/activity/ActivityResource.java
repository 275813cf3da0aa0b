package dev.attest.collector.activity;

import dev.attest.collector.people.People;
import dev.attest.rest.Caller;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import dev.attest.rest.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What happened in the accounts.
@Path("/api/v1/activity")
@Tag(name = "Activity")
public class ActivityResource {

    static final String OF_ACCOUNT =
            "Account, 12 digits; without it the first account that has an event of this id";

    private final Activities activities;
    private final PeopleBehind behind;
    private final People people;
    private final Caller caller;

    ActivityResource(Activities activities, PeopleBehind behind, People people, Caller caller) {
        this.activities = activities;
        this.behind = behind;
        this.people = people;
        this.caller = caller;
    }

    /// Activity. With `person`, also lists sessions attributed to them by weaker evidence; always
    /// newest first.
    @GET
    @PermissionsAllowed("activity:read")
    public Uni<Page<ActivityView>> listActivity(
            @Valid @BeanParam ActivityFilter filter, @Valid @BeanParam PageRequest page) {
        return visible(filter.person())
                .chain(() -> activities.list(filter, page))
                .chain(rows ->
                        behind.views(rows.items()).map(views -> new Page<>(views, rows.next())));
    }

    private Uni<Void> visible(@Nullable String person) {
        return person == null
                ? Uni.createFrom().voidItem()
                : people.shown(person, caller).replaceWithVoid();
    }

    /// One record. Two accounts can have an event of the same id: name the account to be sure.
    @GET
    @Path("/{eventId}")
    @PermissionsAllowed("activity:read")
    public Uni<ActivityView> activity(
            @PathParam("eventId") String eventId,
            @Parameter(description = OF_ACCOUNT) @QueryParam("account") @Size(max = 12)
                    @Nullable String account) {
        return activities
                .byId(eventId, account)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("event", eventId)))
                .chain(row -> behind.views(List.of(row)))
                .map(List::getFirst);
    }
}
