package dev.attest.risk.assessment;

import dev.attest.rest.Cursor;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import dev.attest.rest.ProblemException;
import dev.attest.risk.model.RiskThresholds;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The risk of users. Who does not see everything sees the people who report to them.
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class UserRiskResource {

    private final UserRisks risks;
    private final VisiblePeople people;

    public UserRiskResource(UserRisks risks, VisiblePeople people) {
        this.risks = risks;
        this.people = people;
    }

    @GET
    @WithSession
    @PermissionsAllowed("risk:read")
    @Operation(summary = "Users by risk, the highest first")
    public Uni<Page<UserRiskView>> list(
            @QueryParam("level") RiskThresholds.@Nullable Level level,
            @QueryParam("q") @Size(max = 200) @Nullable String q,
            @QueryParam("subject") @Size(max = 2048) @Nullable String subject,
            @Valid @BeanParam PageRequest page) {
        Optional<UserRisks.Place> after = page.after(2).map(UserRiskResource::place);
        return people.find()
                .chain(visible ->
                        risks.page(
                                new UserRisks.Filter(level, q, subject, visible),
                                after,
                                page.limit() + 1))
                .map(rows ->
                        Page.of(
                                        rows,
                                        page.limit(),
                                        last ->
                                                Cursor.encode(
                                                        String.valueOf(last.score),
                                                        last.id.toString()))
                                .map(UserRiskView::of));
    }

    @GET
    @Path("/{id}")
    @WithSession
    @PermissionsAllowed("risk:read")
    @Operation(summary = "The risk of one user, with its reasons")
    public Uni<UserRiskView> get(UUID id) {
        return people.find()
                .chain(visible ->
                        risks.findById(id)
                                .map(found ->
                                        Optional.ofNullable(found)
                                                .filter(r -> maySee(visible, r))
                                                .map(UserRiskView::of)
                                                .orElseThrow(() -> notFound(id))));
    }

    private static boolean maySee(Optional<Set<String>> people, UserRisk risk) {
        String person = risk.personId;
        return people.isEmpty() || (person != null && people.get().contains(person));
    }

    private static UserRisks.Place place(List<String> parts) {
        return new UserRisks.Place(Cursor.position(parts.getFirst()), Cursor.uuid(parts.getLast()));
    }

    private static ProblemException notFound(UUID id) {
        return ProblemException.notFound("user", id);
    }
}
