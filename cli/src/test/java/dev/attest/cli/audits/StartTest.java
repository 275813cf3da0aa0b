package dev.attest.cli.audits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What every command line pays for the audit that asks AWS.
class StartTest {
    @Test
    void shouldLoadNothingOfAwsBeforeItIsAsked() throws IOException {
        // When
        Process started =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xlog:class+load",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                "dev.attest.cli.Main",
                                "audit",
                                "iam",
                                "--help")
                        .redirectErrorStream(true)
                        .start();
        String loaded = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(loaded).contains(AuditIamCommand.class.getName());
        assertThat(loaded.lines()).noneMatch(line -> line.contains(" software.amazon.awssdk."));
    }
}
