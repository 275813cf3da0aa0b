package dev.attest.awsstub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/// The stub refuses what AWS refuses, seen through AWS's own client.
class AwsStubTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final String MEMBER = "222222222222";
    private static final String ROLE = "arn:aws:iam::" + MEMBER + ":role/AttestReader";

    private final Ticking clock = new Ticking();
    private final StubWorld world = new StubWorld(clock, "111111111111");
    private final AwsStub stub = AwsStub.start(0, world);

    AwsStubTest() {
        world.account(MEMBER, "Member").role("AttestReader", "hush").unit("Workloads/Prod");
        world.parameter("/attest/accounts", MEMBER + ",333333333333");
        world.account("333333333333", "Old").status("SUSPENDED");
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void shouldAnswerPagesOfFiftyNewestFirst() {
        // Given
        fill(120);
        CloudTrailClient trail = trail(operator());

        // When
        List<Event> events = new ArrayList<>();
        String token = null;
        do {
            LookupEventsResponse page = lookup(trail, token);
            assertThat(page.events()).hasSizeLessThanOrEqualTo(50);
            events.addAll(page.events());
            token = page.nextToken();
            clock.advance(Duration.ofSeconds(1));
        } while (token != null);

        // Then
        assertThat(events).hasSize(120);
        assertThat(events).extracting(Event::eventId).doesNotHaveDuplicates();
        assertThat(events)
                .extracting(Event::eventTime)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void shouldRefuseTheThirdCallOfASecond() {
        CloudTrailClient trail = trail(operator());
        lookup(trail, null);
        lookup(trail, null);

        refused("ThrottlingException", 400, () -> lookup(trail, null));
        clock.advance(Duration.ofMillis(1001));
        lookup(trail, null);
    }

    @Test
    void shouldRefuseWhatLookupEventsDoesNotTake() {
        CloudTrailClient trail = trail(operator());
        LookupAttribute iam =
                LookupAttribute.builder().attributeKey("EventSource").attributeValue("a").build();

        refused("InvalidMaxResultsException", 400, () -> trail.lookupEvents(b -> b.maxResults(51)));
        refused(
                "InvalidLookupAttributesException",
                400,
                () -> trail.lookupEvents(b -> b.lookupAttributes(iam, iam)));
        clock.advance(Duration.ofSeconds(2));
        refused(
                "InvalidTimeRangeException",
                400,
                () -> trail.lookupEvents(b -> b.startTime(NOW).endTime(NOW.minusSeconds(5))));
    }

    @Test
    void shouldBindATokenToItsQueryAndTime() {
        // Given
        fill(60);
        world.limits(StubLimits.STRICT.tokenLife(Duration.ofMinutes(5)).lookupsPerSecond(9));
        CloudTrailClient trail = trail(operator());
        String token = lookup(trail, null).nextToken();

        // When, Then
        refused(
                "InvalidNextTokenException",
                400,
                () -> trail.lookupEvents(b -> b.nextToken(token).startTime(NOW.minusSeconds(9))));
        clock.advance(Duration.ofMinutes(6));
        refused("InvalidNextTokenException", 400, () -> lookup(trail, token));
    }

    @Test
    void shouldForgetWhatIsOlderThanNinetyDaysAndNotYetKnowWhatComesLate() {
        // Given
        var generator = new TrailGenerator(7);
        List<String> regions = List.of("us-east-1");
        StubAccount account = world.account("111111111111");
        Instant old = NOW.minus(Duration.ofDays(91));
        account.add(generator.event(account, regions, old, old));
        Instant late = NOW.minusSeconds(60);
        account.add(generator.event(account, regions, late, NOW.plusSeconds(60)));
        CloudTrailClient trail = trail(operator());

        // When, Then
        assertThat(lookup(trail, null).events()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        assertThat(trail.lookupEvents(LookupEventsRequest.builder().build()).events()).hasSize(1);
    }

    @Test
    void shouldComeShortAndEmptyAndYetGoOn() {
        // Given
        fill(120);
        world.limits(StubLimits.STRICT.shortPages(true).lookupsPerSecond(99));
        CloudTrailClient trail = trail(operator());

        // When
        LookupEventsResponse first = lookup(trail, null);

        // Then
        assertThat(first.events()).isEmpty();
        assertThat(first.nextToken()).isNotNull();
        assertThat(lookup(trail, first.nextToken()).events()).hasSize(50);
    }

    @Test
    void shouldAskForTheExternalIdAndEndSessions() {
        StsClient sts = client(StsClient.builder(), operator());

        refused(
                "AccessDenied",
                403,
                () -> sts.assumeRole(b -> b.roleArn(ROLE).roleSessionName("attest")));
        var session =
                sts.assumeRole(b ->
                                b.roleArn(ROLE)
                                        .roleSessionName("attest")
                                        .externalId("hush")
                                        .durationSeconds(900))
                        .credentials();
        CloudTrailClient trail =
                trail(
                        AwsSessionCredentials.create(
                                session.accessKeyId(),
                                session.secretAccessKey(),
                                session.sessionToken()));
        lookup(trail, null);
        clock.advance(Duration.ofSeconds(901));
        refused("ExpiredTokenException", 400, () -> lookup(trail, null));
        refused(
                "UnrecognizedClientException",
                400,
                () -> lookup(trail(AwsBasicCredentials.create("AKIAUNKNOWN", "x")), null));
    }

    @Test
    void shouldNotKnowKeysOfAnotherPartition() {
        // Given
        Region china = Region.CN_NORTH_1;
        String role = ROLE.replace("arn:aws:", "arn:aws-cn:");
        StsClient foreign = client(StsClient.builder(), operator(), china);
        StsClient local =
                client(
                        StsClient.builder(),
                        AwsBasicCredentials.create(StubWorld.operator("aws-cn"), "secret"),
                        china);

        // When
        var session = local.assumeRole(ofStub(role)).credentials();

        // Then
        refused("InvalidClientTokenId", 403, () -> foreign.assumeRole(ofStub(role)));
        refused("AccessDenied", 403, () -> local.assumeRole(ofStub(ROLE)));
        AwsCredentials inChina =
                AwsSessionCredentials.create(
                        session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
        lookup(client(CloudTrailClient.builder(), inChina, china), null);
        refused("UnrecognizedClientException", 400, () -> lookup(trail(inChina), null));
    }

    private static AssumeRoleRequest ofStub(String role) {
        return AssumeRoleRequest.builder()
                .roleArn(role)
                .roleSessionName("attest")
                .externalId("hush")
                .build();
    }

    @Test
    void shouldBeginListingsOfTheOrganizationWithAnEmptyPage() {
        OrganizationsClient organizations = client(OrganizationsClient.builder(), operator());

        var first = organizations.listRoots();
        assertThat(first.roots()).isEmpty();
        String root =
                organizations
                        .listRoots(b -> b.nextToken(first.nextToken()))
                        .roots()
                        .getFirst()
                        .id();
        var accounts =
                organizations.listAccountsForParentPaginator(b -> b.parentId(root)).stream()
                        .flatMap(page -> page.accounts().stream());
        assertThat(accounts.map(a -> a.id() + a.stateAsString()))
                .containsExactly("111111111111ACTIVE", "333333333333SUSPENDED");
        var units =
                organizations
                        .listOrganizationalUnitsForParentPaginator(b -> b.parentId(root))
                        .stream()
                        .flatMap(page -> page.organizationalUnits().stream());
        assertThat(units.map(u -> u.name())).containsExactly("Workloads");
    }

    @Test
    void shouldKnowParameters() {
        SsmClient ssm = client(SsmClient.builder(), operator());

        assertThat(ssm.getParameter(b -> b.name("/attest/accounts")).parameter().value())
                .isEqualTo(MEMBER + ",333333333333");
        refused("ParameterNotFound", 400, () -> ssm.getParameter(b -> b.name("/other")));
    }

    private void fill(int events) {
        new TrailGenerator(1)
                .fill(
                        world.account("111111111111"),
                        List.of("us-east-1"),
                        events,
                        Duration.ofDays(9),
                        NOW);
    }

    private static LookupEventsResponse lookup(
            CloudTrailClient trail, @org.jspecify.annotations.Nullable String token) {
        return trail.lookupEvents(
                b -> b.startTime(NOW.minus(Duration.ofDays(99))).endTime(NOW).nextToken(token));
    }

    private static void refused(String code, int status, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        e -> {
                            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
                            assertThat(e.statusCode()).isEqualTo(status);
                        });
    }

    private static AwsCredentials operator() {
        return AwsBasicCredentials.create(StubWorld.OPERATOR, "secret");
    }

    private CloudTrailClient trail(AwsCredentials credentials) {
        return client(CloudTrailClient.builder(), credentials);
    }

    private <
                    B extends
                            AwsClientBuilder<B, C>
                                    & software.amazon.awssdk.awscore.client.builder
                                                    .AwsSyncClientBuilder<
                                            B, C>,
                    C>
            C client(B builder, AwsCredentials credentials) {
        return client(builder, credentials, Region.US_EAST_1);
    }

    private <
                    B extends
                            AwsClientBuilder<B, C>
                                    & software.amazon.awssdk.awscore.client.builder
                                                    .AwsSyncClientBuilder<
                                            B, C>,
                    C>
            C client(B builder, AwsCredentials credentials, Region region) {
        return builder.region(region)
                .endpointOverride(stub.endpoint())
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    private static final class Ticking extends Clock {
        private Instant now = NOW;

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
