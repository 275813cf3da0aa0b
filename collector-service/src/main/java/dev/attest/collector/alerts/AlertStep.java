package dev.attest.collector.alerts;

import dev.attest.rest.ProblemException;
import org.jspecify.annotations.Nullable;

/// What somebody does with an alert.
sealed interface AlertStep {

    /// Why, or what was found so far.
    @Nullable String note();

    /// Somebody has seen it and is looking into it.
    record Acknowledge(@Nullable String note) implements AlertStep {}

    /// Somebody is to look into it.
    ///
    /// @param assignee an e-mail address
    record Assign(String assignee, @Nullable String note) implements AlertStep {}

    /// It was looked into.
    record Close(String note) implements AlertStep {}

    /// It was closed too early.
    record Reopen(String note) implements AlertStep {}

    /// The state after this step.
    ///
    /// @throws ProblemException if the alert stands where the step makes no sense
    default AlertState from(AlertState state) {
        return switch (this) {
            case Acknowledge _ ->
                    switch (state) {
                        case OPEN -> AlertState.ACKNOWLEDGED;
                        case ACKNOWLEDGED, ASSIGNED ->
                                throw ProblemException.conflict(
                                        "already-acknowledged",
                                        "Somebody has taken the alert on already.");
                        case CLOSED -> throw closed();
                    };
            case Assign _ ->
                    switch (state) {
                        case OPEN, ACKNOWLEDGED, ASSIGNED -> AlertState.ASSIGNED;
                        case CLOSED -> throw closed();
                    };
            case Close _ ->
                    switch (state) {
                        case OPEN, ACKNOWLEDGED, ASSIGNED -> AlertState.CLOSED;
                        case CLOSED -> throw closed();
                    };
            case Reopen _ ->
                    switch (state) {
                        case CLOSED -> AlertState.OPEN;
                        case OPEN, ACKNOWLEDGED, ASSIGNED ->
                                throw ProblemException.conflict(
                                        "not-closed", "The alert is not closed.");
                    };
        };
    }

    private static ProblemException closed() {
        return ProblemException.conflict("already-closed", "The alert is closed already.");
    }
}
