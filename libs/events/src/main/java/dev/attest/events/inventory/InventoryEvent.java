package dev.attest.events.inventory;

import dev.attest.events.Event;

/// Who and what exists, as snapshots saw it. Keyed by account (people by person), so that
/// [InventorySnapshotTaken] arrives after everything its snapshot observed.
public sealed interface InventoryEvent extends Event
        permits AccountObserved,
                PersonObserved,
                PrincipalObserved,
                GroupObserved,
                PermissionSetObserved,
                PolicyObserved,
                PrincipalGone,
                InventorySnapshotTaken {

    String TOPIC = "attest.inventory";

    @Override
    default String topic() {
        return TOPIC;
    }
}
