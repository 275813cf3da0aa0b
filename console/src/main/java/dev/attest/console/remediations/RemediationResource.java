package dev.attest.console.remediations;

import dev.attest.console.api.CertificationApi;
import dev.attest.console.api.RemediationView;
import dev.attest.console.page.Frame;
import dev.attest.console.page.Frames;
import dev.attest.console.page.Section;
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
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/// Removals: what is planned, what is proven, what failed or came back.
@Path("/remediations")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class RemediationResource {

    private static final int PAGE = 100;

    private final Frames frames;
    private final CertificationApi certification;

    RemediationResource(Frames frames, @RestClient CertificationApi certification) {
        this.frames = frames;
        this.certification = certification;
    }

    @CheckedTemplate(basePath = "remediations")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(Frame frame, RemediationList list);

        static native TemplateInstance remediation(Frame frame, RemediationView remediation);
    }

    /// A page of removals under a filter.
    public record RemediationList(
            List<RemediationView> items,
            @Nullable String next,
            String state,
            @Nullable UUID campaign) {

        public RemediationView.State[] states() {
            return RemediationView.State.values();
        }
    }

    @GET
    @PermissionsAllowed("remediations:read")
    public TemplateInstance list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("campaign") @Nullable UUID campaign,
            @QueryParam("cursor") @Nullable String cursor) {
        var wanted = state == null || state.isBlank() ? null : state;
        var page = certification.remediations(campaign, wanted, PAGE, cursor);
        return Templates.list(
                frames.of("Remediation", Section.REMEDIATION),
                new RemediationList(
                        page.items(), page.next(), wanted == null ? "" : wanted, campaign));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("remediations:read")
    public TemplateInstance get(@PathParam("id") UUID id) {
        var remediation = certification.remediation(id);
        return Templates.remediation(
                frames.of(remediation.title(), Section.REMEDIATION), remediation);
    }
}
