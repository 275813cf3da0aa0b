package dev.attest.cli.audits;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.output.CommandFailure;
import dev.attest.iamaudit.check.AuditSources;
import dev.attest.iamaudit.check.Source;
import dev.attest.iamaudit.inventory.Inventory;
import dev.attest.iamaudit.recording.RecordedSources;
import dev.attest.iamaudit.recording.Recording;
import dev.attest.iamaudit.report.CredentialReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The files that an audit goes by.
final class SourceOptions {
    @Option(
            names = "--credential-report",
            paramLabel = "F",
            description =
                    "The report that `aws iam get-credential-report` gives: the CSV, or the JSON"
                            + " around it.")
    private @Nullable Path credentialReport;

    @Option(
            names = "--authorization-details",
            paramLabel = "F",
            description = "With --all: what `aws iam get-account-authorization-details` prints.")
    private @Nullable Path authorizationDetails;

    @Option(
            names = "--aws-output",
            paramLabel = "F",
            description =
                    "With --all: what another command prints that a check asks for, such as `aws"
                            + " iam get-account-password-policy`, or AWS's answers as the collector"
                            + " keeps them; it is known by its content. May be given several"
                            + " times.")
    private List<Path> outputs = List.of();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "With --all: the moment that the files show: an instant, a day, or how long ago."
                            + " Default: now.")
    private @Nullable Instant at;

    Optional<Path> credentialReport() {
        return Optional.ofNullable(credentialReport);
    }

    /// Whether no file was given.
    boolean none() {
        return credentialReport == null && authorizationDetails == null && outputs.isEmpty();
    }

    /// Whether anything was given that says nothing without checks.
    boolean onlyForChecks() {
        return !outputs.isEmpty() || at != null;
    }

    /// Whether no other moment than now was named.
    boolean now() {
        return at == null;
    }

    /// The authorization details, if they were given.
    Optional<Path> authorizationDetails() {
        return Optional.ofNullable(authorizationDetails);
    }

    AuditSources read(Optional<CredentialReport> report, Instant now) {
        Instant moment = at == null ? now : at;
        Map<Source, List<JsonNode>> read = new EnumMap<>(Source.class);
        RecordedSources recorded = new RecordedSources();
        Set<String> accounts = new TreeSet<>();
        for (Path file : outputs) {
            JsonNode output = AuditFiles.output(file);
            if (Recording.is(output)) {
                accounts.add(output.path("account").asText(""));
                Recording.read(output, call -> recorded.take(call, moment));
            } else {
                add(file, output, read);
            }
        }
        accounts.remove("");
        if (accounts.size() > 1) {
            throw CommandFailure.usage(
                    "these are answers of several accounts: " + String.join(", ", accounts));
        }
        recorded.outputs()
                .forEach((source, told) ->
                        read.computeIfAbsent(source, none -> new ArrayList<>()).addAll(told));
        Map<Source, String> missing = new EnumMap<>(recorded.missing());
        missing.keySet().removeAll(read.keySet());
        return new AuditSources(
                moment,
                report.or(() -> recorded.credentialReport().map(AuditFiles::credentialReport)),
                authorizationDetails()
                        .map(AuditFiles::output)
                        .or(recorded::authorizationDetails)
                        .map(Inventory::read),
                read,
                missing,
                Optional.empty());
    }

    private static void add(Path file, JsonNode output, Map<Source, List<JsonNode>> read) {
        Source source =
                Source.of(output)
                        .orElseThrow(() ->
                                CommandFailure.usage(
                                        file + " is not what one of these prints: " + commands()));
        if (truncated(output) && !source.inPages()) {
            throw CommandFailure.usage(file + " is one page of several; give it whole");
        }
        List<JsonNode> known = read.computeIfAbsent(source, none -> new ArrayList<>());
        if (!known.isEmpty() && !source.several()) {
            throw CommandFailure.usage(
                    file + " is the second that " + source.command() + " prints");
        }
        known.add(output);
    }

    private static boolean truncated(JsonNode output) {
        return output.path("IsTruncated").asBoolean()
                || output.hasNonNull("NextToken")
                || output.hasNonNull("nextToken");
    }

    private static String commands() {
        return Source.outputs().stream()
                        .filter(Source::printsItsSubject)
                        .map(Source::command)
                        .collect(Collectors.joining(", "))
                + "; nor AWS's answers as the collector keeps them";
    }
}
