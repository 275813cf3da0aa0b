package dev.attest.cli.stack;

/// Where a part is between being asked for and being gone.
public enum PartState {
    WAITING("waiting"),
    PREPARING("preparing"),
    STARTING("starting"),
    HEALTHY("healthy"),
    UNHEALTHY("unhealthy"),
    RESTARTING("restarting"),
    FAILED("failed"),
    BLOCKED("blocked"),
    STOPPED("stopped");

    private final String label;

    PartState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// Whether the part will stay as it is until somebody does something.
    boolean settled() {
        return switch (this) {
            case HEALTHY, FAILED, BLOCKED -> true;
            case WAITING, PREPARING, STARTING, UNHEALTHY, RESTARTING, STOPPED -> false;
        };
    }

    boolean gaveUp() {
        return this == FAILED || this == BLOCKED;
    }
}
