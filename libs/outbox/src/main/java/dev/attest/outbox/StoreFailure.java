package dev.attest.outbox;

import java.sql.SQLException;

/// The database refused or could not be reached.
public final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreFailure(String doing, SQLException cause) {
        super(doing + ": " + cause.getMessage(), cause);
    }
}
