package dev.attest.collector.inventory.reading;

/// How much of one inventory file is read: all of a file is in memory at once.
///
/// @param bytes after decompression
/// @param principals users and roles
/// @param elements of all lists, and what stands in the lists of each
public record InventoryBounds(long bytes, int principals, int elements) {

    public InventoryBounds {
        if (bytes < 1 || principals < 1 || elements < 1) {
            throw new IllegalArgumentException(
                    "bounds of an inventory file are above 0: %d bytes, %d principals, %d elements"
                            .formatted(bytes, principals, elements));
        }
    }

    String ofPrincipals() {
        return "the file lists more than %d users and roles (attest.imports.max-principals): it is not read on"
                .formatted(principals);
    }

    String ofElements() {
        return "the file lists more than %d things (attest.imports.max-elements): it is not read on"
                .formatted(elements);
    }
}
