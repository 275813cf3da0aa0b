package dev.attest.certification.review.model;

/// Where a package stands. DECIDED and OPEN change into each other until the signature.
public enum PackageState {
    OPEN,
    DECIDED,
    SIGNED,
    EXPIRED,
    CANCELLED;

    /// Whether its decisions can still change.
    public boolean changeable() {
        return switch (this) {
            case OPEN, DECIDED -> true;
            case SIGNED, EXPIRED, CANCELLED -> false;
        };
    }
}
