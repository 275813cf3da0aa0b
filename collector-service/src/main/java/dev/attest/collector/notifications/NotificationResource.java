package dev.attest.collector.notifications;

import dev.attest.collector.notifications.channel.Channels;
import dev.attest.rest.ETags;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// Who was told of which alert, and what became of it.
@Path("/api/v1")
@Tag(name = "Notifications")
public class NotificationResource {

    private final Notifications notifications;
    private final Channels channels;

    public NotificationResource(Notifications notifications, Channels channels) {
        this.notifications = notifications;
        this.channels = channels;
    }

    /// Notifications, the newest first; those that are dead wait for somebody to look.
    @GET
    @Path("/notifications")
    @PermissionsAllowed("notifications:read")
    public Uni<Page<NotificationView>> listNotifications(
            @Valid @BeanParam NotificationFilter filter, @Valid @BeanParam PageRequest page) {
        return notifications.list(filter, page).map(rows -> rows.map(NotificationEntity::view));
    }

    /// One notification; the ETag is its version.
    @GET
    @Path("/notifications/{id}")
    @PermissionsAllowed("notifications:read")
    @WithSession
    public Uni<RestResponse<NotificationView>> notification(@PathParam("id") UUID id) {
        return notifications.one(id).map(NotificationResource::tagged);
    }

    /// Has a dead notification tried again, from the beginning.
    @POST
    @Path("/notifications/{id}/retry")
    @PermissionsAllowed("notifications:send")
    public Uni<RestResponse<NotificationView>> retryNotification(
            @PathParam("id") UUID id, @Context HttpHeaders headers) {
        return notifications.retry(id, headers).map(NotificationResource::tagged);
    }

    /// The channels by name, then those that are configured wrongly; there is always one page.
    @GET
    @Path("/notification-channels")
    @NonBlocking
    @PermissionsAllowed("notifications:read")
    public Page<ChannelView> listNotificationChannels() {
        return new Page<>(
                Stream.concat(
                                channels.working().stream().map(ChannelView::of),
                                channels.broken().stream().map(ChannelView::of))
                        .toList(),
                null);
    }

    /// Sends a message over a channel that says it is a test. What becomes of it, `GET` of the
    /// notification tells.
    @POST
    @Path("/notification-channels/{name}/test")
    @PermissionsAllowed("notifications:send")
    public Uni<RestResponse<NotificationView>> testNotificationChannel(
            @PathParam("name") @Size(max = 40) String name) {
        return notifications
                .test(name)
                .map(test ->
                        ResponseBuilder.create(RestResponse.Status.ACCEPTED, test.view())
                                .tag(ETags.of(test.version))
                                .build());
    }

    private static RestResponse<NotificationView> tagged(NotificationEntity notification) {
        return ResponseBuilder.ok(notification.view()).tag(ETags.of(notification.version)).build();
    }
}
