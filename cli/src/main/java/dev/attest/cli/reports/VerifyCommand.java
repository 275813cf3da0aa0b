package dev.attest.cli.reports;

import dev.attest.cli.home.HomeChoice;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.ShortId;
import dev.attest.cli.output.Visible;
import dev.attest.proof.Mismatch;
import dev.attest.proof.ProofVerifier;
import dev.attest.proof.Verification;
import dev.attest.proof.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `attest verify FILE`: offline.
@Command(
        name = "verify",
        description =
                "Checks a file against its proof, offline. Exit code 0: it is what the evidence log"
                        + " holds; 1: it is not, and what differs is named.")
public final class VerifyCommand implements Callable<Integer> {
    @ParentCommand private HomeChoice attest;

    @Parameters(paramLabel = "FILE", description = "What `attest report` wrote.")
    private Path file;

    @Option(names = "--proof", paramLabel = "FILE", description = "Default: FILE.proof.")
    private @Nullable Path proof;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The log's public key. Default: keys/log.pub of the home.")
    private @Nullable Path key;

    @Option(
            names = "--kind",
            paramLabel = "TYPE",
            description =
                    "Refuse every other kind of report, such as access-certification. A proof holds"
                            + " for a report, not for its name.")
    private @Nullable String kind;

    @Option(
            names = "--campaign",
            paramLabel = "ID",
            description = "Refuse the report of another campaign.")
    private @Nullable String campaign;

    @Override
    public Integer call() {
        if (campaign != null) {
            ShortId.require("--campaign", campaign);
        }
        Path proofFile = proof == null ? ProofFiles.beside(file) : proof;
        Path keyFile = key == null ? new PinnedKey(attest.home()).file() : key;
        VerifierKey pinned = PinnedKey.read(keyFile);
        return switch (verify(proofFile, pinned)) {
            case Verification.Verified verified -> judged(verified);
            case Verification.Refused refused ->
                    refused(
                            "is not what its proof says",
                            refused.mismatches().stream().map(Mismatch::message).toList());
        };
    }

    private int judged(Verification.Verified verified) {
        ProvenEntry proven = ProvenEntry.of(verified);
        List<String> others = proven.otherThan(kind, campaign);
        if (!others.isEmpty()) {
            return refused("is another report than the one asked for", others);
        }
        System.out.println(
                "verified: "
                        + file
                        + " is entry "
                        + verified.index()
                        + " of the evidence log ("
                        + verified.checkpoint().size()
                        + " entries, key "
                        + verified.keyId()
                        + ")");
        proven.lines(file).forEach(System.out::println);
        return ExitCode.FINE.number();
    }

    private int refused(String why, List<String> mismatches) {
        System.out.println("REFUSED: " + file + " " + why);
        mismatches.forEach(mismatch -> System.out.println("  " + Visible.text(mismatch)));
        return ExitCode.FINDINGS.number();
    }

    private Verification verify(Path proofFile, VerifierKey pinned) {
        try (InputStream in = Files.newInputStream(file);
                InputStream sidecar = Files.newInputStream(proofFile)) {
            byte[] most = sidecar.readNBytes(ProofVerifier.LONGEST_PROOF + 1);
            return ProofVerifier.verify(in, most, pinned);
        } catch (IOException e) {
            throw CommandFailure.usage("cannot read " + e.getMessage());
        }
    }
}
