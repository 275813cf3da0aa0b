package dev.attest.certification.routing.model;

/// Where an entitlement's review goes.
public sealed interface Route {
    record To(Reviewer reviewer, RoutedBy routedBy) implements Route {}

    /// Nobody may review it: a gap to be named, never a silent drop.
    record Refused(String reason) implements Route {}
}
