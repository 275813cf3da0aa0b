package dev.attest.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// The memory of another process, as Linux counts it.
final class ProcessMemory {

    private final Path process;

    ProcessMemory(long pid) {
        this.process = Path.of("/proc", Long.toString(pid));
    }

    /// Lets the peak begin anew at what is used now; false when the system does not let us.
    boolean resetPeak() {
        try {
            Files.writeString(process.resolve("clear_refs"), "5");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// The most memory held since the start or the last reset, in KiB; empty when it cannot be
    /// read.
    OptionalLong peak() {
        try {
            return Files.readAllLines(process.resolve("status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
