package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignCommandsTest {
    private static final String CAMPAIGN =
            """
            {"id":"01a200e4-7340-7000-968b-0c79704de172","name":"Q4","state":"NOTHING_TO_REVIEW",
             "population":{"sources":[{"accountId":"111122223333"}],"gaps":[
               "The people file was never read.",
               "172 entitlements: nobody may review the access of svc."],
              "excluded":{"Outside the scope of the campaign":5}}}
            """;

    private static Reply answer(String path) {
        return new Reply(
                200, path.matches(".*/campaigns(/[0-9a-f-]+)?") ? CAMPAIGN : "{\"items\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "campaign start quarterly-access-review",
                "campaign show 01a200e4-7340-7000-968b-0c79704de172"
            })
    void shouldTellWhatAReviewCannotVouchFor(String line) throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> answer(path))) {
            // When
            var run = CommandRun.of(stub, line.split(" "));

            // Then
            assertThat(run.exitCode()).isZero();
            assertThat(run.output().lines())
                    .containsSequence(
                            "sources     1, 2 gaps",
                            "gap         The people file was never read.",
                            "gap         172 entitlements: nobody may review the access of svc.",
                            "left out    5: Outside the scope of the campaign");
        }
    }
}
