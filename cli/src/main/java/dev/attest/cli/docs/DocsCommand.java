package dev.attest.cli.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `attest docs`.
@Command(
        name = "docs",
        description =
                "What AWS has to be told: the policies that collection needs. Nothing has to run.")
public final class DocsCommand implements Runnable {
    private static final String COMMERCIAL = "aws";

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "which document? role-policy or collector-policy");
    }

    @Command(
            name = "role-policy",
            description =
                    "The read-only policy of the role that the collector assumes in each account. It names"
                            + " no ARN: it is the same in every partition.")
    void rolePolicy() {
        System.out.print(document("role-policy.json"));
    }

    @Command(
            name = "collector-policy",
            description =
                    "The policy of the collector's own identity: assume that role, list the accounts, keep"
                            + " the lake and the evidence, read trails, publish alerts. Put your"
                            + " names in before use, and leave out the statements of what you do"
                            + " not use.")
    void collectorPolicy(
            @Option(
                            names = "--partition",
                            paramLabel = "P",
                            defaultValue = COMMERCIAL,
                            converter = Partition.class,
                            description =
                                    "The part of AWS of its ARNs: aws, aws-cn or aws-us-gov; aws"
                                            + " if not given. Each has an identity of its own.")
                    String partition) {
        System.out.print(
                document("collector-policy.json")
                        .replace("arn:" + COMMERCIAL + ":", "arn:" + partition + ":"));
    }

    /// A partition of AWS, as in ARNs.
    static final class Partition implements ITypeConverter<String> {
        private static final Set<String> KNOWN = Set.of(COMMERCIAL, "aws-cn", "aws-us-gov");

        @Override
        public String convert(String value) {
            if (!KNOWN.contains(value)) {
                throw new TypeConversionException(
                        "'" + value + "' is none of aws, aws-cn and aws-us-gov");
            }
            return value;
        }
    }

    private static String document(String name) {
        try (InputStream in = DocsCommand.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
