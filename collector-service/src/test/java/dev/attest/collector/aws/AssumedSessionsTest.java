package dev.attest.collector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.attest.awsstub.AwsStub;
import dev.attest.awsstub.StubWorld;
import dev.attest.testsupport.MutableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.utils.StringInputStream;

class AssumedSessionsTest {

    private static final String ACCOUNT = "222222222222";

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-01T12:00:00Z"));
    private final StubWorld world = new StubWorld(clock, "111111111111");
    private final AwsStub stub = AwsStub.start(0, world);
    private final AssumedSessions sessions;

    AssumedSessionsTest() {
        world.account(ACCOUNT, "Member").role("AttestReader", "hush").role("Open", "");
        sessions = sessions(Map.of());
    }

    /// As configured, with the operator's keys of every partition in profiles that are called after
    /// it.
    private AssumedSessions sessions(Map<String, String> profiles) {
        var config = new Config(stub.endpoint(), profiles);
        var own =
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(StubWorld.OPERATOR, "secret"));
        var shared = new StringBuilder();
        for (Partition partition : Partition.values()) {
            shared.append(
                    "[profile of-%s]%naws_access_key_id=%s%naws_secret_access_key=secret%n"
                            .formatted(partition.id(), StubWorld.operator(partition.id())));
        }
        ProfileFile file =
                ProfileFile.builder()
                        .content(new StringInputStream(shared.toString()))
                        .type(ProfileFile.Type.CONFIGURATION)
                        .build();
        return new AssumedSessions(new AwsClients(config, own, () -> file), config, clock);
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void shouldAskOnceHoweverManyWantASession() {
        // Given
        var account = new AwsAccount(ACCOUNT, Partition.AWS, "AttestReader", "hush");
        var provider = sessions.of(account);

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20).forEach(_ -> threads.submit(provider::resolveCredentials));
        }

        // Then
        assertThat(world.count("AssumeRole")).isEqualTo(1);
    }

    @Test
    void shouldRenewASessionBeforeItEnds() {
        // Given
        var account = new AwsAccount(ACCOUNT, Partition.AWS, "AttestReader", "hush");
        String first = sessions.of(account).resolveCredentials().accessKeyId();
        clock.advance(Duration.ofMinutes(54));
        String same = sessions.of(account).resolveCredentials().accessKeyId();

        // When
        clock.advance(Duration.ofMinutes(1));

        // Then
        assertThat(same).isEqualTo(first);
        assertThat(sessions.of(account).resolveCredentials().accessKeyId()).isNotEqualTo(first);
    }

    @Test
    void shouldUseASessionThatIsShortForHalfItsLife() {
        // Given
        world.limits(world.limits().sessionLife(Duration.ofMinutes(4)));
        var account = new AwsAccount(ACCOUNT, Partition.AWS, "Open", null);

        // When
        sessions.of(account).resolveCredentials();
        clock.advance(Duration.ofSeconds(119));
        sessions.of(account).resolveCredentials();
        clock.advance(Duration.ofSeconds(1));
        sessions.of(account).resolveCredentials();

        // Then
        assertThat(world.count("AssumeRole")).isEqualTo(2);
    }

    @Test
    void shouldAskAnewWhenASessionIsNoLongerTaken() {
        // Given
        var account = new AwsAccount(ACCOUNT, Partition.AWS, "Open", null);
        sessions.of(account).resolveCredentials();

        // When
        sessions.forget(account);
        sessions.of(account).resolveCredentials();

        // Then
        assertThat(world.count("AssumeRole")).isEqualTo(2);
    }

    @Test
    void shouldEnterEveryPartitionByItsOwnNamesAndCredentials() {
        // Given
        Map<String, String> profiles = new HashMap<>();
        Arrays.stream(Partition.values())
                .filter(partition -> partition != Partition.AWS)
                .forEach(each -> profiles.put(each.id(), "of-" + each.id()));
        AssumedSessions everywhere = sessions(profiles);

        // When
        for (Partition partition : Partition.values()) {
            everywhere.of(new AwsAccount(ACCOUNT, partition, "Open", null)).resolveCredentials();
        }

        // Then
        assertThat(world.count("AssumeRole refused")).isZero();
        for (Partition partition : Partition.values()) {
            assertThat(world.count("AssumeRole in " + partition.id())).isEqualTo(1);
        }
    }

    @Test
    void shouldTakeASettingOfTheEnvironmentWhereDashesAreDots() {
        AssumedSessions inChina = sessions(Map.of("aws.cn", "of-aws-cn"));

        inChina.of(new AwsAccount(ACCOUNT, Partition.CHINA, "Open", null)).resolveCredentials();

        assertThat(world.count("AssumeRole in aws-cn")).isEqualTo(1);
    }

    @Test
    void shouldUseTheCredentialsOfThePartitionWhereNoRoleIsNamed() {
        AssumedSessions inChina = sessions(Map.of("aws-cn", "of-aws-cn"));

        var there = inChina.of(new AwsAccount(ACCOUNT, Partition.CHINA, null, null));
        var home = inChina.of(new AwsAccount(ACCOUNT, Partition.AWS, null, null));

        assertThat(there.resolveCredentials().accessKeyId())
                .isEqualTo(StubWorld.operator("aws-cn"));
        assertThat(home.resolveCredentials().accessKeyId()).isEqualTo(StubWorld.OPERATOR);
    }

    @Test
    void shouldRefuseAnAccountOfAPartitionWithoutCredentialsAndNameTheSetting() {
        // Given
        var foreign = sessions.of(new AwsAccount(ACCOUNT, Partition.CHINA, "Open", null));
        var alsoForeign = sessions.of(new AwsAccount(ACCOUNT, Partition.GOVERNMENT, null, null));

        // When, Then
        assertThat(refusal(foreign))
                .isEqualTo(
                        "no credentials for partition aws-cn: those of aws mean nothing there, and"
                                + " attest.aws.profiles.aws-cn names no profile");
        assertThat(refusal(alsoForeign)).contains("attest.aws.profiles.aws-us-gov");
        assertThat(world.count("AssumeRole")).isZero();
        sessions.of(new AwsAccount(ACCOUNT, Partition.AWS, "Open", null)).resolveCredentials();
        assertThat(world.count("AssumeRole in aws")).isEqualTo(1);
    }

    @Test
    void shouldNameAProfileThatIsNone() {
        AssumedSessions misspelt = sessions(Map.of("aws-cn", "chnia"));

        assertThat(refusal(misspelt.of(new AwsAccount(ACCOUNT, Partition.CHINA, "Open", null))))
                .isEqualTo(
                        "no credentials for partition aws-cn: attest.aws.profiles.aws-cn is 'chnia',"
                                + " which is no profile of the shared AWS configuration");
    }

    @Test
    void shouldNotTakeAProfileForWhatIsNoOtherPartition() {
        assertThatThrownBy(() -> sessions(Map.of("china", "of-aws-cn")))
                .hasMessageStartingWith(
                        "attest.aws.profiles.china is for no partition; there are aws, aws-cn, ");
        assertThatThrownBy(() -> sessions(Map.of("aws", "of-aws")))
                .hasMessageContaining("attest.aws.profiles.aws is for the partition of")
                .hasMessageContaining("us-east-1");
    }

    @Test
    void shouldSayWhyAnAccountDoesNotLetIn() {
        var wrong = new AwsAccount(ACCOUNT, Partition.AWS, "AttestReader", "guess");

        assertThatThrownBy(() -> sessions.of(wrong).resolveCredentials())
                .isInstanceOfSatisfying(
                        SdkException.class,
                        e -> {
                            assertThat(AwsFault.of(e)).isEqualTo(AwsFault.REFUSED);
                            assertThat(AwsFault.words(e)).startsWith("AccessDenied: User is not");
                        });
    }

    private static String refusal(AwsCredentialsProvider credentials) {
        SdkException refused =
                catchThrowableOfType(SdkException.class, credentials::resolveCredentials);
        assertThat(AwsFault.of(refused)).isEqualTo(AwsFault.REFUSED);
        assertThat(AwsFault.ofSession(refused)).isTrue();
        return AwsFault.words(refused);
    }

    /// As configured, with the stub in place of AWS.
    private record Config(URI address, Map<String, String> profiles) implements AwsConfig {
        @Override
        public String region() {
            return "us-east-1";
        }

        @Override
        public Optional<URI> endpoint() {
            return Optional.of(address);
        }

        @Override
        public Map<String, URI> endpoints() {
            return Map.of();
        }

        @Override
        public String sessionName() {
            return "attest-collector";
        }

        @Override
        public Duration sessionDuration() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration attemptTimeout() {
            return Duration.ofSeconds(10);
        }
    }
}
