package dev.attest.collector.identities;

import dev.attest.collector.people.People;
import dev.attest.rest.Caller;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Which identities are one person's.
@Path("/api/v1/people/{id}/principals")
@Tag(name = "Identities")
public class PrincipalResource {

    private final Identities identities;
    private final People people;
    private final Caller caller;

    PrincipalResource(Identities identities, People people, Caller caller) {
        this.identities = identities;
        this.people = people;
        this.caller = caller;
    }

    /// The principals of one person, and by which rule each is theirs; a manager sees those of
    /// their own reports.
    @GET
    @PermissionsAllowed("people:read")
    public Uni<Page<IdentityView>> listPrincipalsOfPerson(
            @PathParam("id") String id, @Valid @BeanParam PageRequest page) {
        return people.shown(id, caller).chain(_ -> identities.ofPerson(id, page));
    }
}
