package dev.attest.cli.stack;

/// What is known of one part; written to the state file for other commands to read. `pid` is 0
/// while no process runs, `note` is empty unless something has to be said.
public record PartStatus(
        String name,
        String title,
        String version,
        int port,
        PartState state,
        long pid,
        int restarts,
        String note) {

    PartStatus in(PartState next) {
        return new PartStatus(name, title, version, port, next, pid, restarts, note);
    }

    PartStatus running(long process) {
        return new PartStatus(name, title, version, port, state, process, restarts, note);
    }

    PartStatus noting(String text) {
        return new PartStatus(name, title, version, port, state, pid, restarts, text);
    }

    PartStatus restarted(int count) {
        return new PartStatus(name, title, version, port, state, pid, count, note);
    }
}
