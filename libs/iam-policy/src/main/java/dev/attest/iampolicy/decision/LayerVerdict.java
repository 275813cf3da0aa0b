package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.Truth;
import java.util.List;

/// What one layer's readable policies say, and which of its policies could not be asked.
record LayerVerdict(
        Truth allowed,
        Truth denied,
        List<DecidingStatement> applying,
        List<NamedPolicy.Unread> unread) {

    Truth mayAllow() {
        return unread.isEmpty() ? allowed : allowed.or(Truth.MAYBE);
    }

    Truth mayDeny() {
        return unread.isEmpty() ? denied : denied.or(Truth.MAYBE);
    }
}
