package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `attest alerts test`, with nothing running.
class AlertRuleTest {
    private static final String RULE =
            """
            title: "Key made"
            severity: HIGH
            sources: [iam.amazonaws.com]
            names: [CreateAccessKey]
            outcome: SUCCEEDED
            condition: |-
              at(event, 'requestParameters.userName') != 'robot'
            runbook: "Ask."
            tests:
              - name: "a key of a person"
                matches: true
                event: {"eventSource": "iam.amazonaws.com", "eventName": "CreateAccessKey", "requestParameters": null}
              - name: "a key of a robot"
                matches: false
                event: {"eventSource": "iam.amazonaws.com", "eventName": "CreateAccessKey", "requestParameters": {"userName": "robot"}}
              - name: "a call that is refused"
                matches: false
                event: {"eventSource": "iam.amazonaws.com", "eventName": "CreateAccessKey", "requestParameters": null, "errorCode": "AccessDenied"}
            """;

    @TempDir Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final StringWriter errors = new StringWriter();

    @Test
    void shouldPassARuleThatDoesWhatItsTestsSay() throws IOException {
        assertThat(run("test", file(RULE))).isZero();
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("ok").contains("a robot");
        assertThat(run("test", "user-created")).isZero();
    }

    @Test
    void shouldTestARuleWithAWindow() throws IOException {
        // Given
        String rule =
                RULE.substring(0, RULE.indexOf("tests:"))
                        + """
                        window:
                          kind: threshold
                          by: [userIdentity.userName]
                          within: PT10M
                          count: 3
                        tests:
                          - name: "three keys"
                            alerts: 1
                            events:
                              - {times: 3, event: {"eventSource": "iam.amazonaws.com", "eventName": "CreateAccessKey", "userIdentity": {"userName": "bob"}, "requestParameters": null}}
                          - name: "three keys that are refused"
                            alerts: 0
                            events:
                              - {times: 3, event: {"eventSource": "iam.amazonaws.com", "eventName": "CreateAccessKey", "userIdentity": {"userName": "bob"}, "errorCode": "AccessDenied"}}
                        """;

        // When, Then
        assertThat(run("test", file(rule))).isZero();
        assertThat(run("test", file(rule.replace("count: 3", "count: 4")))).isEqualTo(1);
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("the rule found something in 0 events");
    }

    @Test
    void shouldFindATestThatFails() throws IOException {
        // When
        int code = run("test", file(RULE.replace("!= 'robot'", "== 'robot'")));

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("FAILED")
                .contains("the rule found nothing");
    }

    @Test
    void shouldFindThatATestIsMissing() throws IOException {
        // When
        int code =
                run("test", file(RULE.substring(0, RULE.indexOf("  - name: \"a key of a robot"))));

        // Then
        assertThat(code).isEqualTo(1);
    }

    @Test
    void shouldNameTheLineOfARuleThatDoesNotCompile() throws IOException {
        // When
        int code = run("test", file(RULE.replace("!= 'robot'", "!=")));

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(errors.toString()).contains("my-rule.yaml:7: condition");
    }

    @Test
    void shouldCallARuleThatIsNotThereWrongUse() {
        assertThat(run("test", "nosuch-rule")).isEqualTo(2);
        assertThat(run("test", folder.resolve("nosuch.yaml").toString())).isEqualTo(2);
        assertThat(errors.toString()).contains("nosuch-rule").contains("nosuch.yaml");
    }

    @Test
    void shouldCallAFolderNoRule() {
        // When
        int code = run("test", "/");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(errors.toString()).contains("/: the file of a rule ends in .yaml");
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("my-rule.yaml"), text).toString();
    }

    private int run(String... words) {
        PrintStream before = System.out;
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            String[] arguments = new String[words.length + 1];
            arguments[0] = "alerts";
            System.arraycopy(words, 0, arguments, 1, words.length);
            return Main.commandLine().setErr(new PrintWriter(errors, true)).execute(arguments);
        } finally {
            System.setOut(before);
        }
    }
}
