package dev.attest.cli.audits;

import dev.attest.cli.output.CommandFailure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import picocli.CommandLine;

/// An audit that was run to its end, at half past two in India.
record AuditRun(int exitCode, String output, String errors) {
    static AuditRun of(Path working, Supplier<AwsClients> aws, String... arguments) {
        Clock clock =
                Clock.fixed(
                        Instant.parse("2026-01-02T09:00:00.123456Z"), ZoneId.of("Asia/Kolkata"));
        var printed = new ByteArrayOutputStream();
        var remarked = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(remarked, true, StandardCharsets.UTF_8));
            int exitCode =
                    new CommandLine(new AuditIamCommand(clock, working, aws, Duration.ZERO))
                            .setCaseInsensitiveEnumValuesAllowed(true)
                            .setErr(new PrintWriter(System.err, true))
                            .setExecutionExceptionHandler((failure, command, parsed) -> {
                                System.err.println(failure.getMessage());
                                return ((CommandFailure) failure).exitCode().number();
                            })
                            .execute(arguments);
            return new AuditRun(
                    exitCode,
                    printed.toString(StandardCharsets.UTF_8),
                    remarked.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
