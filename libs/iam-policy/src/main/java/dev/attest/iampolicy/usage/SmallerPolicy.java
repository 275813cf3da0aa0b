package dev.attest.iampolicy.usage;

import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.PrincipalAccess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Policies that allow what was used of others, and nothing else.
///
/// Every used action stays allowed where it was, under the same conditions: on the resources it was
/// used on, where they are known, else on those of the original. Every Deny stays. Boundary and
/// control policies are not touched, and go on limiting both.
///
/// @param documents in the order of services, each within IAM's size; none when nothing is left
/// @param reservations why not to put them in place without a further look; empty when advised
public record SmallerPolicy(List<ProposedPolicy> documents, List<String> reservations) {

    /// How many managed policies a principal has at most, unless AWS raised that. Source: IAM User
    /// Guide, "IAM and AWS STS quotas".
    private static final int MAX_ATTACHED = 10;

    public SmallerPolicy {
        documents = List.copyOf(documents);
        reservations = List.copyOf(reservations);
    }

    /// In place of a principal's identity policies, also those of its groups.
    public static SmallerPolicy propose(PrincipalAccess access, ObservedUse use) {
        return propose(access.identity(), use);
    }

    /// In place of policies that count together.
    public static SmallerPolicy propose(PolicySet original, ObservedUse use) {
        List<PolicyDocument> read =
                original.read().stream().map(NamedPolicy.Read::document).toList();
        UsedGrants grants = new UsedGrants(use);
        read.forEach(grants::add);
        List<DraftStatement> statements =
                Stream.concat(grants.statements().stream(), denies(read).stream())
                        .sorted(Comparator.comparing(DraftStatement::version).reversed())
                        .toList();
        List<ProposedPolicy> documents = ProposedPolicy.of(statements);
        return new SmallerPolicy(
                documents, reservations(original, use, documents, grants.keptWhole()));
    }

    /// Whether to advise that the original be replaced.
    public boolean advised() {
        return reservations.isEmpty();
    }

    /// The proposal as what a principal holds.
    public PolicySet policies() {
        List<NamedPolicy> policies = new ArrayList<>();
        for (ProposedPolicy each : documents) {
            policies.add(
                    new NamedPolicy.Read(
                            "smaller-" + (policies.size() + 1), null, each.document()));
        }
        return new PolicySet(policies);
    }

    /// Each Deny once; a name that two of them have is left out.
    private static List<DraftStatement> denies(List<PolicyDocument> documents) {
        List<DraftStatement> denies =
                documents.stream()
                        .flatMap(document ->
                                document.statements().stream()
                                        .filter(each -> each.effect() == Effect.DENY)
                                        .map(each -> DraftStatement.of(document.version(), each)))
                        .distinct()
                        .toList();
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        denies.forEach(each -> {
            if (each.sid() != null && !seen.add(each.sid())) {
                twice.add(each.sid());
            }
        });
        return denies.stream()
                .map(each ->
                        each.sid() != null && twice.contains(each.sid()) ? each.withoutSid() : each)
                .distinct()
                .toList();
    }

    private static List<String> reservations(
            PolicySet original,
            ObservedUse use,
            List<ProposedPolicy> documents,
            boolean keptWhole) {
        List<String> reservations = new ArrayList<>();
        Observation observation = Observation.of(use);
        if (!observation.longEnough()) {
            reservations.add(observation.text());
        }
        if (!use.services().isEmpty()) {
            reservations.add(
                    "of "
                            + String.join(", ", use.services().keySet())
                            + " nobody knows which actions were used: all of them are kept");
        }
        if (keptWhole) {
            reservations.add("a NotAction that speaks of such a service is kept as it is");
        }
        original.unread()
                .forEach(each ->
                        reservations.add(
                                "the policy "
                                        + each.name()
                                        + " could not be read: "
                                        + each.reason()));
        if (documents.size() > MAX_ATTACHED) {
            reservations.add(
                    documents.size() + " policies are more than " + MAX_ATTACHED + " at once");
        }
        if (documents.stream().anyMatch(each -> each.size() > ProposedPolicy.MAX_SIZE)) {
            reservations.add(
                    "a statement alone is larger than " + ProposedPolicy.MAX_SIZE + " characters");
        }
        return reservations;
    }
}
