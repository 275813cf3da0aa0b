package dev.attest.cli.policies;

import dev.attest.iampolicy.decision.ControlPolicies;
import java.util.List;
import picocli.CommandLine.Option;

/// `--scp`, wherever service control policies bind who is looked at.
final class ServiceControlOptions {
    @Option(
            names = "--scp",
            paramLabel = "FILE",
            description =
                    "A level of service control policies, from the root of the organization down;"
                            + " several files of one level are separated by commas. A level that"
                            + " only denies has FullAWSAccess beside it, as AWS attaches it.")
    private List<String> levels = List.of();

    ControlPolicies read(PolicyFiles files) {
        return files.serviceControls(levels);
    }
}
