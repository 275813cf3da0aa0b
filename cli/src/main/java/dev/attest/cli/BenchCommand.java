package dev.attest.cli;

import dev.attest.cli.home.Home;
import dev.attest.cli.home.HomeChoice;
import dev.attest.cli.home.Installation;
import dev.attest.cli.output.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `attest bench [NAME]`: runs the benchmarks in a JVM of their own.
@Command(name = "bench", description = "The benchmarks: ratios beside their peers.")
final class BenchCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Which, and its options.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Installation installation = Installation.current();
        Home home = ((HomeChoice) spec.root().userObject()).home();
        Path target = installation.root().resolve("tests/benchmarks/target");
        Path classPath = target.resolve("benchmarks.path");
        if (!Files.exists(classPath)) {
            throw CommandFailure.notReachable(
                    "the benchmarks are not built: " + classPath + " is missing");
        }
        List<String> command =
                new ArrayList<>(
                        List.of(
                                installation.java(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dattest.root=" + installation.root(),
                                "-Dattest.home=" + home.directory(),
                                "-cp",
                                target.resolve("classes")
                                        + ":"
                                        + Files.readString(classPath).strip(),
                                "dev.attest.benchmarks.Main"));
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
