package dev.attest.cli.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CanCommandTest {
    private static final String ANNA = "arn:aws:iam::111122223333:user/anna";

    private static final String ALLOWED =
            """
            {"principal": "arn:aws:iam::111122223333:user/anna", "through": "user anna in shop",
             "decision": "ALLOW", "stoppedBy": null, "open": [],
             "because": [{"layer": "IDENTITY", "policy": "ReadLogs", "statement": 0, "sid": "Read",
               "effect": "ALLOW"}],
             "notKnown": ["SERVICE_CONTROL", "RESOURCE"]}
            """;

    private static final String DENIED =
            """
            {"through": "user anna in shop", "decision": "IMPLICIT_DENY", "stoppedBy": "BOUNDARY",
             "because": [], "open": [], "notKnown": []}
            """;

    private static final String OPEN =
            """
            {"through": "user anna in shop", "decision": "ALLOW_IF", "because": [], "notKnown": [],
             "open": [{"layer": "IDENTITY", "policy": "Office", "statement": 1, "effect": "ALLOW",
                 "conditions": ["IpAddress aws:SourceIp 192.0.2.0/24"]},
               {"layer": "RESOURCE", "policy": "resource policy", "unread": "it was not observed"}]}
            """;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final AtomicReference<String> asked = new AtomicReference<>("");

    @Test
    void shouldSayYesAndWhy() throws IOException {
        // When
        ExitCode code = ask(new Reply(200, ALLOWED), ANNA, "s3:GetObject", "arn:aws:s3:::logs/a");

        // Then
        assertThat(code).isEqualTo(ExitCode.FINE);
        assertThat(out())
                .startsWith(
                        "ALLOW\nas user anna in shop\nnot known: service control policies, the"
                                + " resource policy\n")
                .contains("IDENTITY", "ReadLogs", "0 Read");
    }

    @Test
    void shouldSayNoByTheExitCode() throws IOException {
        // When
        ExitCode code = ask(new Reply(200, DENIED), ANNA, "s3:GetObject");

        // Then
        assertThat(code).isEqualTo(ExitCode.FINDINGS);
        assertThat(out()).startsWith("IMPLICIT_DENY, stopped by the permissions boundary\n");
    }

    @Test
    void shouldNotTakeWhatIsOpenForYes() throws IOException {
        // When
        ExitCode code = ask(new Reply(200, OPEN), ANNA, "s3:GetObject");

        // Then
        assertThat(code).isEqualTo(ExitCode.FINDINGS);
        assertThat(out())
                .startsWith("ALLOW_IF\n")
                .contains("192.0.2.0/24", "resource policy", "not observed");
    }

    @Test
    void shouldPrintTheServicesAnswerAsJson() throws IOException {
        // When
        ask(new Reply(200, ALLOWED), ANNA, "s3:GetObject", "-o", "json");

        // Then
        assertThat(new ObjectMapper().readTree(out()))
                .isEqualTo(new ObjectMapper().readTree(ALLOWED));
    }

    @Test
    void shouldAskForWhatItWasGiven() throws IOException {
        // When
        ask(
                new Reply(200, ALLOWED),
                ANNA,
                "s3:GetObject",
                "--context",
                "aws:TagKeys=a",
                "--context",
                "aws:tagkeys=b",
                "--context-complete");

        // Then
        JsonNode question = new ObjectMapper().readTree(asked.get());
        assertThat(question.path("principal").asText()).isEqualTo(ANNA);
        assertThat(question.path("action").asText()).isEqualTo("s3:GetObject");
        assertThat(question.path("resource").asText()).isEqualTo("*");
        assertThat(question.at("/context/aws:tagkeys").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(question.path("contextComplete").asBoolean()).isTrue();
    }

    @Test
    void shouldNotTakeARefusalForNo() {
        // Then
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() ->
                        ask(
                                new Reply(404, "{\"detail\": \"There is no principal x.\"}"),
                                "x",
                                "s3:GetObject"))
                .satisfies(failure ->
                        assertThat(failure.exitCode()).isNotIn(ExitCode.FINE, ExitCode.FINDINGS));
    }

    private ExitCode ask(Reply reply, String... arguments) throws IOException {
        CanCommand command = new CanCommand();
        new CommandLine(command).parseArgs(arguments);
        PrintStream out = System.out;
        try (StubService service =
                new StubService((path, body) -> {
                    asked.set(body);
                    return path.equals("/api/v1/access-evaluations") ? reply : new Reply(500, "{}");
                })) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            return command.ask(service.api(), command.question());
        } finally {
            System.setOut(out);
        }
    }

    private String out() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
