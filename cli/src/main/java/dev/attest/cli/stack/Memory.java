package dev.attest.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The memory of a process and its children, in megabytes: proportional set size, which counts
/// shared pages once.
final class Memory {
    private static final long UNKNOWN = -1;

    private Memory() {}

    /// Megabytes, or -1 where the system does not tell.
    static long megabytes(long pid) {
        if (pid == 0 || !Files.isDirectory(Path.of("/proc/self"))) {
            return UNKNOWN;
        }
        long kilobytes =
                ProcessHandle.of(pid).stream()
                        .flatMap(p -> Stream.concat(Stream.of(p), p.descendants()))
                        .mapToLong(process -> proportional(process.pid()))
                        .sum();
        return Math.round(kilobytes / 1024.0);
    }

    private static long proportional(long pid) {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"));
            return lines.stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
