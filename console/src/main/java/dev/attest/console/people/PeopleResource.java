package dev.attest.console.people;

import dev.attest.console.api.RiskApi;
import dev.attest.console.api.RiskApi.UserRiskView;
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
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/// People at risk, the riskiest first, and why.
@Path("/people")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class PeopleResource {

    private static final int PAGE = 100;

    private final Frames frames;
    private final Caller caller;
    private final RiskApi risk;

    PeopleResource(Frames frames, Caller caller, @RestClient RiskApi risk) {
        this.frames = frames;
        this.caller = caller;
        this.risk = risk;
    }

    @CheckedTemplate(basePath = "people")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(Frame frame, PeopleList list);

        static native TemplateInstance person(Frame frame, UserRiskView person);
    }

    /// A page of people under a filter.
    public record PeopleList(
            List<UserRiskView> items,
            @Nullable String next,
            String level,
            String text,
            boolean everybody) {

        public List<String> levels() {
            return List.of("CRITICAL", "HIGH", "MEDIUM", "LOW");
        }
    }

    @GET
    @PermissionsAllowed("risk:read")
    public TemplateInstance list(
            @QueryParam("level") @Nullable String level,
            @QueryParam("q") @Nullable String text,
            @QueryParam("cursor") @Nullable String cursor) {
        var page = risk.users(blankToNull(level), blankToNull(text), PAGE, cursor);
        return Templates.list(
                frames.of("People", Section.PEOPLE),
                new PeopleList(
                        page.items(),
                        page.next(),
                        level == null ? "" : level,
                        text == null ? "" : text,
                        caller.seesAll()));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("risk:read")
    public TemplateInstance get(@PathParam("id") String id) {
        var person = risk.user(id);
        return Templates.person(frames.of(person.name(), Section.PEOPLE), person);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
