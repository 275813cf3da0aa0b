package dev.attest.console.reviews;

import dev.attest.console.api.ApiRefused;
import dev.attest.console.api.CertificationApi;
import dev.attest.console.api.PackageView;
import dev.attest.console.page.Frames;
import dev.attest.console.page.Section;
import dev.attest.console.session.FreshLogin;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/// Signing off a package: what is signed, a fresh login, the meaning, the signature. Whether the
/// login is fresh enough, the service decides; the page asks for another one as soon as it will not
/// be.
@Path("/reviews/{id}/signature")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SignatureResource {

    private static final String LOGIN_TOO_OLD = "login-too-old";

    private final Frames frames;
    private final CertificationApi certification;
    private final Packages packages;
    private final FreshLogin login;

    SignatureResource(
            Frames frames,
            @RestClient CertificationApi certification,
            Packages packages,
            FreshLogin login) {
        this.frames = frames;
        this.certification = certification;
        this.packages = packages;
        this.login = login;
    }

    @GET
    @PermissionsAllowed("packages:decide")
    public Response get(@PathParam("id") UUID id) {
        var pack = certification.reviewPackage(id);
        if (!pack.decidable() || pack.progress().undecided() > 0) {
            return toReview(id, "");
        }
        return Response.ok(page(pack, null, null, login.isFresh())).build();
    }

    /// Ends the session and comes back here by way of a login that asks for credentials.
    @POST
    @Path("/login")
    @PermissionsAllowed("packages:decide")
    public Response freshLogin(@PathParam("id") UUID id) {
        login.ask();
        return Response.seeOther(URI.create("/reviews/" + id + "/signature?prompt=login&max_age=0"))
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed("packages:decide")
    public Response sign(
            @PathParam("id") UUID id,
            @FormParam("version") long version,
            @FormParam("meaning") @Nullable String meaning,
            @FormParam("along") @Nullable String along) {
        if (meaning == null || meaning.isBlank()) {
            var why = NotSigned.because("Say what your signature means.");
            return refused(id, 422, meaning, why, login.isFresh());
        }
        try {
            certification.signOff(
                    id,
                    CertificationApi.version(version),
                    new CertificationApi.SignOff(meaning.strip(), along != null));
        } catch (ApiRefused e) {
            boolean tooOld = LOGIN_TOO_OLD.equals(e.problem().code());
            return refused(
                    id, e.status(), meaning, NotSigned.because(e), !tooOld && login.isFresh());
        }
        return toReview(id, "?show=all");
    }

    private Response refused(
            UUID id, int status, @Nullable String meaning, NotSigned problem, boolean fresh) {
        var pack = certification.reviewPackage(id);
        return Response.status(status).entity(page(pack, meaning, problem, fresh)).build();
    }

    private TemplateInstance page(
            PackageView pack,
            @Nullable String meaning,
            @Nullable NotSigned problem,
            boolean fresh) {
        var sheet =
                SignatureSheet.of(
                        pack,
                        packages.revoked(pack.id()),
                        certification.summary(pack.id()),
                        fresh,
                        login.at().orElse(null),
                        login.limit());
        return ReviewPages.signature(
                frames.of("Sign off: " + pack.campaignName(), Section.REVIEWS),
                sheet,
                meaning == null ? sheet.suggestedMeaning() : meaning,
                problem);
    }

    private static Response toReview(UUID id, String query) {
        return Response.seeOther(URI.create("/reviews/" + id + query)).build();
    }
}
