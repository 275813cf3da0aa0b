package dev.attest.cli.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Keeps Ctrl-C at the terminal away from the parts: the supervisor alone decides in which order
/// they end. Where no `setsid` exists (macOS), the guard's ignoring of the signal has to do.
final class OwnSession {
    private static final List<String> PREFIX =
            List.of("/usr/bin/setsid", "/bin/setsid").stream()
                    .filter(path -> Files.isExecutable(Path.of(path)))
                    .findFirst()
                    .map(List::of)
                    .orElse(List.of());

    private OwnSession() {}

    static List<String> prefix() {
        return PREFIX;
    }
}
