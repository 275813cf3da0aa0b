package dev.attest.sample.model;

/// The stories planted in the company. The README tells each one.
public enum Plot {
    ROOT_LOGIN,
    ADMINISTRATOR_GRANT,
    MFA_REMOVED,
    LEAVER_WITH_KEY,
    DORMANT_ADMINISTRATOR,
    EXTERNAL_TRUST,
    BRUTE_FORCE,
    ESCALATION,
    CONFLICT_OF_DUTIES,
    MOVER,
    HIDDEN_ADMINISTRATOR,
    SELF_REVIEW
}
