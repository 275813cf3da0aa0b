package dev.attest.events.activity;

/// What kind of identity acted. UNKNOWN stays unknown; it is never guessed.
public enum ActorKind {
    ROOT,
    IAM_USER,
    ASSUMED_ROLE,
    FEDERATED_USER,
    WEB_IDENTITY,
    SAML,
    IDENTITY_CENTER_USER,
    AWS_SERVICE,
    AWS_ACCOUNT,
    UNKNOWN
}
