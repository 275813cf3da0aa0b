package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// What is free on the disk that holds a home.
final class DiskSpace {
    private static final long MEGABYTE = 1024 * 1024;
    private static final long NEEDED = 300 * MEGABYTE;
    private static final long LOW = 64 * MEGABYTE;

    private final Home home;

    DiskSpace(Home home) {
        this.home = home;
    }

    /// Refuses to start where the databases would run into the wall at once.
    void requireEnough() {
        long free = free();
        if (free < NEEDED) {
            throw new CommandFailure(
                    ExitCode.NOT_REACHABLE,
                    "the disk that holds "
                            + home.directory()
                            + " has "
                            + free / MEGABYTE
                            + " MB free and Attest needs "
                            + NEEDED / MEGABYTE
                            + " MB; free some space or choose another place with --home");
        }
    }

    boolean low() {
        return free() < LOW;
    }

    String warning() {
        return "the disk that holds "
                + home.directory()
                + " has only "
                + free() / MEGABYTE
                + " MB left: free some space, then run `attest up` again; what was stored is safe";
    }

    static boolean blamedBy(List<String> logLines) {
        return logLines.stream().anyMatch(line -> line.contains("No space left on device"));
    }

    private long free() {
        try {
            return Files.getFileStore(home.directory()).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
