package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyEvaluateTest {
    private static final String ANNA = "arn:aws:iam::111122223333:user/anna";

    private final Terminal terminal = new Terminal();

    @TempDir private Path folder;

    private String read = "";
    private String office = "";
    private String noDelete = "";

    @BeforeEach
    void writeDocuments() throws IOException {
        read = file("read.json", "'Sid':'Read','Effect':'Allow','Action':'s3:*','Resource':'*'");
        office =
                file(
                        "office.json",
                        "'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':"
                                + "{'IpAddress':{'aws:SourceIp':'192.0.2.0/24'}}");
        noDelete = file("no-delete.json", "'Effect':'Deny','Action':'s3:Delete*','Resource':'*'");
    }

    @Test
    void shouldNameTheFileAndTheStatementThatDecided() {
        // When
        int exit = evaluate("--policy", read, "--action", "s3:GetObject");

        // Then
        assertThat(exit).isZero();
        assertThat(terminal.out()).startsWith("ALLOW\n").contains("IDENTITY", "0 Read");
        assertThat(terminal.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void shouldSayWhatIsOpen() throws IOException {
        // When
        int exit = evaluate("--policy", office, "--action", "s3:GetObject", "-o", "json");

        // Then
        assertThat(exit).isZero();
        var answer = new ObjectMapper().readTree(terminal.out());
        assertThat(answer.path("decision").asText()).isEqualTo("ALLOW_IF");
        assertThat(answer.at("/open/0/policy").asText()).isEqualTo(office);
        assertThat(answer.at("/open/0/conditions/0").asText())
                .isEqualTo("IpAddress aws:SourceIp 192.0.2.0/24");
    }

    @Test
    void shouldTakeContext() {
        evaluate(
                "--policy",
                office,
                "--action",
                "s3:GetObject",
                "--context",
                "AWS:sourceip=192.0.2.7");
        assertThat(terminal.out()).startsWith("ALLOW\n");

        evaluate("--policy", office, "--action", "s3:GetObject", "--context-complete");
        assertThat(terminal.out()).startsWith("IMPLICIT_DENY, stopped by identity policies\n");
    }

    @Test
    void shouldLetLevelsThatOnlyDenyAllowTheRest() {
        evaluate("--policy", read, "--scp", noDelete, "--action", "s3:GetObject");
        assertThat(terminal.out()).startsWith("ALLOW\n").contains("FullAWSAccess");

        evaluate("--policy", read, "--scp", noDelete, "--action", "s3:DeleteObject");
        assertThat(terminal.out()).startsWith("EXPLICIT_DENY, stopped by service control policies");

        evaluate("--policy", read, "--scp", read + "," + noDelete, "--action", "iam:GetUser");
        assertThat(terminal.out()).startsWith("IMPLICIT_DENY, stopped by service control policies");
    }

    @Test
    void shouldTakeTheOtherDocuments() throws IOException {
        // Given
        String bucket =
                file(
                        "bucket.json",
                        "'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*'");

        evaluate("--policy", read, "--boundary", noDelete, "--action", "s3:GetObject");
        assertThat(terminal.out()).startsWith("IMPLICIT_DENY, stopped by the permissions boundary");

        evaluate("--policy", read, "--session", noDelete, "--action", "s3:GetObject");
        assertThat(terminal.out()).startsWith("IMPLICIT_DENY, stopped by the session policy");

        evaluate("--resource-policy", bucket, "--action", "s3:GetObject");
        assertThat(terminal.out()).startsWith("ALLOW\n");

        evaluate(
                "--resource-policy",
                bucket,
                "--resource-account",
                "999988887777",
                "--action",
                "s3:GetObject");
        assertThat(terminal.out()).startsWith("IMPLICIT_DENY, stopped by identity policies");
    }

    @Test
    void shouldReadADocumentFromTheStandardInputAlsoEncoded() {
        // Given
        String document =
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";
        String encoded = URLEncoder.encode(document, StandardCharsets.UTF_8);

        // When
        int exit =
                terminal.runWith(
                        encoded,
                        "policy",
                        "evaluate",
                        "--policy",
                        "-",
                        "--principal",
                        ANNA,
                        "--action",
                        "a:b");

        // Then
        assertThat(exit).isZero();
        assertThat(terminal.out()).startsWith("ALLOW\n");
    }

    @Test
    void shouldAnswerABatchFromAFileAndFromTheStandardInput() throws IOException {
        // Given
        String line =
                "{\"id\":1,\"principal\":\"" + ANNA + "\",\"action\":\"a:b\",\"resource\":\"*\"}\n";
        Path batch = Files.writeString(folder.resolve("in.jsonl"), line + "\n{");

        // When
        int exit = terminal.run("policy", "evaluate", "--batch", batch.toString());

        // Then
        assertThat(exit).isEqualTo(4);
        assertThat(terminal.err()).startsWith("line 3: not JSON: ");
        assertThat(terminal.out().lines()).hasSize(1);

        assertThat(terminal.runWith(line, "policy", "evaluate", "--batch", "-")).isZero();
        assertThat(terminal.out()).startsWith("{\"id\":1,\"decision\":\"IMPLICIT_DENY\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--batch in.jsonl",
                "--batch . --action a:b",
                "--batch . --scp x.json",
                "--batch . --boundary x.json",
                "--batch . --context a=b",
                "--batch . --context-complete",
                "--principal x",
                "--action a:b",
                "--principal x --action a:b --policy nosuch.json",
                "--principal x --action a:b --policy .",
                "--principal x --action a:b --context y",
                "--principal x --action a:b --resource-account 12",
                "--principal x --action GetObject",
                "--principal x --action *",
                "--principal x --action :GetObject",
                "--principal x --action s3:"
            })
    void shouldRefuseWhatCannotBeAsked(String options) {
        assertThat(terminal.run(("policy evaluate " + options).split(" ", -1))).isEqualTo(2);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).startsWith("attest: ").doesNotContain("Exception");
    }

    @Test
    void shouldSayTheDecisionInEveryLineOfCsv() {
        // When
        evaluate("--policy", read, "--action", "s3:GetObject", "-o", "csv");
        String allowed = terminal.out();
        evaluate("--policy", read, "--action", "iam:CreateUser", "-o", "csv");

        // Then
        assertThat(allowed).contains("ALLOW,").doesNotContain("IMPLICIT_DENY");
        assertThat(terminal.out()).contains("IMPLICIT_DENY,IDENTITY,");
    }

    @Test
    void shouldNotDecideAboutManyActionsAtOnce() {
        assertThat(evaluate("--policy", read, "--action", "s3:Get*")).isEqualTo(2);
        assertThat(terminal.err()).contains("not an action: s3:Get*");
    }

    @Test
    void shouldNameAnActionThatLacksItsService() {
        assertThat(evaluate("--policy", read, "--action", "GetObject")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualToIgnoringNewLines(
                        "attest: not an action: GetObject; it is one, without wildcards, such as s3:GetObject");
    }

    @Test
    void shouldNameFileAndPlaceOfABrokenDocument() throws IOException {
        // Given
        String broken = file("broken.json", "'Effect':'Perhaps','Action':'*','Resource':'*'");

        // When
        int exit = evaluate("--policy", broken, "--action", "a:b");

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(terminal.err()).startsWith("attest: " + broken + " /Statement/Effect: ");
    }

    private int evaluate(String... options) {
        String[] arguments = new String[options.length + 6];
        System.arraycopy(
                new String[] {
                    "policy", "evaluate", "--principal", ANNA, "--resource", "arn:aws:s3:::logs/x"
                },
                0,
                arguments,
                0,
                6);
        System.arraycopy(options, 0, arguments, 6, options.length);
        return terminal.run(arguments);
    }

    private String file(String name, String elements) throws IOException {
        String document = "{'Version':'2012-10-17','Statement':{" + elements + "}}";
        return Files.writeString(folder.resolve(name), document.replace('\'', '"')).toString();
    }
}
