package dev.attest.certification.remediation;

import dev.attest.certification.review.ReviewItem;
import dev.attest.events.certification.EntitlementKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// References of the parties that each role is to trust no longer, by role.
final class RevokedParties {
    private RevokedParties() {}

    static Map<String, Set<String>> of(Collection<Remediation> open) {
        return of(List.of(), open);
    }

    static Map<String, Set<String>> of(
            Collection<ReviewItem> revoked, Collection<Remediation> open) {
        var parties = new HashMap<String, Set<String>>();
        for (var item : revoked) {
            if (item.kind == EntitlementKind.ROLE_TRUST) {
                parties.computeIfAbsent(item.principalId, role -> new TreeSet<>())
                        .add(item.reference);
            }
        }
        for (var one : open) {
            parties.computeIfAbsent(one.principalId, role -> new TreeSet<>()).add(one.reference);
        }
        return parties;
    }
}
