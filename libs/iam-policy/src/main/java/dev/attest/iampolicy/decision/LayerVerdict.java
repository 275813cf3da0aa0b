package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.Truth;
import java.util.ArrayList;
import java.util.List;

/// What one layer's readable policies say, and which of its policies could not be asked.
record LayerVerdict(
        Layer layer,
        Truth allowed,
        Truth denied,
        List<DecidingStatement> applying,
        List<NamedPolicy.Unread> unread) {

    /// A layer that is not there and that would have to allow.
    static LayerVerdict missing(Layer layer) {
        return new LayerVerdict(layer, Truth.NO, Truth.NO, List.of(), List.of());
    }

    Truth mayAllow() {
        return unread.isEmpty() ? allowed : allowed.or(Truth.MAYBE);
    }

    Truth mayDeny() {
        return unread.isEmpty() ? denied : denied.or(Truth.MAYBE);
    }

    /// How firmly the layer allows, when what could not be read is trusted not to deny.
    Standing standing() {
        return switch (allowed) {
            case YES -> Standing.YES;
            case MAYBE -> Standing.CONDITIONAL;
            case NO -> unread.isEmpty() ? Standing.NO : Standing.UNKNOWN;
        };
    }

    /// The statements of that effect that apply so.
    List<DecidingStatement> applying(Effect effect, Truth applies) {
        List<DecidingStatement> found = new ArrayList<>(applying.size());
        for (DecidingStatement each : applying) {
            if (each.applies() == applies && each.statement().effect() == effect) {
                found.add(each);
            }
        }
        return found;
    }
}
