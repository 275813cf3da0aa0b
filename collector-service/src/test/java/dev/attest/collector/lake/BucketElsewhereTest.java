package dev.attest.collector.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.awsstub.AwsStub;
import dev.attest.awsstub.StubBucket;
import dev.attest.awsstub.StubWorld;
import dev.attest.collector.Settings;
import dev.attest.collector.aws.AwsClients;
import dev.attest.collector.aws.AwsConfig;
import dev.attest.collector.evidence.EvidenceConfig;
import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.evidence.ReceivedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.utils.StringInputStream;

/// Buckets of another partition than the collector's own.
class BucketElsewhereTest {

    @TempDir private Path folder;

    private final StubWorld world = new StubWorld(Clock.systemUTC(), "111111111111");
    private final StubBucket bucket = world.bucket("attest");
    private final AwsStub stub = AwsStub.start(0, world);

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void shouldReachThemWithTheCredentialsOfTheirPartition() throws Exception {
        // Given
        AwsClients aws = aws(Map.of("attest.aws.profiles.aws-cn", "china"));
        EvidenceFiles evidence = evidence("cn-north-1", aws);
        Lake lake = lake("cn-north-1", aws);

        // When
        ReceivedFile file = received(evidence);
        evidence.keep(file);

        // Then
        assertThat(bucket.objects()).hasSize(1);
        try (InputStream kept = evidence.kept(file.sha256())) {
            assertThat(kept).hasContent("raw");
        }
        assertThat(lake.store().files()).isEmpty();
    }

    @Test
    void shouldReachThoseAtHomeWithTheCredentialsOfTheChain() throws Exception {
        // Given
        AwsClients aws = aws(Map.of("attest.aws.profiles.aws-cn", "china"));
        EvidenceFiles evidence = evidence("eu-central-1", aws);

        // When
        evidence.keep(received(evidence));

        // Then
        assertThat(bucket.objects()).hasSize(1);
        assertThat(lake("eu-central-1", aws).store().files()).isEmpty();
    }

    @Test
    void shouldNameTheSettingThatIsMissing() throws Exception {
        // Given
        AwsClients aws = aws(Map.of());
        EvidenceFiles evidence = evidence("cn-north-1", aws);
        ReceivedFile file = received(evidence);
        Lake lake = lake("cn-north-1", aws);

        // When, Then
        assertThatThrownBy(() -> evidence.keep(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("attest.aws.profiles.aws-cn names no profile");
        assertThatThrownBy(() -> lake.store().files())
                .hasMessageContaining("attest.aws.profiles.aws-cn names no profile");
        assertThat(bucket.objects()).isEmpty();
    }

    private AwsClients aws(Map<String, String> profiles) {
        ProfileFile shared =
                ProfileFile.builder()
                        .content(
                                new StringInputStream(
                                        "[profile china]%naws_access_key_id=%s%naws_secret_access_key=secret%n"
                                                .formatted(StubWorld.operator("aws-cn"))))
                        .type(ProfileFile.Type.CONFIGURATION)
                        .build();
        return new AwsClients(
                Settings.of(AwsConfig.class, profiles),
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(StubWorld.OPERATOR, "secret")),
                () -> shared);
    }

    private EvidenceFiles evidence(String region, AwsClients aws) {
        return new EvidenceFiles(
                Settings.of(EvidenceConfig.class, settings("attest.evidence.", region)),
                aws,
                Clock.systemUTC());
    }

    private Lake lake(String region, AwsClients aws) {
        return new Lake(
                Settings.of(LakeConfig.class, settings("attest.lake.", region)),
                aws,
                Clock.systemUTC());
    }

    private Map<String, String> settings(String of, String region) {
        Map<String, String> all = new HashMap<>();
        all.put(of + "directory", folder.resolve(of).toString());
        all.put(of + "location", "s3://attest/" + of.length());
        all.put(of + "s3.region", region);
        all.put(of + "s3.endpoint", stub.endpoint().toString());
        return all;
    }

    private static ReceivedFile received(EvidenceFiles evidence) throws IOException {
        return evidence.receive(
                "raw.json", new ByteArrayInputStream("raw".getBytes(StandardCharsets.UTF_8)));
    }
}
