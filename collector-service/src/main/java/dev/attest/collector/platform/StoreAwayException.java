package dev.attest.collector.platform;

/// The database is away: what came was not taken, and may come again.
public final class StoreAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final int COME_BACK_SECONDS = 5;

    StoreAwayException() {
        super("the database is away", null, false, false);
    }

    StoreAwayException(Throwable cause) {
        super("the database is away: " + cause.getMessage(), cause);
    }
}
