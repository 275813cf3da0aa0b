package dev.attest.console.session;

import dev.attest.console.page.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// The two pages that stand outside a session.
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class SignedOutResource {

    @CheckedTemplate(basePath = "page")
    static class Templates {
        private Templates() {}

        static native TemplateInstance signedOut(Frame frame, boolean failed, String reason);
    }

    @GET
    @Path("signed-out")
    public TemplateInstance signedOut() {
        return Templates.signedOut(Frame.outside("Signed out"), false, "");
    }

    /// @param error the code of the identity provider, one of a short list of words
    @GET
    @Path("sign-in-failed")
    public TemplateInstance signInFailed(@QueryParam("error") @Nullable String error) {
        var reason =
                error != null && error.matches("[a-z_]{1,40}")
                        ? "It said: " + error.replace('_', ' ') + "."
                        : "";
        return Templates.signedOut(Frame.outside("Signing in failed"), true, reason);
    }
}
