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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/// Alerts, to read.
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

        static native TemplateInstance alert(
                Frame frame, AlertView alert, @Nullable AlertRecord evidence, boolean gone);
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
    public TemplateInstance get(@PathParam("id") String id) {
        var alert = collector.alert(id);
        var event = alert.eventId();
        if (event == null || !caller.may("activity:read")) {
            return page(alert, null, false);
        }
        var evidence = record(event, alert.accountId());
        return page(alert, evidence.orElse(null), evidence.isEmpty());
    }

    private TemplateInstance page(AlertView alert, @Nullable AlertRecord evidence, boolean gone) {
        return Templates.alert(frames.of(alert.title(), Section.ALERTS), alert, evidence, gone);
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
