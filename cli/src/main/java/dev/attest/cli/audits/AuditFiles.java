package dev.attest.cli.audits;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.InputFiles;
import dev.attest.iamaudit.mfa.MfaReport;
import dev.attest.iamaudit.report.BrokenSourceException;
import dev.attest.iamaudit.report.CredentialReport;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Files that an audit reads and writes.
final class AuditFiles {
    /// The report of five thousand users, the most an account can have, is below two megabytes.
    private static final long LONGEST_REPORT = 64 * 1024 * 1024;

    /// Of the largest accounts AWS tells some tens of megabytes.
    static final long LONGEST_OUTPUT = 256L * 1024 * 1024;

    /// As many audits may start within a second.
    private static final int MOST_ALIKE = 1000;

    private AuditFiles() {}

    static CredentialReport credentialReport(Path file) {
        try {
            return CredentialReport.read(InputFiles.bytes(file, LONGEST_REPORT));
        } catch (BrokenSourceException e) {
            throw CommandFailure.usage(file + ": " + e.getMessage());
        }
    }

    /// The report that AWS put into an answer.
    static CredentialReport credentialReport(JsonNode answer) {
        try {
            return CredentialReport.of(answer);
        } catch (BrokenSourceException e) {
            throw CommandFailure.usage("the kept credential report: " + e.getMessage());
        }
    }

    /// What a command of AWS printed.
    static JsonNode output(Path file) {
        JsonNode read = InputFiles.json(file, LONGEST_OUTPUT);
        if (!read.isObject()) {
            throw CommandFailure.usage(file + " is not what a command of AWS prints");
        }
        return read;
    }

    /// Writes the audit as CSV and JSON. What an audit of the same second wrote is evidence, and
    /// stays: then a number follows the name.
    ///
    /// @return the names of both files
    static List<String> write(MfaReport report, Path folder) throws IOException {
        for (int number = 1; number <= MOST_ALIKE; number++) {
            String name = report.name() + (number == 1 ? "" : "_" + number);
            try {
                write(folder.resolve(name + ".csv"), report.csv());
            } catch (FileAlreadyExistsException e) {
                continue;
            }
            write(folder.resolve(name + ".json"), report.json());
            return List.of(name + ".csv", name + ".json");
        }
        throw new FileAlreadyExistsException(report.name());
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}
