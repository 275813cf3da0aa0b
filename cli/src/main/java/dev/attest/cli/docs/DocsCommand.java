package dev.attest.cli.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `attest docs`.
@Command(
        name = "docs",
        description =
                "What AWS has to be told: the policies that collection needs. Nothing has to run.")
public final class DocsCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "which document? role-policy or collector-policy");
    }

    @Command(
            name = "role-policy",
            description =
                    "The read-only policy of the role that the collector assumes in each account.")
    void rolePolicy() {
        print("role-policy.json");
    }

    @Command(
            name = "collector-policy",
            description =
                    "The policy of the collector's own identity: assume that role, and list the"
                            + " accounts. Name the role in it before use.")
    void collectorPolicy() {
        print("collector-policy.json");
    }

    private static void print(String name) {
        try (InputStream in = DocsCommand.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            System.out.print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
