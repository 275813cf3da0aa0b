package dev.attest.cli.audits;

import dev.attest.cli.output.CommandFailure;
import dev.attest.iamaudit.check.AuditSources;
import dev.attest.iamaudit.check.Check;
import dev.attest.iamaudit.check.CheckFinding;
import dev.attest.iamaudit.check.Checks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// Which checks are asked, and with what parameters.
final class CheckOptions {
    @Option(names = "--all", description = "All 65 checks besides.")
    private boolean all;

    @Option(
            names = "--set",
            paramLabel = "CHECK.PARAMETER=VALUE",
            description =
                    "With --all: a parameter of a check, such as"
                            + " iam_rotate_access_key_90_days.days=60. May be given several times.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    boolean all() {
        return all;
    }

    boolean any() {
        return all || !parameters.isEmpty();
    }

    /// All checks with their parameters; none where none are asked for.
    ///
    /// @throws CommandFailure when a parameter is set that no check has
    List<Check> checks() {
        if (!all) {
            return List.of();
        }
        Map<String, Check> checks = new LinkedHashMap<>();
        Checks.all().forEach(check -> checks.put(check.id(), check));
        parameters.forEach((name, value) -> {
            int dot = name.indexOf('.');
            Check check = dot < 0 ? null : checks.get(name.substring(0, dot));
            if (check == null) {
                throw CommandFailure.usage("--set " + name + ": no check has this parameter");
            }
            try {
                checks.put(check.id(), check.with(name.substring(dot + 1), value));
            } catch (IllegalArgumentException e) {
                throw CommandFailure.usage("--set " + name + ": " + e.getMessage());
            }
        });
        return List.copyOf(checks.values());
    }

    static CheckListing run(List<Check> checks, AuditSources sources) {
        Map<Check, List<CheckFinding>> found = new LinkedHashMap<>();
        checks.forEach(check -> found.put(check, check.run(sources)));
        return new CheckListing(found);
    }
}
