package dev.attest.console.reviews;

import dev.attest.console.api.ApiRefused;
import dev.attest.console.api.CertificationApi;
import dev.attest.console.api.ItemView;
import dev.attest.console.api.PackageView;
import dev.attest.console.page.Frames;
import dev.attest.console.page.Section;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/// Takes decisions, one or many, and their undoing. A script gets the lines that changed; a browser
/// without one is sent back to the page.
@Path("/reviews/{id}/decisions")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class DecisionResource {

    private final Frames frames;
    private final CertificationApi certification;
    private final Packages packages;
    private final Clock clock;

    DecisionResource(
            Frames frames,
            @RestClient CertificationApi certification,
            Packages packages,
            Clock clock) {
        this.frames = frames;
        this.certification = certification;
        this.packages = packages;
        this.clock = clock;
    }

    @POST
    @PermissionsAllowed("packages:decide")
    public Response post(
            @PathParam("id") UUID id,
            @QueryParam("show") @Nullable String show,
            @QueryParam("q") @Nullable String text,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("after") @Nullable String after,
            @HeaderParam("HX-Request") boolean scripted,
            MultivaluedMap<String, String> fields) {
        var filter = ReviewFilter.of(show, text, PageTrail.of(page, after), true);
        try {
            var undone = fields.getFirst("undo");
            return undone != null
                    ? undo(id, DecisionForm.id(undone), version(fields), filter, scripted)
                    : decide(id, fields, filter, scripted);
        } catch (ApiRefused e) {
            if (e.isConflict()) {
                return conflict(id, filter, scripted);
            }
            throw e;
        }
    }

    private Response decide(
            UUID id, MultivaluedMap<String, String> fields, ReviewFilter filter, boolean scripted) {
        var form = new DecisionForm(fields);
        var items =
                form.subject()
                        .map(subject -> packages.keepable(id, subject))
                        .orElseGet(() -> packages.named(id, form.items()));
        return switch (form.against(items)) {
            case DecisionForm.Nothing _ ->
                    scripted
                            ? changed(certification.reviewPackage(id), items, Said.saved(0), filter)
                            : back(id, 0, filter);
            case DecisionForm.ReasonMissing missing ->
                    board(id, filter, scripted, 422, Said.reasonMissing(missing.items()), null);
            case DecisionForm.Decide(var decisions) -> {
                var decided =
                        certification.decide(
                                id, version(fields), new CertificationApi.Decide(decisions));
                yield scripted
                        ? changed(
                                decided.reviewPackage(),
                                decided.items(),
                                Said.decided(decisions, items),
                                filter)
                        : back(id, decisions.size(), filter);
            }
        };
    }

    private Response undo(
            UUID id, UUID item, String version, ReviewFilter filter, boolean scripted) {
        var pack = certification.undo(id, item, version);
        return scripted
                ? changed(pack, packages.named(id, List.of(item)), "Undone.", filter)
                : back(id, 1, filter);
    }

    private static Response back(UUID id, int saved, ReviewFilter filter) {
        return Response.seeOther(
                        URI.create("/reviews/" + id + "?" + filter.here() + "&saved=" + saved))
                .build();
    }

    private Response changed(
            PackageView pack, List<ItemView> items, String said, ReviewFilter filter) {
        var summary = certification.summary(pack.id());
        var board = ReviewBoard.changed(pack, summary, items, filter, clock.instant());
        return Response.ok(ReviewPages.changes(board.saying(said))).build();
    }

    /// Somebody else, or another tab, was faster: show what is saved now, and say so.
    private Response conflict(UUID id, ReviewFilter filter, boolean scripted) {
        return board(
                id,
                filter,
                scripted,
                409,
                null,
                "It was decided, signed or moved elsewhere while you looked at it, so your last choice was not saved.");
    }

    private Response board(
            UUID id,
            ReviewFilter filter,
            boolean scripted,
            int status,
            @Nullable String problem,
            @Nullable String changed) {
        var pack = certification.reviewPackage(id);
        var board =
                ReviewBoard.of(
                        pack,
                        certification.summary(id),
                        packages.page(id, filter),
                        filter,
                        clock.instant());
        if (scripted) {
            return Response.status(status)
                    .header("HX-Retarget", "#review")
                    .header("HX-Reswap", "outerHTML")
                    .entity(ReviewPages.board(board.refusing(problem), changed))
                    .build();
        }
        var frame = frames.of(pack.campaignName(), Section.REVIEWS);
        return Response.status(status)
                .entity(ReviewPages.review(frame, board.refusing(problem), changed))
                .build();
    }

    private static String version(MultivaluedMap<String, String> fields) {
        var version = fields.getFirst("version");
        if (version == null || !version.matches("\\d{1,18}")) {
            throw new BadRequestException("The form carries no version");
        }
        return CertificationApi.version(Long.parseLong(version));
    }
}
