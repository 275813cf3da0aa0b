package dev.attest.cli.audits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditIamCommandTest {
    private static final String HEADER = "user,arn,password_enabled,mfa_active\n";
    private static final String ROOT =
            "<root_account>,arn:aws:iam::111122223333:root,not_supported,true\n";

    @TempDir private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream remarked = new ByteArrayOutputStream();
    private Path working = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        working = Files.createDirectory(folder.resolve("working"));
    }

    @Test
    void shouldPrintAndWriteWhatIamAuditDoes() throws IOException {
        // When
        int exit =
                run(
                        "--credential-report",
                        report(ROOT + user("admin", true, true) + user("dev", true, false)));

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(out())
                .isEqualTo(
                        """
                        Checking: admin
                            [PASS] MFA enabled for console user.
                        Checking: dev
                            [FAIL] Console access WITHOUT MFA!

                        ========================================
                        Total users: 2
                        Compliant (MFA enabled): 1
                        No console access: 0
                        Non-compliant: 1

                        Audit started: 2026-01-02T14:30:00.123456
                        Audit completed: 2026-01-02T14:30:00.123456
                        Elapsed time: 0.00 seconds
                        Compliance rate: 50.0%

                        Results exported to:
                          - iam_audit_2026-01-02T14-30-00.csv
                          - iam_audit_2026-01-02T14-30-00.json
                        """);
        assertThat(err()).contains("in scope", "50.0%");
        assertThat(Files.readString(working.resolve("iam_audit_2026-01-02T14-30-00.csv")))
                .isEqualTo(
                        "username,has_console_access,mfa_enabled,compliance_status\r\n"
                                + "admin,True,True,PASS\r\ndev,True,False,FAIL\r\n");
        assertThat(Files.readString(working.resolve("iam_audit_2026-01-02T14-30-00.json")))
                .contains("    \"metadata\": {", "\"total_users\": 2,");
    }

    @Test
    void shouldFindNothingWhereAllIsWell() throws IOException {
        assertThat(run("--credential-report", report(ROOT + user("admin", true, true)))).isZero();
        assertThat(run("--credential-report", report(ROOT + user("ci", false, false)))).isZero();
    }

    @Test
    void shouldKeepWhatAnAuditOfTheSameSecondWrote() throws IOException {
        // Given
        String report = report(ROOT + user("admin", true, true));

        // When
        run("--credential-report", report);
        run("--credential-report", report);

        // Then
        assertThat(out()).contains("  - iam_audit_2026-01-02T14-30-00_2.json");
        try (Stream<Path> files = Files.list(working)) {
            assertThat(files).hasSize(4);
        }
    }

    @Test
    void shouldNameTheLineThatCannotBeRead() throws IOException {
        // Given
        String report = report(ROOT + user("dev", true, false) + "ben,arn:aws:iam::11112");

        // When
        int exit = run("--credential-report", report);

        // Then
        assertThat(exit).isEqualTo(4);
        assertThat(out())
                .contains(
                        "Checking: dev\n    [FAIL]",
                        "Checking: ben\n    [NOT_EVALUATED] Not known: line 4",
                        "No console access: 0")
                .doesNotContain("[INFO]");
        assertThat(err()).contains(report + " line 4: it has 2 fields, not 4");
    }

    @Test
    void shouldRefuseWhatIsNoReport() throws IOException {
        assertThat(run("--credential-report", file("empty.csv", ""))).isEqualTo(2);
        assertThat(run("--credential-report", folder.resolve("nosuch.csv").toString()))
                .isEqualTo(2);
        assertThat(run("--credential-report", folder.toString())).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err())
                .contains("empty.csv: line 1", "there is no file", "--credential-report F");
        try (Stream<Path> files = Files.list(working)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void shouldTellTheResultWhereItCannotBeWritten() throws IOException {
        // Given
        String report = report(ROOT + user("dev", true, false));
        Files.delete(working);

        // When
        int exit = run("--credential-report", report);

        // Then
        assertThat(exit).isEqualTo(4);
        assertThat(out()).contains("Non-compliant: 1").doesNotContain("exported");
        assertThat(err()).contains("cannot be written");
    }

    private static String user(String name, boolean console, boolean mfa) {
        return name + ",arn:aws:iam::111122223333:user/" + name + "," + console + "," + mfa + "\n";
    }

    private String report(String lines) {
        return file("report.csv", HEADER + lines);
    }

    private String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int run(String... arguments) {
        Clock clock =
                Clock.fixed(
                        Instant.parse("2026-01-02T09:00:00.123456Z"), ZoneId.of("Asia/Kolkata"));
        PrintStream out = System.out;
        PrintStream err = System.err;
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(remarked, true, StandardCharsets.UTF_8));
            return new CommandLine(new AuditIamCommand(clock, working))
                    .setErr(new PrintWriter(System.err, true))
                    .setExecutionExceptionHandler((failure, command, parsed) -> {
                        var known = (dev.attest.cli.output.CommandFailure) failure;
                        System.err.println(known.getMessage());
                        return known.exitCode().number();
                    })
                    .execute(List.of(arguments).toArray(String[]::new));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private String out() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return remarked.toString(StandardCharsets.UTF_8);
    }
}
