package dev.attest.collector.inventory;

/// Somebody else changes inventory or people, and takes long: nothing of what came was taken, and
/// it may come again.
public final class InventoryBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InventoryBusyException() {
        super("somebody else changes inventory or people", null, false, false);
    }
}
