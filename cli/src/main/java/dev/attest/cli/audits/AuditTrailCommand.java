package dev.attest.cli.audits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.InputFiles;
import dev.attest.cli.output.ListingOptions;
import dev.attest.cli.output.Visible;
import dev.attest.traildigest.Chain;
import dev.attest.traildigest.Found;
import dev.attest.traildigest.HourOfLogs;
import dev.attest.traildigest.PublicKeys;
import dev.attest.traildigest.Reconciliation;
import dev.attest.traildigest.TrailFinding;
import dev.attest.traildigest.TrailFolder;
import dev.attest.traildigest.UnreadableDigestException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `attest audit trail`.
@Command(
        name = "trail",
        description = {
            "Whether CloudTrail's log files are all there, and as they were delivered, by the digest"
                    + " files beside them; offline, nothing has to run.",
            "The exit code is 1 when a file is missing, altered or extra, and 4 when no digest tells"
                    + " of the logs, or keys are given and not all of it is signed for them."
        })
final class AuditTrailCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<Column<TrailFinding>> COLUMNS =
            List.of(
                    Column.fixed("FINDING", found -> found.kind().name()),
                    Column.fixed("ACCOUNT", TrailFinding::account),
                    Column.fixed("REGION", TrailFinding::region),
                    Column.fixed("HOUR", found -> found.hour().toString()),
                    Column.fixed("FILE", TrailFinding::file),
                    Column.fixed("SENTENCE", TrailFinding::sentence));

    @Mixin private ListingOptions listing;

    @Parameters(
            paramLabel = "FOLDER",
            description = "Logs and digests as they were copied from the trail's bucket.")
    private Path folder = Path.of("");

    @Option(
            names = "--public-keys",
            paramLabel = "F",
            description =
                    "What `aws cloudtrail list-public-keys` prints for the trail's time and region."
                            + " Without it signatures are not checked.")
    private @Nullable Path publicKeys;

    @Override
    public Integer call() {
        Reconciliation result = Reconciliation.of(found(), keys());
        listing.printParagraphs(json(result), COLUMNS, result.findings(), AuditTrailCommand::lines);
        remark(result);
        if (!result.findings().isEmpty()) {
            return ExitCode.FINDINGS.number();
        }
        return (known(result) ? ExitCode.FINE : ExitCode.PARTLY_DONE).number();
    }

    /// Whether all that was asked could be told. Who gives keys asks for signatures.
    private boolean known(Reconciliation result) {
        boolean signed = keyless(result) == 0 && sum(result, HourOfLogs::unsigned) == 0;
        return !result.chains().isEmpty() && (publicKeys == null || signed);
    }

    private static int keyless(Reconciliation result) {
        return result.chains().stream().mapToInt(Chain::keyless).sum();
    }

    private List<Found> found() {
        try {
            return TrailFolder.read(folder);
        } catch (IOException e) {
            throw InputFiles.unreadable(folder, e);
        }
    }

    private PublicKeys keys() {
        Path file = publicKeys;
        if (file == null) {
            return PublicKeys.none();
        }
        try {
            return PublicKeys.read(AuditFiles.output(file));
        } catch (UnreadableDigestException e) {
            throw CommandFailure.usage(file + ": " + e.getMessage());
        }
    }

    private static List<String> lines(TrailFinding found) {
        return List.of(
                String.join(
                        "  ",
                        found.kind().name(),
                        found.account(),
                        found.region(),
                        found.hour().toString()),
                found.file(),
                found.sentence());
    }

    private void remark(Reconciliation result) {
        if (result.chains().isEmpty()) {
            say(
                    "attest: there is no digest in %s: whether the logs are whole is not known",
                    folder);
        }
        for (Chain chain : result.chains()) {
            say(
                    "%s %s %s: %d digests tell of %s to %s; signed: %d, told by the next: %d,"
                            + " unverified: %d",
                    chain.account(),
                    chain.region(),
                    chain.trail(),
                    chain.digests(),
                    chain.from(),
                    chain.until(),
                    chain.signed(),
                    chain.chained(),
                    chain.unverified());
        }
        say(
                "logs as delivered: %d, missing: %d, altered: %d, extra: %d, told by no digest: %d",
                sum(result, HourOfLogs::verified),
                sum(result, HourOfLogs::missing),
                sum(result, HourOfLogs::altered),
                sum(result, HourOfLogs::extra),
                sum(result, HourOfLogs::untold));
        if (!result.chains().isEmpty()) {
            remarkSignatures(result);
        }
    }

    private void remarkSignatures(Reconciliation result) {
        if (publicKeys == null) {
            say(
                    "signatures were not checked: --public-keys F, as `aws cloudtrail"
                            + " list-public-keys` prints them");
            return;
        }
        int keyless = keyless(result);
        if (keyless > 0) {
            say(
                    "signatures not checked: %d; %s has no key for them, which `aws cloudtrail"
                            + " list-public-keys` prints for the time and region of each",
                    keyless, publicKeys);
        }
        int unsigned = sum(result, HourOfLogs::unsigned);
        if (unsigned > 0) {
            say(
                    "of the logs as delivered, only digests without a signature that holds name"
                            + " %d; the signature of a last digest is read from"
                            + " DIGEST.head.json",
                    unsigned);
        }
    }

    private static int sum(Reconciliation result, ToIntFunction<HourOfLogs> count) {
        return result.hours().stream().mapToInt(count).sum();
    }

    private static void say(String text, Object... values) {
        System.err.println(Visible.text(text.formatted(values)));
    }

    private static ObjectNode json(Reconciliation result) {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode chains = json.putArray("chains");
        result.chains().forEach(chain -> chains.add(json(chain)));
        ArrayNode hours = json.putArray("hours");
        result.hours().forEach(hour -> hours.add(json(hour)));
        ArrayNode findings = json.putArray("findings");
        result.findings().forEach(found -> findings.add(json(found)));
        return json;
    }

    private static JsonNode json(Chain chain) {
        return JSON.createObjectNode()
                .put("account", chain.account())
                .put("region", chain.region())
                .put("trail", chain.trail())
                .put("from", chain.from().toString())
                .put("until", chain.until().toString())
                .put("digests", chain.digests())
                .put("signed", chain.signed())
                .put("chained", chain.chained())
                .put("unverified", chain.unverified())
                .put("keyless", chain.keyless());
    }

    private static JsonNode json(HourOfLogs hour) {
        return JSON.createObjectNode()
                .put("account", hour.account())
                .put("region", hour.region())
                .put("hour", hour.hour().toString())
                .put("verified", hour.verified())
                .put("unsigned", hour.unsigned())
                .put("missing", hour.missing())
                .put("altered", hour.altered())
                .put("extra", hour.extra())
                .put("untold", hour.untold());
    }

    private static JsonNode json(TrailFinding found) {
        return JSON.createObjectNode()
                .put("kind", found.kind().name())
                .put("account", found.account())
                .put("region", found.region())
                .put("hour", found.hour().toString())
                .put("file", found.file())
                .put("sentence", found.sentence());
    }
}
