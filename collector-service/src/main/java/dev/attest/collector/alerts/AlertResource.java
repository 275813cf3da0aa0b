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
    private final OwnAlerts own;
    private final AdvanceAlert advanceAlert;
    private final Caller caller;

    public AlertResource(Alerts alerts, OwnAlerts own, AdvanceAlert advanceAlert, Caller caller) {
        this.alerts = alerts;
        this.own = own;
        this.advanceAlert = advanceAlert;
        this.caller = caller;
    }

    /// Alerts, newest event first.
    @GET
    @PermissionsAllowed("alerts:read")
    public Uni<Page<AlertView>> listAlerts(
            @Valid @BeanParam AlertFilter filter, @Valid @BeanParam PageRequest page) {
        return alerts.list(filter, page).map(rows -> rows.map(this::seen));
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
                .map(this::tagged);
    }

    /// Every step taken with an alert, by people or by Attest, oldest first.
    @GET
    @Path("/{id}/changes")
    @PermissionsAllowed("alerts:read")
    @WithSession
    public Uni<Page<AlertChangeView>> listAlertChanges(
            @PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return alerts.findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("alert", id))
                .chain(() -> alerts.changes(id, page))
                .map(rows -> rows.map(AlertChangeEntity::view));
    }

    /// Takes an alert on: whoever calls looks into it.
    @POST
    @Path("/{id}/acknowledgement")
    @PermissionsAllowed("alerts:work")
    public Uni<RestResponse<AlertView>> acknowledgeAlert(
            @PathParam("id") UUID id,
            @NotNull @Valid AcknowledgeAlertRequest request,
            @Context HttpHeaders headers) {
        return advance(id, new AlertStep.Acknowledge(request.note()), headers);
    }

    /// Hands an alert to somebody.
    @POST
    @Path("/{id}/assignment")
    @PermissionsAllowed("alerts:work")
    public Uni<RestResponse<AlertView>> assignAlert(
            @PathParam("id") UUID id,
            @NotNull @Valid AssignAlertRequest request,
            @Context HttpHeaders headers) {
        return advance(id, new AlertStep.Assign(request.assignee(), request.note()), headers);
    }

    /// Closes an alert that was looked into. Nobody closes one about themselves.
    @POST
    @Path("/{id}/closure")
    @PermissionsAllowed("alerts:close")
    public Uni<RestResponse<AlertView>> closeAlert(
            @PathParam("id") UUID id,
            @NotNull @Valid CloseAlertRequest request,
            @Context HttpHeaders headers) {
        return own.refuse(id, caller)
                .chain(() -> advance(id, new AlertStep.Close(request.reason()), headers));
    }

    /// Opens an alert again that was closed too early.
    @POST
    @Path("/{id}/reopening")
    @PermissionsAllowed("alerts:work")
    public Uni<RestResponse<AlertView>> reopenAlert(
            @PathParam("id") UUID id,
            @NotNull @Valid ReopenAlertRequest request,
            @Context HttpHeaders headers) {
        return advance(id, new AlertStep.Reopen(request.reason()), headers);
    }

    private Uni<RestResponse<AlertView>> advance(UUID id, AlertStep step, HttpHeaders headers) {
        return advanceAlert.run(id, step, caller.name(), headers).map(this::tagged);
    }

    private AlertView seen(AlertEntity alert) {
        return alert.view(caller.may("activity:read"));
    }

    private RestResponse<AlertView> tagged(AlertEntity alert) {
        return ResponseBuilder.ok(seen(alert)).tag(ETags.of(alert.version)).build();
    }
}
