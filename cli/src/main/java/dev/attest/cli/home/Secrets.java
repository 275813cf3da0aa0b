package dev.attest.cli.home;

import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/// Passwords and keys of one home: made once, one file each, readable by the owner alone.
public final class Secrets {
    private static final String ALPHABET =
            "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 32;
    private static final int DEMO_LENGTH = 14;

    private final Home home;
    private final SecureRandom random = new SecureRandom();

    public Secrets(Home home) {
        this.home = home;
    }

    /// The secret called `name`, made now if this home has none yet.
    public String make(String name) {
        return make(name, LENGTH);
    }

    /// A secret for one run, kept nowhere.
    public String makeForOnce() {
        return random(LENGTH);
    }

    /// One password for all demo people; short enough to type.
    public String demoPassword() {
        return make("demo-password", DEMO_LENGTH);
    }

    /// The secret called `name` of a home that was started before.
    public String read(String name) {
        Path file = home.secrets().resolve(name);
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.NOT_REACHABLE,
                    "no embedded stack was started in "
                            + home.directory()
                            + " (no "
                            + name
                            + "); run `attest up`, or name another home with --home",
                    e);
        }
    }

    private String make(String name, int length) {
        Path file = home.secrets().resolve(name);
        try {
            if (!Files.exists(file)) {
                Home.write(file, random(length) + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String random(int length) {
        var secret = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return secret.toString();
    }
}
