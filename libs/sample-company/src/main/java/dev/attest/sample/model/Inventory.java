package dev.attest.sample.model;

import java.util.List;
import java.util.function.UnaryOperator;

/// The state of the whole company at one moment.
public record Inventory(
        String organizationId,
        List<Person> people,
        List<AccountInventory> accounts,
        IdentityCenter identityCenter) {

    public Inventory {
        people = List.copyOf(people);
        accounts = List.copyOf(accounts);
    }

    public AccountInventory account(String idOrName) {
        return accounts.stream()
                .filter(each ->
                        each.account().id().equals(idOrName)
                                || each.account().name().equals(idOrName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no account " + idOrName));
    }

    public Person person(String email) {
        return people.stream()
                .filter(person -> person.email().equals(email))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody has the address " + email));
    }

    public Inventory mapAccounts(UnaryOperator<AccountInventory> change) {
        return new Inventory(
                organizationId, people, accounts.stream().map(change).toList(), identityCenter);
    }

    public Inventory withIdentityCenter(IdentityCenter changed) {
        return new Inventory(organizationId, people, accounts, changed);
    }
}
