package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SignOffTest {
    private static final String PACKAGE = "01a200e4-7340-7000-968b-0c79704de172";
    private static final String REFUSED =
            """
            {"status":409,"code":"removals-take-along",
             "detail":"The removals take along 1 access that is kept.",
             "violations":[{"pointer":"/items/7","message":"Ben: Writer goes along with Reader"}]}
            """;

    /// As the service does: it signs what takes nothing along, or whose signer says that they know.
    private static Reply certification(String path, String body) {
        if (path.endsWith("/sign-off") && !body.contains("\"takingAlong\":true")) {
            return new Reply(409, REFUSED);
        }
        return new Reply(200, "{\"id\":\"" + PACKAGE + "\",\"state\":\"SIGNED\"}");
    }

    @Test
    void shouldShowWhatWouldGoAlongAndHowToSignAllTheSame() throws IOException {
        // Given
        try (var stub = new StubService(SignOffTest::certification)) {
            // When
            var run = CommandRun.of(stub, "sign-off", PACKAGE);

            // Then
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.errors())
                    .contains("The removals take along 1 access that is kept.")
                    .contains("Ben: Writer goes along with Reader")
                    .contains("--taking-along");
            assertThat(run.output()).isEmpty();
        }
    }

    @Test
    void shouldSignWhatTakesAlongWhenThatIsMeant() throws IOException {
        // Given
        try (var stub = new StubService(SignOffTest::certification)) {
            // When
            var run = CommandRun.of(stub, "sign-off", PACKAGE, "--taking-along");

            // Then
            assertThat(run.errors()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(run.output()).contains("SIGNED");
        }
    }

    @Test
    void shouldNameNoWayRoundAnotherRefusal() throws IOException {
        // Given
        String refused = "{\"code\":\"items-undecided\",\"detail\":\"1 of 2 is undecided.\"}";
        try (var stub =
                new StubService((path, body) ->
                        path.endsWith("/sign-off")
                                ? new Reply(409, refused)
                                : new Reply(200, "{}"))) {
            // When
            var run = CommandRun.of(stub, "sign-off", PACKAGE);

            // Then
            assertThat(run.errors().strip()).isEqualTo("attest: 1 of 2 is undecided.");
        }
    }
}
