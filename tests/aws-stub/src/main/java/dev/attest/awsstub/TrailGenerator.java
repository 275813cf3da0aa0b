package dev.attest.awsstub;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/// Identity events that look like CloudTrail's, the same for the same seed.
public final class TrailGenerator {

    private record Kind(String source, String name, String parameters, boolean global) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind("iam.amazonaws.com", "CreateUser", "{\"userName\":\"%s\"}", true),
                    new Kind("iam.amazonaws.com", "GetUser", "{\"userName\":\"%s\"}", true),
                    new Kind("iam.amazonaws.com", "CreateAccessKey", "{\"userName\":\"%s\"}", true),
                    new Kind("sts.amazonaws.com", "GetCallerIdentity", "null", false),
                    new Kind("signin.amazonaws.com", "ConsoleLogin", "null", false),
                    new Kind("sso.amazonaws.com", "Federate", "null", false));

    private final Random random;

    public TrailGenerator(long seed) {
        random = new Random(seed);
    }

    /// Spreads events evenly by chance over the days before a moment.
    ///
    /// @param regions the first is where the global services write
    public void fill(
            StubAccount account, List<String> regions, int events, Duration days, Instant until) {
        for (int i = 0; i < events; i++) {
            Instant time =
                    until.minusSeconds(random.nextLong(days.toSeconds()))
                            .truncatedTo(ChronoUnit.SECONDS);
            account.add(event(account, regions, time, time));
        }
    }

    /// One event.
    public StubEvent event(
            StubAccount account, List<String> regions, Instant time, Instant visibleAt) {
        Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        String region =
                kind.global() ? regions.getFirst() : regions.get(random.nextInt(regions.size()));
        return event(account, region, kind, time, visibleAt);
    }

    /// One event of a source.
    public StubEvent event(
            StubAccount account, String region, String source, Instant time, Instant visibleAt) {
        List<Kind> kinds = KINDS.stream().filter(kind -> kind.source().equals(source)).toList();
        return event(account, region, kinds.get(random.nextInt(kinds.size())), time, visibleAt);
    }

    private StubEvent event(
            StubAccount account, String region, Kind kind, Instant time, Instant visibleAt) {
        String user = "user-" + random.nextInt(40);
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        String record =
                """
                {"eventVersion":"1.11","userIdentity":{"type":"IAMUser","principalId":"AIDA%1$s",\
                "arn":"arn:aws:iam::%2$s:user/%1$s","accountId":"%2$s","userName":"%1$s"},\
                "eventTime":"%3$s","eventSource":"%4$s","eventName":"%5$s","awsRegion":"%6$s",\
                "sourceIPAddress":"198.51.100.%7$d","userAgent":"aws-cli/2.31",\
                "requestParameters":%8$s,"responseElements":null,"requestID":"%9$s","eventID":"%9$s",\
                "readOnly":%10$s,"eventType":"AwsApiCall","managementEvent":true,\
                "recipientAccountId":"%2$s","eventCategory":"Management"}\
                """
                        .formatted(
                                user,
                                account.id(),
                                time.truncatedTo(ChronoUnit.SECONDS),
                                kind.source(),
                                kind.name(),
                                region,
                                random.nextInt(1, 255),
                                kind.parameters().formatted("new-" + user),
                                id,
                                String.valueOf(kind.name().startsWith("Get"))
                                        .toLowerCase(Locale.ROOT));
        return new StubEvent(id, time, region, kind.source(), kind.name(), user, visibleAt, record);
    }
}
