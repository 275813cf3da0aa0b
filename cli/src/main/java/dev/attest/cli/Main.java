package dev.attest.cli;

import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.PointInTime;
import dev.attest.cli.output.Visible;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
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
                .registerConverter(Instant.class, Main::instant)
                .setParameterExceptionHandler(Main::misused)
                .setExecutionExceptionHandler(Main::explain);
    }

    private static Instant instant(String text) {
        try {
            return PointInTime.parse(text, Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    private static int misused(CommandLine.ParameterException misuse, String[] arguments) {
        PrintWriter errors = misuse.getCommandLine().getErr();
        Misuse.lines(misuse).forEach(errors::println);
        return ExitCode.USAGE.number();
    }

    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter errors = command.getErr();
        if (failure instanceof CommandFailure known) {
            String message = String.valueOf(known.getMessage());
            errors.println(
                    "attest: "
                            + message.lines()
                                    .map(Visible::text)
                                    .collect(Collectors.joining(System.lineSeparator())));
            return known.exitCode().number();
        }
        errors.println("attest: unexpected: " + failure);
        if (System.getenv("ATTEST_DEBUG") != null) {
            failure.printStackTrace(errors);
        } else {
            errors.println("(ATTEST_DEBUG=1 shows where)");
        }
        return ExitCode.NOT_REACHABLE.number();
    }
}
