package dev.attest.iampolicy.change;

import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.Group;
import dev.attest.iampolicy.account.Identity;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The groups of an account wherever it holds them: in its list, and with their members.
record Members(Account account) {

    Optional<Group> group(String arn) {
        return Stream.concat(
                        account.groups().values().stream(),
                        account.identities().values().stream()
                                .flatMap(identity -> identity.groups().stream()))
                .filter(group -> group.arn().equals(arn))
                .findFirst();
    }

    /// The account with every group changed.
    Account withGroups(UnaryOperator<Group> change) {
        SortedMap<String, Group> groups = new TreeMap<>(account.groups());
        groups.replaceAll((arn, group) -> change.apply(group));
        SortedMap<String, Identity> identities = new TreeMap<>(account.identities());
        identities.replaceAll(
                (arn, identity) -> identity.in(identity.groups().stream().map(change).toList()));
        return new Account(
                account.id(),
                identities,
                groups,
                account.olderVersions(),
                account.serviceControls());
    }

    /// The account with every user and role changed.
    Account withIdentities(UnaryOperator<Identity> change) {
        SortedMap<String, Identity> identities = new TreeMap<>(account.identities());
        identities.replaceAll((arn, identity) -> change.apply(identity));
        return new Account(
                account.id(),
                identities,
                account.groups(),
                account.olderVersions(),
                account.serviceControls());
    }
}
