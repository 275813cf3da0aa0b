package dev.attest.cli.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How a process is started, and how it is asked to end before it is made to.
record Launch(
        List<String> command, Map<String, String> environment, String stopSignal, Duration grace) {
    private static final Duration GRACE = Duration.ofSeconds(10);

    Launch {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a launch needs a command");
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    static Launch of(List<String> command) {
        return new Launch(command, Map.of(), "TERM", GRACE);
    }
}
