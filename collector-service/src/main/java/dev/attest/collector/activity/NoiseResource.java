package dev.attest.collector.activity;

import dev.attest.rest.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What the noise filter keeps away from the alert rules, counted.
@Path("/api/v1/activity-noise")
@Tag(name = "Activity")
public class NoiseResource {

    private static final Duration USUAL = Duration.ofDays(30);

    private static final String COUNTS =
            """
            select noise, account_id, count(*), min(event_time), max(event_time)
            from activity
            where noise is not null and event_day >= $1 and event_time >= $2 and event_time < $3
            group by noise, account_id
            order by noise, account_id
            """;

    private final Pool pool;
    private final Clock clock;

    public NoiseResource(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /// Stored records of callers that count as noise, by pattern and account; there is always one
    /// page.
    @GET
    @PermissionsAllowed("activity:read")
    public Uni<Page<NoiseView>> listActivityNoise(
            @Parameter(description = "From this moment on; without it thirty days before `to`")
                    @QueryParam("from")
                    @Nullable Instant from,
            @Parameter(description = "Before this moment; without it now") @QueryParam("to")
                    @Nullable Instant to) {
        Instant end = to == null ? clock.instant() : to;
        Instant start = from == null ? end.minus(USUAL) : from;
        return pool.preparedQuery(COUNTS)
                .execute(
                        Tuple.of(
                                start.atOffset(ZoneOffset.UTC).toLocalDate(),
                                start.atOffset(ZoneOffset.UTC),
                                end.atOffset(ZoneOffset.UTC)))
                .map(rows ->
                        new Page<>(
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(NoiseResource::view)
                                        .toList(),
                                null));
    }

    private static NoiseView view(Row row) {
        return new NoiseView(
                row.getString(0),
                row.getString(1),
                row.getLong(2),
                row.getOffsetDateTime(3).toInstant(),
                row.getOffsetDateTime(4).toInstant());
    }
}
