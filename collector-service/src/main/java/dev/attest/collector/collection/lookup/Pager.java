package dev.attest.collector.collection.lookup;

import dev.attest.collector.aws.AssumedSessions;
import dev.attest.collector.aws.AwsAccount;
import dev.attest.collector.aws.AwsFault;
import dev.attest.collector.collection.CollectionConfig;
import dev.attest.collector.collection.Place;
import dev.attest.collector.platform.Backoff;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/// Asks for single pages, in turn, and again when it failed for reasons that pass.
final class Pager {

    private static final int PAGE = 50;
    private static final int THROTTLES = 40;

    /// One page, or why there is none.
    sealed interface Answer {
        /// @param next null at the end
        record Page(List<LookedUp> events, @Nullable String next) implements Answer {}

        /// The token is no longer good; ask anew from the last place.
        record TokenEnded() implements Answer {}
    }

    /// @param request in a session that is there
    private record Call(LookupEventsRequest request, LookupQuota.Turn turn) {

        LookupEventsResponse make(CloudTrailClient client) {
            return HeldRequests.call(turn, () -> client.lookupEvents(request));
        }
    }

    private final CloudTrailClient client;
    private final LookupQuota quota;
    private final Backoff backoff;
    private final AssumedSessions sessions;
    private final AwsAccount account;
    private final Place place;
    private final int attempts;

    /// @param client whose transport holds requests back
    Pager(
            CloudTrailClient client,
            LookupQuota quota,
            Backoff backoff,
            AssumedSessions sessions,
            AwsAccount account,
            Place place,
            CollectionConfig config) {
        this.client = client;
        this.quota = quota;
        this.backoff = backoff;
        this.sessions = sessions;
        this.account = account;
        this.place = place;
        attempts = config.lookup().attempts();
    }

    /// @param from inclusive, like `to`
    /// @throws SdkException when it cannot be had
    Answer page(Instant from, Instant to, @Nullable String token) throws InterruptedException {
        LookupEventsRequest request = request(from, to, token);
        int failures = 0;
        int throttles = 0;
        Call call = null;
        while (true) {
            try {
                if (call == null) {
                    call = next(request);
                }
                return page(call.make(client));
            } catch (SdkException e) {
                switch (AwsFault.of(e)) {
                    case TOKEN_ENDED -> {
                        return new Answer.TokenEnded();
                    }
                    case THROTTLED -> {
                        giveUpAfter(++throttles, THROTTLES, e);
                        call = afterThrottle(call, throttles);
                    }
                    case SESSION_ENDED -> {
                        giveUpAfter(++failures, attempts, e);
                        sessions.forget(account);
                        call = null;
                    }
                    case PASSING -> {
                        giveUpAfter(++failures, attempts, e);
                        Thread.sleep(backoff.after(failures));
                        call = null;
                    }
                    case REFUSED, WRONG -> throw e;
                }
            }
        }
    }

    /// A call and its turn. A session is there before the turn is asked for, and is not renewed
    /// before it: both take their time.
    private Call next(LookupEventsRequest request) throws InterruptedException {
        var credentials =
                StaticCredentialsProvider.create(sessions.of(account).resolveCredentials());
        LookupEventsRequest signed =
                request.toBuilder()
                        .overrideConfiguration(o -> o.credentialsProvider(credentials))
                        .build();
        return new Call(signed, quota.next(place));
    }

    /// @param call null when it was the session that was asked for too often
    /// @return what to call next; null for anew
    private @Nullable Call afterThrottle(@Nullable Call call, int throttles)
            throws InterruptedException {
        if (call == null) {
            Thread.sleep(backoff.after(throttles));
            return null;
        }
        if (throttles == 1) {
            call.turn().again();
            return call;
        }
        quota.throttled(place, backoff.after(Math.min(throttles - 1, 4)));
        return null;
    }

    private static void giveUpAfter(int failures, int most, SdkException e) {
        if (failures >= most) {
            throw e;
        }
    }

    private LookupEventsRequest request(Instant from, Instant to, @Nullable String token) {
        return LookupEventsRequest.builder()
                .startTime(from)
                .endTime(to)
                .maxResults(PAGE)
                .nextToken(token)
                .lookupAttributes(a ->
                        a.attributeKey(LookupAttributeKey.EVENT_SOURCE)
                                .attributeValue(place.source() + ".amazonaws.com"))
                .build();
    }

    private static Answer.Page page(LookupEventsResponse response) {
        return new Answer.Page(
                response.events().stream().map(Pager::lookedUp).toList(), response.nextToken());
    }

    private static LookedUp lookedUp(Event event) {
        String record = event.cloudTrailEvent();
        return new LookedUp(
                Objects.requireNonNullElse(event.eventId(), ""),
                event.eventTime(),
                record == null ? "" : record);
    }
}
