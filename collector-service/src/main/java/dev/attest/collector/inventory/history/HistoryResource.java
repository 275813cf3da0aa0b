package dev.attest.collector.inventory.history;

import dev.attest.rest.Caller;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import dev.attest.rest.ProblemException;
import dev.attest.rest.Violation;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What there was at a moment, and what changed between two.
@Path("/api/v1/inventory")
@Tag(name = "Inventory")
public class HistoryResource {

    private final Population population;
    private final Changes changes;
    private final Caller caller;
    private final Clock clock;

    public HistoryResource(Population population, Changes changes, Caller caller, Clock clock) {
        this.population = population;
        this.changes = changes;
        this.caller = caller;
        this.clock = clock;
    }

    /// Everything that the last readings up to a moment show, each kind of reading by itself.
    @GET
    @Path("/population")
    @PermissionsAllowed("inventory:read")
    @RunOnVirtualThread
    public Page<ThingView> population(
            @Parameter(description = "The moment; now when it is not given") @QueryParam("at")
                    @Nullable Instant at,
            @Parameter(description = "Only this account") @QueryParam("account") @Size(max = 12)
                    @Nullable String account,
            @Parameter(description = "Only this kind of reading, such as rds")
                    @QueryParam("kind")
                    @Size(max = 64)
                    @Nullable String kind,
            @Parameter(description = "Only this type of thing, such as iam-user")
                    @QueryParam("type")
                    @Size(max = 64)
                    @Nullable String type,
            @Valid @BeanParam PageRequest page) {
        return population.at(at == null ? clock.instant() : at, account, kind, type, page);
    }

    /// Every change that readings after one moment and up to another show, in order, with the
    /// stored events behind it.
    @GET
    @Path("/changes")
    @PermissionsAllowed("inventory:read")
    @RunOnVirtualThread
    public Page<ChangeView> listChanges(
            @Parameter(description = "After this moment") @QueryParam("from") @NotNull Instant from,
            @Parameter(description = "Up to this moment; now when it is not given")
                    @QueryParam("to")
                    @Nullable Instant to,
            @Parameter(description = "Only this account") @QueryParam("account") @Size(max = 12)
                    @Nullable String account,
            @Valid @BeanParam PageRequest page) {
        Instant end = to == null ? clock.instant() : to;
        if (end.isBefore(from)) {
            throw ProblemException.unprocessable(
                    "times-in-wrong-order",
                    "The second moment is before the first.",
                    List.of(new Violation("/to", "is before " + from + ": " + end)));
        }
        return changes.between(from, end, account, caller.may("activity:read"), page);
    }
}
