package dev.attest.cli.audits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Query;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.InputFiles;
import dev.attest.cli.output.Visible;
import dev.attest.iamaudit.check.AuditSources;
import dev.attest.iamaudit.check.Source;
import dev.attest.iamaudit.inventory.Inventory;
import dev.attest.iamaudit.recording.RecordedSources;
import dev.attest.iamaudit.recording.Recording;
import dev.attest.iamaudit.report.BrokenSourceException;
import dev.attest.iamaudit.report.CredentialReport;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the collector knows of an account: the last credential report and authorization details,
/// however they came in, and AWS's answers of the last reading of each other kind that checks ask
/// for.
final class CollectedSources {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<Source, String> KINDS =
            new EnumMap<>(
                    Map.ofEntries(
                            Map.entry(Source.PASSWORD_POLICY, "iam-password-policy"),
                            Map.entry(Source.ACCOUNT_SUMMARY, "iam-account-summary"),
                            Map.entry(Source.VIRTUAL_MFA_DEVICES, "iam-mfa-devices"),
                            Map.entry(Source.SAML_PROVIDERS, "iam-identity-providers"),
                            Map.entry(Source.SERVER_CERTIFICATES, "iam-server-certificates"),
                            Map.entry(Source.ORGANIZATION_FEATURES, "iam-organization-features"),
                            Map.entry(Source.LAST_ACCESSED, "iam-last-accessed"),
                            Map.entry(Source.ANALYZERS, "access-analyzer"),
                            Map.entry(Source.ANALYZER_FINDINGS, "access-analyzer"),
                            Map.entry(Source.TRAILS, "trails"),
                            Map.entry(Source.TRAIL_STATUS, "trails"),
                            Map.entry(Source.EVENT_SELECTORS, "trails"),
                            Map.entry(Source.BUCKETS, "s3-buckets"),
                            Map.entry(Source.ACCOUNT_BLOCK, "s3-buckets")));

    private final Api api;
    private final String account;
    private final Map<Source, String> missing = new EnumMap<>(Source.class);
    private Optional<Instant> reportOf = Optional.empty();
    private boolean whole = true;

    CollectedSources(Api api, String account) {
        this.api = api;
        this.account = account;
    }

    /// Whether nothing stood in the way of reading all there was.
    boolean whole() {
        return whole;
    }

    /// The last report, and says of when it is.
    ///
    /// @throws CommandFailure when there is none
    CredentialReport report() {
        return snapshot("IAM_CREDENTIAL_REPORT")
                .map(this::report)
                .orElseThrow(() ->
                        CommandFailure.usage(
                                "no credential report of account "
                                        + account
                                        + " was read; `"
                                        + collect("inventory.iam-credential-report")
                                        + "` does it"));
    }

    /// Everything that checks ask for.
    ///
    /// @param now for ages, where there is no credential report whose moment counts
    /// @throws CommandFailure when nothing was read
    AuditSources all(Instant now) {
        Optional<CredentialReport> report = snapshot("IAM_CREDENTIAL_REPORT").map(this::report);
        Optional<Inventory> details =
                snapshot("IAM_AUTHORIZATION_DETAILS").map(this::authorizationDetails);
        RecordedSources recorded = new RecordedSources();
        Set<String> read = new HashSet<>();
        for (JsonNode reading : readings()) {
            read.add(Fields.text(reading, "/kind"));
            take(reading, recorded);
        }
        if (report.isEmpty() && details.isEmpty() && read.isEmpty()) {
            throw CommandFailure.usage(
                    "nothing of account %s was read; `%s` does it"
                            .formatted(account, collect("inventory")));
        }
        if (report.isEmpty()) {
            unread(Source.CREDENTIAL_REPORT, "iam-credential-report");
        }
        if (details.isEmpty()) {
            unread(Source.AUTHORIZATION_DETAILS, "iam-authorization-details");
        }
        Map<Source, List<JsonNode>> outputs = recorded.outputs();
        KINDS.forEach((source, kind) -> {
            if (!read.contains(kind)) {
                unread(source, kind);
            } else if (!outputs.containsKey(source)) {
                missing.put(source, "the reading of " + kind + " does not tell");
            }
        });
        missing.put(
                Source.EVENTS,
                "the collector has of some services only (attest.collection.sources): what it has"
                        + " not seen may have been; without --account AWS itself is asked");
        missing.putAll(recorded.missing());
        return new AuditSources(
                reportOf.orElse(now), report, details, outputs, missing, Optional.of(account));
    }

