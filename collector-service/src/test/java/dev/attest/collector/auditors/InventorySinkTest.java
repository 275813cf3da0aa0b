package dev.attest.collector.auditors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.Settings;
import dev.attest.collector.aws.AwsClients;
import dev.attest.collector.aws.AwsConfig;
import dev.attest.collector.evidence.EvidenceConfig;
import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.inventory.history.Thing;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class InventorySinkTest {

    @TempDir Path folder;

    @Test
    void shouldTakeNoMoreThanFits() throws Exception {
        // Given
        try (var sink = sink(2, 20)) {
            // When
            sink.thing("t", "a", "a", States.empty().put("v", "0123456789"));
            sink.thing("t", "b", "b", States.empty().put("v", "0123456789"));
            sink.thing("t", "c", "c", States.empty());
            sink.thing("t", "d", "d", States.empty());

            // Then
            assertThat(sink.things()).extracting(Thing::id).containsExactly("a", "c");
            assertThat(sink.gaps())
                    .containsExactly(
                            "2 things are in the evidence only: more than 2, or longer than 20"
                                    + " characters");
        }
    }

    @Test
    void shouldKnowWhatIsNotWhole() throws Exception {
        // Given
        try (var sink = sink(2, 100)) {
            // When
            sink.thing(
                    "t",
                    "a",
                    "a",
                    () -> {
                        sink.problem("policy of a", "refused");
                        return States.empty();
                    });
            sink.thing("t", "b", "b", States::empty);

            // Then
            assertThat(sink.things()).extracting(Thing::whole).containsExactly(false, true);
        }
    }

    /// Whatever it is that AWS has against counting: what was read is read.
    @ParameterizedTest
    @ValueSource(
            strings = {"ThrottlingException", "ExpiredTokenException", "AccessDenied", "Internal"})
    void shouldKeepWhatWasReadWhenItIsNotCounted(String code) throws Exception {
        // Given
        AwsServiceException failure =
                AwsServiceException.builder()
                        .statusCode(500)
                        .awsErrorDetails(
                                AwsErrorDetails.builder()
                                        .errorCode(code)
                                        .errorMessage("no")
                                        .build())
                        .build();
        try (var sink = sink(2, 100)) {
            // When
            Optional<Long> counted =
                    sink.counted(
                            "assignments",
                            3,
                            () -> {
                                throw failure;
                            });

            // Then
            assertThat(counted).isEmpty();
            assertThat(sink.gaps()).isEmpty();
            assertThat(sink.controls())
                    .containsExactly(new Control("assignments", null, 3, code + ": no"));
        }
    }

    private InventorySink sink(int most, long longest) {
        EvidenceConfig config =
                Settings.of(
                        EvidenceConfig.class,
                        Map.of("attest.evidence.directory", folder.toString()));
        var aws =
                new AwsClients(
                        Settings.of(AwsConfig.class, Map.of()),
                        AnonymousCredentialsProvider.create());
        return new InventorySink(new EvidenceFiles(config, aws, Clock.systemUTC()), most, longest);
    }
}
