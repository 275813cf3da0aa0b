package dev.attest.cli.audits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.awsstub.AwsStub;
import dev.attest.awsstub.StubAccount;
import dev.attest.awsstub.StubEvent;
import dev.attest.awsstub.StubLimits;
import dev.attest.awsstub.StubUser;
import dev.attest.awsstub.StubWorld;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/// What identities did lately, in an account that answers for itself at the time of the audit.
class AuditLiveEventsTest {
    private static final String ID = "111122223333";
    private static final Instant NOW = Instant.parse("2026-01-02T09:00:00.123456Z");
    private static final String MALLORY = "arn:aws:iam::" + ID + ":user/mallory";
    private static final String JACKING = "cloudtrail_threat_detection_llm_jacking";
    private static final String ENUMERATION = "cloudtrail_threat_detection_enumeration";
    private static final List<String> MODELS =
            List.of(
                    "ListFoundationModels",
                    "GetUseCaseForModelAccess",
                    "PutUseCaseForModelAccess",
                    "CreateFoundationModelAgreement",
                    "PutFoundationModelEntitlement",
                    "InvokeModel",
                    "Converse");

    @TempDir private Path working;

    private final StubWorld world =
            new StubWorld(Clock.fixed(NOW, ZoneOffset.UTC), ID)
                    .limits(StubLimits.STRICT.lookupsPerSecond(1_000_000));
    private final AwsStub stub = AwsStub.start(0, world);
    private final StubAccount account = world.account(ID);
    private int events;

    @BeforeEach
    void fill() {
        account.user(new StubUser("mallory", true, true, List.of(), null, NOW));
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    private AwsClients clients() {
        return new AwsClients(
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(StubWorld.OPERATOR, "secret")),
                stub.endpoint());
    }

    private AuditRun run(String... more) {
        String[] arguments = new String[more.length + 3];
        System.arraycopy(more, 0, arguments, 3, more.length);
        arguments[0] = "--all";
        arguments[1] = "-o";
        arguments[2] = "csv";
        return AuditRun.of(working, this::clients, arguments);
    }

    private void called(String name, String region, Duration ago) {
        Instant time = NOW.minus(ago);
        String id = "e-" + events++;
        account.add(
                new StubEvent(
                        id,
                        time,
                        region,
                        "any.amazonaws.com",
                        name,
                        "mallory",
                        time,
                        "{\"eventID\":\"%s\",\"eventName\":\"%s\",\"eventTime\":\"%s\",\"awsRegion\":\"%s\",\"userIdentity\":{\"type\":\"IAMUser\",\"arn\":\"%s\"}}"
                                .formatted(id, name, time, region, MALLORY)));
    }

    private void calledModels(Duration ago) {
        MODELS.subList(0, 4).forEach(name -> called(name, "us-east-1", ago));
        MODELS.subList(4, 7).forEach(name -> called(name, "eu-central-1", ago));
    }

    private long pages(String region) {
        return world.count("LookupEvents of " + ID + "/" + region);
    }

    @Test
    void shouldPutTogetherWhatSomebodyDidInAllRegions() {
        // Given
        calledModels(Duration.ofHours(20));

        // When
        AuditRun run = run();

        // Then
        assertThat(run.output())
                .contains(
                        JACKING
                                + ","
                                + MALLORY
                                + ",FAIL,CRITICAL,\"used 7 of 17 names"
                                + " from 2026-01-01T09:00:00.123456Z",
                        ENUMERATION + "," + ID + ",PASS,CRITICAL,\"nobody used one of 70 names");
        assertThat(run.errors()).contains("are looked for in eu-central-1, us-east-1");
        assertThat(pages("us-east-1")).isEqualTo(1);
    }

    @Test
    void shouldNotHoldAgainstAnybodyWhatWasBeforeTheWindow() {
        // Given
        calledModels(Duration.ofHours(25));

        // When
        AuditRun run = run();

        // Then
        assertThat(run.output()).contains(JACKING + "," + ID + ",PASS,");
    }

    @Test
    void shouldLookAsFarBackAsIsSet() {
        // Given
        calledModels(Duration.ofHours(25));

        // When
        AuditRun run = run("--set", JACKING + ".minutes=2880");

        // Then
        assertThat(run.output())
                .contains(
                        JACKING + "," + MALLORY + ",FAIL,",
                        ENUMERATION + "," + ID + ",PASS,CRITICAL,");
    }

    /// All calls of it would be four pages, those of three names are one page each.
    @Test
    void shouldAskForNamesWhereARegionIsBusy() {
        // Given
        called("InvokeModel", "us-east-1", Duration.ofHours(20));
        for (int i = 0; i < 151; i++) {
            called("AssumeRole", "us-east-1", Duration.ofHours(2));
        }

        // When
        AuditRun run =
                run(
                        "--region",
                        "us-east-1",
                        "--set",
                        ENUMERATION + ".names=[\"ListUsers\"]",
                        "--set",
                        "cloudtrail_threat_detection_privilege_escalation.names=[\"CreateUser\"]",
                        "--set",
                        JACKING + ".names=[\"InvokeModel\"]");

        // Then
        assertThat(run.output())
                .contains(
                        JACKING + "," + MALLORY + ",FAIL,CRITICAL,used 1 of 1 names",
                        ENUMERATION + "," + ID + ",PASS,");
        assertThat(run.errors()).contains("Many calls were made in us-east-1");
        assertThat(pages("us-east-1")).isEqualTo(3 + 3);
    }

    @Test
    void shouldStopAskingAtTheMostPages() {
        // Given
        for (int i = 0; i < 120; i++) {
            called("InvokeModel", "us-east-1", Duration.ofHours(2));
        }
        Instant from = NOW.minus(Duration.ofDays(1));

        try (CloudTrailClient client =
                clients().client(CloudTrailClient.builder(), Region.US_EAST_1)) {
            // When
            EventPages few = new EventPages(client, from, NOW, Duration.ZERO);
            EventPages enough = new EventPages(client, from, NOW, Duration.ZERO);

            // Then
            assertThat(few.named("InvokeModel", 2)).isFalse();
            assertThat(enough.named("InvokeModel", 3)).isTrue();
            assertThat(pages("us-east-1")).isEqualTo(5);
        }
    }

    @Test
    void shouldNotTakeARefusalForNoCalls() {
        // Given
        account.deny("cloudtrail:LookupEvents");

        // When
        AuditRun run = run();

        // Then
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.output())
                .contains(
                        JACKING
                                + ","
                                + ID
                                + "/us-east-1,NOT_EVALUATED,CRITICAL,"
                                + "it was not read: AccessDeniedException,",
                        JACKING + "," + ID + "/eu-central-1,NOT_EVALUATED,")
                .doesNotContain(JACKING + "," + ID + ",PASS");
        assertThat(run.errors())
                .contains("aws cloudtrail lookup-events in us-east-1: AccessDeniedException");
    }

    @Test
    void shouldSayThatNobodyKnowsOfOtherRegions() {
        // Given
        account.deny("ec2:DescribeRegions");

        // When
        AuditRun run = run();

        // Then
        String unknown = ID + "/other regions,NOT_EVALUATED,";
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.output())
                .contains(
                        JACKING + "," + unknown,
                        "accessanalyzer_enabled," + unknown,
                        "cloudtrail_multi_region_enabled," + unknown);
        assertThat(run.errors())
                .contains("attest: aws ec2 describe-regions: ", "are looked for in us-east-1\n");
    }
}
