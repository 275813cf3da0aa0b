package dev.attest.certification.routing.model;

/// Why a reviewer got something, strongest reason first.
public enum RoutedBy {
    MANAGER,
    ACCOUNT_OWNER,
    CAMPAIGN_OWNER,
    ESCALATION
}
