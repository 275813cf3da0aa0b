package dev.attest.collector.people;

import dev.attest.collector.people.People.Scope;
import dev.attest.rest.Caller;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The people of the company; a manager sees their own reports.
@Path("/api/v1/people")
@Tag(name = "People")
public class PersonResource {

    private final People people;
    private final Caller caller;

    public PersonResource(People people, Caller caller) {
        this.people = people;
        this.caller = caller;
    }

    /// People by id.
    @GET
    @PermissionsAllowed("people:read")
    public Uni<Page<PersonView>> listPeople(
            @Parameter(description = "Part of name, address or id")
                    @QueryParam("q")
                    @Size(max = 256)
                    @Nullable String q,
            @Valid @BeanParam PageRequest page) {
        return people.list(q, Scope.of(caller), page);
    }

    /// One person.
    @GET
    @Path("/{id}")
    @PermissionsAllowed("people:read")
    public Uni<PersonView> person(@PathParam("id") String id) {
        return people.shown(id, caller);
    }
}
