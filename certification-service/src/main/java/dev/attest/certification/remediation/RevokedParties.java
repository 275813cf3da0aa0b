package dev.attest.certification.remediation;

import dev.attest.certification.population.Held;
import dev.attest.certification.review.ReviewItem;
import dev.attest.events.certification.EntitlementKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// References of the parties that each role is to trust no longer, by role.
final class RevokedParties {
    private RevokedParties() {}

    static Map<String, Set<String>> of(Collection<Remediation> open, Held held) {
        return of(List.of(), open, held);
    }

    /// @param held by what names the parties go now
    static Map<String, Set<String>> of(
            Collection<ReviewItem> revoked, Collection<Remediation> open, Held held) {
        var parties = new HashMap<String, Set<String>>();
        Stream.concat(
                        revoked.stream().map(ReviewItem::sought),
                        open.stream().map(Remediation::sought))
                .filter(one -> one.kind() == EntitlementKind.ROLE_TRUST)
                .forEach(one ->
                        parties.computeIfAbsent(one.principalId(), role -> new TreeSet<>())
                                .addAll(held.references(one)));
        return parties;
    }
}
