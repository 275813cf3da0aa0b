package dev.attest.risk.assessment;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who answers for an account: the person whose e-mail is the owner's; while there is no such
/// person, the account's root user.
final class OwnedAccounts {

    private OwnedAccounts() {}

    /// All accounts that any subject read answers for.
    static Set<String> of(Landscape read) {
        return Stream.concat(
                        read.people.values().stream().flatMap(person -> ownedBy(read, person)),
                        read.principals.stream().flatMap(p -> answeredByRoot(read, p)))
                .collect(Collectors.toSet());
    }

    /// The accounts a subject answers for.
    static Set<String> of(Landscape read, String subject) {
        @Nullable PersonRow person = read.people.get(subject);
        return Stream.concat(
                        Stream.ofNullable(person).flatMap(p -> ownedBy(read, p)),
                        read.principalsOf(subject).stream().flatMap(p -> answeredByRoot(read, p)))
                .collect(Collectors.toSet());
    }

    private static Stream<String> ownedBy(Landscape read, PersonRow person) {
        return read.accounts.values().stream()
                .filter(account -> person.email().equals(account.ownerEmail()))
                .map(AccountRow::accountId);
    }

    private static Stream<String> answeredByRoot(Landscape read, PrincipalRow principal) {
        AccountRow account = read.accounts.get(principal.accountId());
        boolean owned = account != null && account.ownerKnown();
        return principal.kind().equals("ROOT") && !owned
                ? Stream.of(principal.accountId())
                : Stream.empty();
    }
}
