package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.Truth;
import java.util.ArrayList;
import java.util.List;

/// One way to be allowed: every part must allow. A request is allowed when one of its ways is, and
/// nothing denies it.
record Way(List<LayerVerdict> parts) {

    /// The parts one after the other.
    @SafeVarargs
    static Way of(List<LayerVerdict>... parts) {
        List<LayerVerdict> all = new ArrayList<>();
        for (List<LayerVerdict> part : parts) {
            all.addAll(part);
        }
        return new Way(all);
    }

    Truth allowed() {
        Truth allowed = Truth.YES;
        for (LayerVerdict part : parts) {
            allowed = allowed.and(part.allowed());
        }
        return allowed;
    }

    boolean mayAllow() {
        return passed() == parts.size();
    }

    Standing standing() {
        Standing standing = Standing.YES;
        for (LayerVerdict part : parts) {
            standing = standing.and(part.standing());
        }
        return standing;
    }

    /// The layer that ends the way which leads farthest; of several such, the last one's.
    ///
    /// @param ways none of which may allow
    static Layer stop(List<Way> ways) {
        Way farthest = ways.getFirst();
        for (Way way : ways) {
            if (way.passed() >= farthest.passed()) {
                farthest = way;
            }
        }
        return farthest.parts.get(farthest.passed()).layer();
    }

    /// How many parts may allow before the first that does not.
    private int passed() {
        int passed = 0;
        while (passed < parts.size() && parts.get(passed).mayAllow() != Truth.NO) {
            passed++;
        }
        return passed;
    }
}
