package dev.attest.collector.alerts;

import dev.attest.rest.Caller;
import dev.attest.rest.ETags;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import dev.attest.rest.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// What the alert rules found.
@Path("/api/v1/alerts")
@Tag(name = "Alerts")
public class AlertResource {

    private final Alerts alerts;
    private final CloseAlert closeAlert;
    private final Caller caller;

    public AlertResource(Alerts alerts, CloseAlert closeAlert, Caller caller) {
        this.alerts = alerts;
        this.closeAlert = closeAlert;
        this.caller = caller;
    }

    /// Alerts, newest event first.
    @GET
    @PermissionsAllowed("alerts:read")
    public Uni<Page<AlertView>> listAlerts(
            @Valid @BeanParam AlertFilter filter, @Valid @BeanParam PageRequest page) {
        return alerts.list(filter, page).map(rows -> rows.map(AlertEntity::view));
    }

    /// One alert; the ETag is its version.
    @GET
    @Path("/{id}")
    @PermissionsAllowed("alerts:read")
    @WithSession
    public Uni<RestResponse<AlertView>> alert(@PathParam("id") UUID id) {
        return alerts.findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("alert", id))
                .map(AlertResource::tagged);
    }

    /// Closes an alert that was looked into.
    @POST
    @Path("/{id}/closure")
    @PermissionsAllowed("alerts:close")
    public Uni<RestResponse<AlertView>> closeAlert(
            @PathParam("id") UUID id,
            @NotNull @Valid CloseAlertRequest request,
            @Context HttpHeaders headers) {
        return closeAlert
                .run(id, request.reason(), caller.name(), headers)
                .map(AlertResource::tagged);
    }

    private static RestResponse<AlertView> tagged(AlertEntity alert) {
        return ResponseBuilder.ok(alert.view()).tag(ETags.of(alert.version)).build();
    }
}
