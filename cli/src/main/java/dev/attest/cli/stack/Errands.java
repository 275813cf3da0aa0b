package dev.attest.cli.stack;

import java.io.IOException;

/// Short-lived helpers of a part (make a database cluster, format a log directory), watched like
/// the parts themselves.
@FunctionalInterface
interface Errands {
    /// Runs to the end; fails with the last lines of its output when it does not end well.
    void run(String what, Launch launch) throws IOException;
}
