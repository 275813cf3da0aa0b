package dev.attest.iampolicy.change;

import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.Group;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A new default version of a managed policy, wherever it is held.
final class NewVersion {

    private final Account account;
    private final String policy;
    private final PolicyDocument document;

    NewVersion(Account account, String policy, PolicyDocument document) {
        this.account = account;
        this.policy = policy;
        this.document = document;
    }

    Account apply() {
        if (NamedPolicy.ofAws(policy)) {
            throw new ChangeRefusedException(policy + " is AWS's, and only AWS changes it");
        }
        List<NamedPolicy> held = held().filter(this::meant).toList();
        if (held.isEmpty()) {
            throw new ChangeRefusedException(
                    "nobody in account " + account.id() + " holds a managed policy " + policy);
        }
        return account.mapGroups(group -> new Group(group.arn(), changed(group.policies())))
                .mapIdentities(this::changed)
                .withOlderVersions(olderVersions(held.getFirst()));
    }

    private Stream<NamedPolicy> held() {
        Stream<PolicySet> ofIdentities =
                account.identities().values().stream()
                        .flatMap(identity ->
                                Stream.concat(
                                        Stream.concat(
                                                Stream.of(identity.own()),
                                                identity.boundary().stream()),
                                        identity.groups().stream().map(Group::policies)));
        Stream<PolicySet> ofGroups = account.groups().values().stream().map(Group::policies);
        return Stream.concat(ofIdentities, ofGroups).flatMap(set -> set.policies().stream());
    }

    private Identity changed(Identity identity) {
        return identity.withOwn(changed(identity.own()))
                .boundedBy(identity.boundary().map(this::changed));
    }

    private PolicySet changed(PolicySet set) {
        return new PolicySet(
                set.policies().stream().map(each -> meant(each) ? changed(each) : each).toList());
    }

    private NamedPolicy changed(NamedPolicy before) {
        return new NamedPolicy.Read(before.name(), policy, document);
    }

    private boolean meant(NamedPolicy each) {
        return policy.equals(each.arn());
    }

    private Map<String, List<PolicyDocument>> olderVersions(NamedPolicy before) {
        Map<String, List<PolicyDocument>> versions = new HashMap<>(account.olderVersions());
        if (before instanceof NamedPolicy.Read read) {
            List<PolicyDocument> older = new ArrayList<>(versions.getOrDefault(policy, List.of()));
            older.add(read.document());
            versions.put(policy, List.copyOf(older));
        }
        return versions;
    }
}
