package dev.attest.console.alerts;

import dev.attest.console.api.ApiRefused;
import dev.attest.console.api.CollectorApi;
import dev.attest.console.api.CollectorApi.AlertView;
import dev.attest.console.page.Frame;
import dev.attest.console.page.Frames;
import dev.attest.console.page.Section;
import dev.attest.rest.Caller;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/// Alerts, and what is done about them.
@Path("/alerts")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class AlertResource {

    private static final int PAGE = 100;
    private static final int NOT_FOUND = 404;

    private final Frames frames;
    private final Caller caller;
    private final CollectorApi collector;

    AlertResource(Frames frames, Caller caller, @RestClient CollectorApi collector) {
        this.frames = frames;
        this.caller = caller;
        this.collector = collector;
    }

    @CheckedTemplate(basePath = "alerts")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(Frame frame, AlertList list);

        static native TemplateInstance alert(Frame frame, AlertSheet sheet);
    }

    /// A page of alerts under a filter.
    public record AlertList(
            List<AlertView> items, @Nullable String next, String severity, String state) {

        public List<String> severities() {
            return List.of("CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO");
        }

        public List<String> states() {
            return List.of("OPEN", "ACKNOWLEDGED", "ASSIGNED", "CLOSED");
        }
    }

    @GET
    @PermissionsAllowed("alerts:read")
    public TemplateInstance list(
            @QueryParam("severity") @Nullable String severity,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor) {
        var page = collector.alerts(blankToNull(severity), blankToNull(state), PAGE, cursor);
        return Templates.list(
                frames.of("Alerts", Section.ALERTS),
                new AlertList(
                        page.items(),
                        page.next(),
                        severity == null ? "" : severity,
                        state == null ? "" : state));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("alerts:read")
    public TemplateInstance get(
            @PathParam("id") String id, @QueryParam("steps") @Nullable String steps) {
        return page(id, blankToNull(steps), null);
    }

    /// Takes an alert one step on.
    ///
    /// @param words the note or the reason
    @POST
    @Path("/{id}/steps")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed("alerts:work")
    public Response step(
            @PathParam("id") String id,
            @FormParam("version") @DefaultValue("") String version,
            @FormParam("step") @Nullable AlertStep step,
            @FormParam("words") @Nullable String words,
            @FormParam("assignee") @Nullable String assignee) {
        if (step == null) {
            return refused(id, 422, "Say what is to be done with the alert.");
        }
        if (step.needsWords() && blankToNull(words) == null) {
            return refused(id, 422, "Give a reason; it is kept with the alert.");
        }
        if (step == AlertStep.ASSIGN && blankToNull(assignee) == null) {
            return refused(id, 422, "Give the e-mail address of whom the alert is handed to.");
        }
        try {
            collector.advance(id, step.path(), version, step.said(words, assignee));
            return Response.seeOther(URI.create("/alerts/" + id)).build();
        } catch (ApiRefused e) {
            return switch (e.status()) {
                case 412 ->
                        refused(
                                id,
                                409,
                                "The alert changed while you looked at it. Its current state is below; decide again.");
                case 400, 403, 409, 422 -> refused(id, e.status(), words(e));
                default -> throw e;
            };
        }
    }

    private static String words(ApiRefused e) {
        var violations = e.problem().violations();
        return violations == null || violations.isEmpty()
                ? e.problem().sentence()
                : violations.getFirst().pointer() + " " + violations.getFirst().message();
    }

    private Response refused(String id, int status, String problem) {
        return Response.status(status).entity(page(id, null, problem)).build();
    }

    /// @param steps where the steps begin that are shown; null for the first
    private TemplateInstance page(String id, @Nullable String steps, @Nullable String problem) {
        var answer = collector.alert(id);
        var alert = answer.getEntity();
        var event = alert.eventId();
        boolean reads = event != null && caller.may("activity:read");
        var evidence =
                event != null && reads
                        ? record(event, alert.accountId())
                        : Optional.<AlertRecord>empty();
        var sheet =
                AlertSheet.of(
                        alert,
                        String.valueOf(answer.getHeaderString("ETag")),
                        AlertHistory.of(collector.changes(id, PAGE, steps), steps),
                        evidence.orElse(null),
                        reads && evidence.isEmpty(),
                        caller,
                        problem);
        return Templates.alert(frames.of(alert.title(), Section.ALERTS), sheet);
    }

    /// Alerts are kept for longer than the activity that raised them.
    private Optional<AlertRecord> record(String event, @Nullable String account) {
        try {
            return Optional.of(
                    AlertRecord.of(
                            collector.activity(event, account), collector.record(event, account)));
        } catch (ApiRefused e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
