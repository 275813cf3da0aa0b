package dev.attest.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigestFilesTest {
    private static final String DIGEST =
            "111122223333_CloudTrail-Digest_eu-central-1_all_us-east-1_20260301T050000Z.json.gz";
    private static final String HOURS =
            """
            {"items":[
             {"accountId":"111122223333","region":"eu-central-1","state":"MISSING",
              "hour":"2026-03-01T04:00:00Z","findings":[{"file":"b/a.json",
              "sentence":"was delivered, and is not here"}]},
             {"accountId":"111122223333","region":"eu-central-1","state":"UNVERIFIED",
              "hour":"2026-03-01T03:00:00Z","findings":[]}]}
            """;

    @Test
    void shouldSayWhatTheDigestsTellOfTheImportedLogs() throws IOException {
        // Given
        var digests = DigestFiles.of(List.of(Path.of("x.json"), Path.of(DIGEST)));
        var notes = new ByteArrayOutputStream();
        try (var stub = new StubService((path, body) -> new Reply(200, HOURS))) {
            // When
            digests.tell(stub.api(), new PrintStream(notes, true, StandardCharsets.UTF_8));

            // Then
            assertThat(notes.toString(StandardCharsets.UTF_8).lines())
                    .containsExactly(
                            "integrity, by hours: MISSING=1, UNVERIFIED=1",
                            "integrity: 2026-03-01 04:00 111122223333 eu-central-1: MISSING;"
                                    + " b/a.json was delivered, and is not here",
                            "integrity: UNVERIFIED are as their digest says, whose signature was not"
                                    + " checked");
            assertThat(stub.requests())
                    .singleElement()
                    .asString()
                    .contains("trail=upload")
                    .contains("account=111122223333")
                    .contains("from=2026-03-01T03");
        }
    }
}
