package dev.attest.console.reviews;

import dev.attest.console.api.CertificationApi;
import dev.attest.console.api.ItemView;
import dev.attest.console.page.Frames;
import dev.attest.console.page.Section;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/// The page of one package, and the detail of one line.
@Path("/reviews/{id}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ReviewResource {

    private final Frames frames;
    private final CertificationApi certification;
    private final Packages packages;
    private final Details details;
    private final Clock clock;

    ReviewResource(
            Frames frames,
            @RestClient CertificationApi certification,
            Packages packages,
            Details details,
            Clock clock) {
        this.frames = frames;
        this.certification = certification;
        this.packages = packages;
        this.details = details;
        this.clock = clock;
    }

    @GET
    @PermissionsAllowed("packages:read")
    public TemplateInstance get(
            @PathParam("id") UUID id,
            @QueryParam("show") @Nullable String show,
            @QueryParam("q") @Nullable String text,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("after") @Nullable String after,
            @QueryParam("item") @Nullable UUID item,
            @QueryParam("saved") @Nullable Integer saved) {
        var pack = certification.reviewPackage(id);
        var filter = ReviewFilter.of(show, text, PageTrail.of(page, after), pack.decidable());
        var board =
                ReviewBoard.of(
                        pack,
                        certification.summary(id),
                        packages.page(id, filter),
                        filter,
                        clock.instant());
        var shown = item == null ? first(board) : find(id, item);
        return ReviewPages.review(
                frames.of(
                        pack.mine() ? pack.campaignName() : "Review by " + pack.reviewer().name(),
                        pack.mine() ? Section.REVIEWS : Section.CAMPAIGNS),
                board.with(shown == null ? null : details.of(shown), item != null)
                        .saying(saved == null ? null : Said.saved(saved)),
                null);
    }

    @GET
    @Path("/items/{item}")
    @PermissionsAllowed("packages:read")
    public TemplateInstance detail(@PathParam("id") UUID id, @PathParam("item") UUID item) {
        var found = find(id, item);
        if (found == null) {
            throw new NotFoundException();
        }
        return ReviewPages.detail(details.of(found));
    }

    private static @Nullable ItemView first(ReviewBoard board) {
        return board.groups().stream()
                .flatMap(group -> group.rows().stream())
                .map(ItemRow::item)
                .findFirst()
                .orElse(null);
    }

    private @Nullable ItemView find(UUID id, UUID item) {
        return packages.named(id, List.of(item)).stream().findFirst().orElse(null);
    }
}
