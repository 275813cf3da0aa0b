package dev.attest.console.alerts;

import dev.attest.console.api.CollectorApi.AlertView;
import dev.attest.rest.Caller;
import org.jspecify.annotations.Nullable;

/// An alert as its page shows it, with what the reader may do about it.
///
/// @param version as `If-Match` takes it
/// @param history the steps that were taken
/// @param evidence null for those who may not read it, and when it is gone
/// @param gone whether the record is no longer kept
/// @param problem why the last step was refused; null when none was
public record AlertSheet(
        AlertView alert,
        String version,
        AlertHistory history,
        @Nullable AlertRecord evidence,
        boolean gone,
        boolean mayWork,
        boolean mayClose,
        @Nullable String problem) {

    static AlertSheet of(
            AlertView alert,
            String version,
            AlertHistory history,
            @Nullable AlertRecord evidence,
            boolean gone,
            Caller caller,
            @Nullable String problem) {
        return new AlertSheet(
                alert,
                version,
                history,
                evidence,
                gone,
                caller.may("alerts:work"),
                caller.may("alerts:close"),
                problem);
    }

    public boolean closed() {
        return alert.state().equals("CLOSED");
    }

    /// Whether somebody can take it on.
    public boolean untaken() {
        return alert.state().equals("OPEN");
    }

    /// Whether there is anything that the reader can do.
    public boolean open() {
        return mayWork || (mayClose && !closed());
    }
}
