package dev.attest.iampolicy.account;

import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.decision.ControlPolicies;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// An account with everybody in it.
///
/// @param id 12 digits
/// @param identities users and roles, by ARN
/// @param groups by ARN
/// @param olderVersions versions of the account's managed policies that exist and are not in force,
///   by the policy's ARN
/// @param serviceControls what binds its principals
public record Account(
        String id,
        SortedMap<String, Identity> identities,
        SortedMap<String, Group> groups,
        Map<String, List<PolicyDocument>> olderVersions,
        ControlPolicies serviceControls) {

    public Account {
        for (Identity identity : identities.values()) {
            if (!identity.account().equals(id)) {
                throw new IllegalArgumentException(identity.arn() + " is not of account " + id);
            }
        }
        identities = Collections.unmodifiableSortedMap(new TreeMap<>(identities));
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
        olderVersions = Map.copyOf(olderVersions);
    }

    /// An account with these users and roles, and the groups they are in.
    public static Account of(String id, Collection<Identity> identities) {
        SortedMap<String, Identity> byArn = new TreeMap<>();
        SortedMap<String, Group> groups = new TreeMap<>();
        for (Identity identity : identities) {
            byArn.put(identity.arn(), identity);
            identity.groups().forEach(group -> groups.put(group.arn(), group));
        }
        return new Account(id, byArn, groups, Map.of(), ControlPolicies.none());
    }

    /// The user or role of that ARN; empty when there is none.
    public Optional<Identity> identity(String arn) {
        return Optional.ofNullable(identities.get(arn));
    }

    /// The same under service control policies.
    public Account under(ControlPolicies controls) {
        return new Account(id, identities, groups, olderVersions, controls);
    }

    /// The same with these users and roles instead, and the groups that they are in.
    public Account withEverybody(SortedMap<String, Identity> others) {
        SortedMap<String, Group> known = new TreeMap<>(groups);
        others.values()
                .forEach(each -> each.groups().forEach(group -> known.put(group.arn(), group)));
        return new Account(id, others, known, olderVersions, serviceControls);
    }

    /// The same with the user or role in place of the one of that ARN, if there is one.
    public Account with(Identity identity) {
        SortedMap<String, Identity> changed = new TreeMap<>(identities);
        changed.put(identity.arn(), identity);
        return new Account(id, changed, groups, olderVersions, serviceControls);
    }

    /// The same with every user and role changed, and the groups as they are.
    public Account mapIdentities(UnaryOperator<Identity> change) {
        SortedMap<String, Identity> changed = new TreeMap<>(identities);
        changed.replaceAll((arn, identity) -> change.apply(identity));
        return new Account(id, changed, groups, olderVersions, serviceControls);
    }

    /// The same with every group changed, also with its members.
    public Account mapGroups(UnaryOperator<Group> change) {
        SortedMap<String, Group> changed = new TreeMap<>(groups);
        changed.replaceAll((arn, group) -> change.apply(group));
        return new Account(id, identities, changed, olderVersions, serviceControls)
                .mapIdentities(
                        identity -> identity.in(identity.groups().stream().map(change).toList()));
    }

    /// The same with other versions of its managed policies that are not in force.
    public Account withOlderVersions(Map<String, List<PolicyDocument>> versions) {
        return new Account(id, identities, groups, versions, serviceControls);
    }

    /// The group of that ARN, also when only its members tell of it.
    public Optional<Group> group(String arn) {
        return Stream.concat(
                        groups.values().stream(),
                        identities.values().stream().flatMap(each -> each.groups().stream()))
                .filter(group -> group.arn().equals(arn))
                .findFirst();
    }

    /// The same without the user or role.
    public Account without(String arn) {
        SortedMap<String, Identity> changed = new TreeMap<>(identities);
        changed.remove(arn);
        return new Account(id, changed, groups, olderVersions, serviceControls);
    }
}
