package dev.attest.cli.policies;

import dev.attest.cli.output.CommandFailure;
import dev.attest.iampolicy.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// `--context`, wherever a request is asked about.
final class ContextOptions {
    @Option(
            names = "--context",
            paramLabel = "KEY=VALUE",
            description = "A condition key; several times for several values.")
    private List<String> context = List.of();

    @Option(
            names = "--context-complete",
            description = "Every key that is not given is absent, not unknown.")
    private boolean complete;

    boolean complete() {
        return complete;
    }

    /// The values of each key, folded.
    Map<String, List<String>> given() {
        Map<String, List<String>> given = new HashMap<>();
        for (String pair : context) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw CommandFailure.usage("--context " + pair + " is not KEY=VALUE");
            }
            given.computeIfAbsent(Context.fold(pair.substring(0, equals)), key -> new ArrayList<>())
                    .add(pair.substring(equals + 1));
        }
        return given;
    }
}
