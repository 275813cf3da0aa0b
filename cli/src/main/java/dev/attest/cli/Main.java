package dev.attest.cli;

import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
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
            System.err.println("attest: " + known.getMessage());
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
