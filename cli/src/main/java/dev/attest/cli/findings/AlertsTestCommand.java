package dev.attest.cli.findings;

import dev.attest.cli.output.Column;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.ListingOptions;
import dev.attest.cli.output.Visible;
import dev.attest.rules.CompiledRule;
import dev.attest.rules.RuleTests;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `attest alerts test RULE`.
@Command(
        name = "test",
        description = {
            "Runs the tests at the bottom of an alert rule; offline, nothing has to run.",
            "The exit code is 1 when a test fails or is missing, and 2 when the rule does not"
                    + " compile."
        })
final class AlertsTestCommand implements Callable<Integer> {
    private static final List<Column<RuleTests.Result>> COLUMNS =
            List.of(
                    Column.fixed("RESULT", result -> result.passed() ? "ok" : "FAILED"),
                    Column.flexible("TEST", RuleTests.Result::name),
                    Column.wrapped("PROBLEM", RuleTests.Result::problem));

    @Mixin private ListingOptions listing;

    @Parameters(
            paramLabel = "RULE",
            description = "A file, such as rules/my-rule.yaml, or the id of a rule that ships.")
    private String rule;

    @Override
    public Integer call() {
        CompiledRule compiled = RuleSource.of(rule).compiled();
        List<RuleTests.Result> results = RuleTests.run(compiled);
        List<String> missing = RuleTests.missing(compiled.rule());
        listing.print(COLUMNS, results, "the rule has no tests");
        long failed = results.stream().filter(result -> !result.passed()).count();
        missing.forEach(sentence -> System.err.println(Visible.text("missing: " + sentence)));
        System.err.printf(
                "%s: %d tests, %d failed%n", compiled.rule().id(), results.size(), failed);
        return (failed > 0 || !missing.isEmpty() ? ExitCode.FINDINGS : ExitCode.FINE).number();
    }
}
