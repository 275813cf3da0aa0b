package dev.attest.collector.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.awsstub.AwsStub;
import dev.attest.awsstub.StubAccount;
import dev.attest.awsstub.StubWorld;
import dev.attest.collector.aws.AwsAccount;
import dev.attest.collector.aws.Partition;
import dev.attest.testsupport.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;

class EnabledRegionsTest {

    private static final AwsAccount MEMBER =
            new AwsAccount("222222222222", Partition.AWS, "AttestReader", null);

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-01T12:00:00Z"));
    private final StubWorld world = new StubWorld(clock, "111111111111");
    private final AwsStub stub = AwsStub.start(0, world);
    private final StubAccount member =
            world.account(MEMBER.id(), "Member").role("AttestReader", "").regions(List.of("r-1"));
    private final EnabledRegions enabled = RegionsFixture.enabled(stub, clock);

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void shouldAskOnceInSomeHours() {
        // Given
        enabled.of(MEMBER);
        member.regions(List.of("r-1", "r-2"));
        clock.advance(Duration.ofHours(6).minusSeconds(1));
        List<String> soon = enabled.of(MEMBER);

        // When
        clock.advance(Duration.ofSeconds(1));

        // Then
        assertThat(soon).containsExactly("r-1");
        assertThat(enabled.of(MEMBER)).containsExactly("r-1", "r-2");
        assertThat(world.count("DescribeRegions")).isEqualTo(2);
    }

    @Test
    void shouldAskForEachAccount() {
        // Given
        world.account("333333333333", "Other").role("AttestReader", "").regions(List.of("r-3"));
        enabled.of(MEMBER);

        // When
        List<String> other =
                enabled.of(new AwsAccount("333333333333", Partition.AWS, "AttestReader", null));

        // Then
        assertThat(other).containsExactly("r-3");
    }

    @Test
    void shouldAskAgainAfterARefusal() {
        // Given
        member.deny("ec2:DescribeRegions");

        // When
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> enabled.of(MEMBER)).isInstanceOf(SdkException.class);
        }

        // Then
        assertThat(world.count("DescribeRegions")).isEqualTo(2);
    }
}
