package dev.attest.cli;

import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.Visible;
import java.util.stream.Collectors;
import picocli.CommandLine;

/// The entry of the command line.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Attest())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(Main::explain);
    }

    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof CommandFailure known) {
            String message = String.valueOf(known.getMessage());
            System.err.println(
                    "attest: "
                            + message.lines()
                                    .map(Visible::text)
                                    .collect(Collectors.joining(System.lineSeparator())));
            return known.exitCode().number();
        }
        System.err.println("attest: unexpected: " + failure);
        if (System.getenv("ATTEST_DEBUG") != null) {
            failure.printStackTrace();
        } else {
            System.err.println("(ATTEST_DEBUG=1 shows where)");
        }
        return ExitCode.NOT_REACHABLE.number();
    }
}
