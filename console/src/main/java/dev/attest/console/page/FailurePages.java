package dev.attest.console.page;

import dev.attest.console.api.ApiRefused;
import dev.attest.console.api.ApiSilent;
import dev.attest.console.page.Frame.Failure;
import io.quarkus.logging.Log;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.ForbiddenException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// What went wrong, as a page: what, why, what to do next, and an id to quote. A script gets the
/// same as a notice for the page that is already there.
@Singleton
public class FailurePages {

    /// Before the mappers that answer in JSON.
    static final int FIRST = Priorities.USER - 100;

    private static final String NOT_THERE =
            "It does not exist, or it was not routed to you. Nothing was changed.";

    private final Frames frames;
    private final SecureRandom random;

    @Inject
    FailurePages(Frames frames, SecureRandom random) {
        this.frames = frames;
        this.random = random;
    }

    @CheckedTemplate(basePath = "page")
    static class Templates {
        private Templates() {}

        static native TemplateInstance failure(Frame frame, Failure failure);

        static native TemplateInstance failureNotice(Failure failure);
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response silent(ApiSilent e, HttpServerRequest request) {
        var id = report(e);
        return page(
                request,
                new Failure(
                        503,
                        e.service() + " does not answer",
                        "The page needs it and got no answer in time. What you saved before is safe.",
                        retry(request),
                        id));
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response refused(ApiRefused e, HttpServerRequest request) {
        return switch (e.status()) {
            case 401, 403 -> forbidden(request);
            case 404 -> page(request, new Failure(404, "This is not here", NOT_THERE, null, null));
            case 400, 409, 412, 422, 428 ->
                    page(
                            request,
                            new Failure(
                                    e.status(),
                                    "That was not possible",
                                    e.problem().sentence() + " Nothing was changed.",
                                    null,
                                    null));
            default ->
                    page(
                            request,
                            new Failure(
                                    502,
                                    e.service() + " failed",
                                    e.problem().sentence(),
                                    retry(request),
                                    report(e)));
        };
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response forbidden(ForbiddenException e, HttpServerRequest request) {
        return forbidden(request);
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response notFound(NotFoundException e, HttpServerRequest request) {
        return page(
                request,
                new Failure(
                        404, "This is not here", "There is nothing at this address.", null, null));
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response refused(WebApplicationException e, HttpServerRequest request) {
        var status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        return status < 500
                ? page(
                        request,
                        new Failure(
                                status,
                                "That was not possible",
                                "The request was not one that this page sends. Nothing was changed.",
                                null,
                                null))
                : unexpected(e, request);
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response unexpected(Throwable e, HttpServerRequest request) {
        return page(
                request,
                new Failure(
                        500,
                        "Something went wrong here",
                        "The console failed to make this page. It has been recorded.",
                        retry(request),
                        report(e)));
    }

    private Response forbidden(HttpServerRequest request) {
        return page(
                request,
                new Failure(
                        403,
                        "This is not yours to do",
                        "Your role does not allow it. If it should, ask an administrator. Nothing was changed.",
                        null,
                        null));
    }

    private Response page(HttpServerRequest request, Failure failure) {
        if (request.getHeader("HX-Request") != null) {
            return Response.status(failure.status())
                    .type(MediaType.TEXT_HTML_TYPE)
                    .header("HX-Retarget", "#notice")
                    .header("HX-Reswap", "innerHTML")
                    .entity(Templates.failureNotice(failure).render())
                    .build();
        }
        return Response.status(failure.status())
                .type(MediaType.TEXT_HTML_TYPE)
                .entity(Templates.failure(frames.of(failure.what(), null), failure).render())
                .build();
    }

    private static @Nullable String retry(HttpServerRequest request) {
        return request.method().name().equals("GET") ? request.uri() : null;
    }

    private UUID report(Throwable e) {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        var buffer = ByteBuffer.wrap(bytes);
        var id = new UUID(buffer.getLong(), buffer.getLong());
        Log.errorf(e, "Failure page %s", id);
        return id;
    }
}
