package dev.attest.console.reports;

import dev.attest.console.api.ApiRefused;
import dev.attest.console.api.CampaignView;
import dev.attest.console.api.CertificationApi;
import dev.attest.console.api.ReportingApi;
import dev.attest.console.api.ReportingApi.CreateReport;
import dev.attest.console.api.ReportingApi.ReportView;
import dev.attest.console.page.Frame;
import dev.attest.console.page.Frames;
import dev.attest.console.page.Section;
import dev.attest.console.platform.OnceKeys;
import dev.attest.rest.Caller;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/// Reports and their proofs: make one, download it, check it anywhere.
@Path("/reports")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ReportResource {

    private static final int PAGE = 100;

    private final Frames frames;
    private final Caller caller;
    private final ReportingApi reporting;
    private final CertificationApi certification;
    private final OnceKeys keys;

    ReportResource(
            Frames frames,
            Caller caller,
            @RestClient ReportingApi reporting,
            @RestClient CertificationApi certification,
            OnceKeys keys) {
        this.frames = frames;
        this.caller = caller;
        this.reporting = reporting;
        this.certification = certification;
        this.keys = keys;
    }

    @CheckedTemplate(basePath = "reports")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(Frame frame, ReportList list);
    }

    /// The reports there are, and what another one may be made of.
    public record ReportList(
            List<ReportView> items,
            @Nullable String next,
            boolean mayCreate,
            List<CampaignView> campaigns,
            String key,
            @Nullable UUID made,
            @Nullable String problem) {

        public boolean isNew(ReportView report) {
            return report.id().equals(made);
        }
    }

    @GET
    @PermissionsAllowed("reports:read")
    public TemplateInstance list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("made") @Nullable UUID made) {
        return page(cursor, made, null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed("reports:create")
    public Response create(
            @FormParam("key") String key,
            @FormParam("format") String format,
            @FormParam("campaign") @Nullable String campaign) {
        try {
            var report =
                    reporting.create(
                            key,
                            new CreateReport(
                                    "access-certification",
                                    format,
                                    campaign == null || campaign.isBlank()
                                            ? null
                                            : UUID.fromString(campaign)));
            return Response.seeOther(URI.create("/reports?made=" + report.id())).build();
        } catch (ApiRefused e) {
            if (e.status() >= 500 || e.status() == 403) {
                throw e;
            }
            return Response.status(e.status())
                    .entity(page(null, null, e.problem().sentence()))
                    .build();
        }
    }

    @GET
    @Path("/{id}/content")
    @Produces(MediaType.WILDCARD)
    @PermissionsAllowed("reports:read")
    public Response content(@PathParam("id") UUID id) {
        var report = reporting.report(id);
        return file(reporting.content(id), report.fileName());
    }

    @GET
    @Path("/{id}/proof")
    @Produces(MediaType.WILDCARD)
    @PermissionsAllowed("reports:read")
    public Response proof(@PathParam("id") UUID id) {
        var report = reporting.report(id);
        return file(reporting.proof(id), report.fileName() + ".proof");
    }

    /// Always an attachment: a report must never run as a page of the console.
    private static Response file(Response answer, String name) {
        var type = answer.getMediaType();
        return Response.ok(answer.readEntity(InputStream.class))
                .type(type == null ? MediaType.APPLICATION_OCTET_STREAM_TYPE : type)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "_") + "\"")
                .build();
    }

    private TemplateInstance page(
            @Nullable String cursor, @Nullable UUID made, @Nullable String problem) {
        var page = reporting.reports(PAGE, cursor);
        var mayCreate = caller.may("reports:create");
        return Templates.list(
                frames.of("Reports", Section.REPORTS),
                new ReportList(
                        page.items(),
                        page.next(),
                        mayCreate,
                        mayCreate && caller.may("campaigns:read")
                                ? certification.campaigns(PAGE, null).items()
                                : List.of(),
                        keys.make(),
                        made,
                        problem));
    }
}