    private void unread(Source source, String kind) {
        missing.put(
                source,
                "the collector has not read: `" + collect("inventory." + kind) + "` does it");
    }

    private String collect(String source) {
        return "attest collect --account " + account + " --source " + source;
    }

    private Optional<JsonNode> snapshot(String source) {
        String query =
                Query.of("/snapshots").with("account", account).with("source", source).toString();
        return api.list(Service.COLLECTOR, query, 1).stream().findFirst();
    }

    /// What checks ask for, oldest first: of answers that two kinds have the last one counts.
    private List<JsonNode> readings() {
        String query = Query.of("/inventory/coverage").with("account", account).toString();
        return api.list(Service.COLLECTOR, query).stream()
                .filter(reading -> KINDS.containsValue(Fields.text(reading, "/kind")))
                .sorted(Comparator.comparing(CollectedSources::observed))
                .toList();
    }

    private static Instant observed(JsonNode read) {
        return Instant.parse(Fields.text(read, "/observedAt"));
    }

    private CredentialReport report(JsonNode snapshot) {
        reportOf = Optional.of(observed(snapshot));
        remark(snapshot, "credential report", "report");
        return read(
                snapshot,
                in -> {
                    try {
                        return CredentialReport.read(in.readAllBytes());
                    } catch (BrokenSourceException e) {
                        throw new IOException(e.getMessage(), e);
                    }
                });
    }

    private Inventory authorizationDetails(JsonNode snapshot) {
        remark(snapshot, "authorization details", "details");
        return read(snapshot, in -> Inventory.read(JSON.readTree(in)));
    }

    private void remark(JsonNode snapshot, String what, String word) {
        System.err.println(
                "By the "
                        + what
                        + " of account "
                        + account
                        + " of "
                        + Fields.text(snapshot, "/observedAt"));
        if (!snapshot.path("complete").asBoolean()) {
            complain("not all of the " + word + " was read: " + Fields.text(snapshot, "/gaps/0"));
        }
    }

    private void complain(String text) {
        whole = false;
        System.err.println(Visible.text("attest: " + text));
    }

    private void take(JsonNode reading, RecordedSources recorded) {
        Instant shows = observed(reading);
        String path = "/inventory/readings/" + Fields.text(reading, "/id") + "/evidence";
        String place = Fields.text(reading, "/kind") + " " + Fields.text(reading, "/region");
        if (Fields.text(reading, "/status").equals("PARTIAL")) {
            complain(place.strip() + ": " + Fields.text(reading, "/problems/0"));
        }
        read(
                path,
                in -> {
                    Recording.read(in, call -> recorded.take(call, shows));
                    return path;
                });
    }

    private <T> T read(JsonNode snapshot, Reading<T> reading) {
        return read("/snapshots/" + Fields.text(snapshot, "/id") + "/file", reading);
    }

    private <T> T read(String path, Reading<T> reading) {
        try (InputStream in =
                InputFiles.bounded(api.open(Service.COLLECTOR, path), AuditFiles.LONGEST_OUTPUT)) {
            return reading.read(in);
        } catch (IOException e) {
            throw CommandFailure.notReachable(
                    "what the collector keeps at " + path + " cannot be read: " + e.getMessage());
        }
    }

    private interface Reading<T> {
        T read(InputStream in) throws IOException;
    }
}
