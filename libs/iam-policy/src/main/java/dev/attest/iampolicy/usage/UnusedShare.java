package dev.attest.iampolicy.usage;

/// U = 1 − |used ∩ granted sensitive| / |granted sensitive|, from 0 to 1. It is known exactly where
/// every use is known by its action; a service that was used by actions nobody knows leaves a span.
///
/// @param least when every action of such a service was used
/// @param most when none of its actions that were not seen was
public record UnusedShare(double least, double most) {

    public UnusedShare {
        if (!(0 <= least && least <= most && most <= 1)) {
            throw new IllegalArgumentException("not a share: " + least + " to " + most);
        }
    }
}
