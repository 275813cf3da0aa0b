package dev.attest.collector.inventory;

import dev.attest.collector.inventory.reading.InventoryBounds;

/// Inventory files for tests.
final class InventoryFixture {

    /// So much of a file is read.
    static final InventoryBounds BOUNDS = new InventoryBounds(1 << 26, 20_000, 100_000);

    private InventoryFixture() {}
}
