package dev.attest.cli.reports;

import dev.attest.cli.client.Api;
import dev.attest.cli.client.Service;
import dev.attest.cli.home.Home;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.InputFiles;
import dev.attest.proof.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The evidence log's public key as this home first saw it. A log that later shows another key is
/// not trusted.
final class PinnedKey {
    /// More bytes than any key has.
    private static final int LONGEST = 64 * 1024;

    private final Home home;

    PinnedKey(Home home) {
        this.home = home;
    }

    void pin(Api api) {
        byte[] answer = api.download(Service.REPORTING, "/evidence/key");
        String current = new String(answer, StandardCharsets.UTF_8).strip();
        VerifierKey seen = parse(current, "the evidence log");
        try {
            if (!Files.exists(file())) {
                home.create();
                Home.write(file(), seen.text() + "\n");
            } else if (!read(file()).equals(seen)) {
                throw new CommandFailure(
                        ExitCode.FINDINGS,
                        "the evidence log signs with another key ("
                                + seen.keyId()
                                + ") than the one pinned in "
                                + file()
                                + "; find out why before you remove that file");
            }
        } catch (IOException e) {
            throw CommandFailure.usage("cannot write " + file() + ": " + e.getMessage());
        }
    }

    Path file() {
        return home.keys().resolve("log.pub");
    }

    static VerifierKey read(Path file) {
        if (!Files.exists(file)) {
            throw CommandFailure.usage(
                    "no log key at "
                            + file
                            + "; name one with --key (it is pinned by `attest report`)");
        }
        return parse(InputFiles.text(file, LONGEST).strip(), file.toString());
    }

    private static VerifierKey parse(String text, String where) {
        try {
            return VerifierKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(where + " holds no log key: " + e.getMessage());
        }
    }
}
