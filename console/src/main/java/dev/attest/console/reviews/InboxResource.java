package dev.attest.console.reviews;

import dev.attest.console.api.PackageView.State;
import dev.attest.console.page.Frame;
import dev.attest.console.page.Frames;
import dev.attest.console.page.Section;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Path("/reviews")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class InboxResource {

    private final Frames frames;
    private final Packages packages;
    private final Clock clock;

    InboxResource(Frames frames, Packages packages, Clock clock) {
        this.frames = frames;
        this.packages = packages;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "reviews")
    static class Templates {
        private Templates() {}

        static native TemplateInstance inbox(Frame frame, Inbox inbox);
    }

    @GET
    @PermissionsAllowed("packages:read")
    public TemplateInstance get(
            @QueryParam("open") @Nullable String open, @QueryParam("done") @Nullable String done) {
        var inbox =
                Inbox.of(
                        packages.mine(List.of(State.OPEN, State.DECIDED), open),
                        packages.mine(List.of(State.SIGNED, State.EXPIRED, State.CANCELLED), done),
                        clock.instant());
        return Templates.inbox(frames.of("Reviews", Section.REVIEWS), inbox);
    }
}
