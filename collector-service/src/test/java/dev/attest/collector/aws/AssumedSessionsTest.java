package dev.attest.collector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.awsstub.AwsStub;
import dev.attest.awsstub.StubWorld;
import dev.attest.testsupport.MutableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

class AssumedSessionsTest {

    private static final String ACCOUNT = "222222222222";

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-01T12:00:00Z"));
    private final StubWorld world = new StubWorld(clock, "111111111111");
    private final AwsStub stub = AwsStub.start(0, world);
    private final AssumedSessions sessions;

    AssumedSessionsTest() {
        world.account(ACCOUNT, "Member").role("AttestReader", "hush").role("Open", "");
        var config = new Config(stub.endpoint());
        var own =
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(StubWorld.OPERATOR, "secret"));
        sessions = new AssumedSessions(new AwsClients(config, own), config, clock);
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
    void shouldEnterEveryPartitionByItsOwnNames() {
        for (Partition partition : Partition.values()) {
            sessions.of(new AwsAccount(ACCOUNT, partition, "Open", null)).resolveCredentials();
        }

        assertThat(world.count("AssumeRole refused")).isZero();
        assertThat(world.counts()).containsKeys("AssumeRole in aws", "AssumeRole in aws-cn");
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

    /// As configured, with the stub in place of AWS.
    private record Config(URI address) implements AwsConfig {
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
