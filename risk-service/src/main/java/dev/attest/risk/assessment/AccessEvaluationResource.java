package dev.attest.risk.assessment;

import dev.attest.rest.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Asks what a principal may do. Nothing is stored: the same question asks anew. Who does not see
/// everything asks about the people who report to them; roles belong to nobody.
@Path("/api/v1/access-evaluations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
public class AccessEvaluationResource {

    private final EvaluateAccess evaluate;
    private final VisiblePeople people;

    AccessEvaluationResource(EvaluateAccess evaluate, VisiblePeople people) {
        this.evaluate = evaluate;
        this.people = people;
    }

    @POST
    @PermissionsAllowed("risk:read")
    @Operation(summary = "Whether a principal may do something, by the policies that were observed")
    public Uni<AccessEvaluationView> evaluate(@NotNull @Valid AccessEvaluationRequest request) {
        return people.find()
                .chain(visible ->
                        evaluate.evaluate(request.principal(), AccessQuestion.of(request), visible))
                .map(found ->
                        found.orElseThrow(
                                () -> ProblemException.notFound("principal", request.principal())));
    }
}
