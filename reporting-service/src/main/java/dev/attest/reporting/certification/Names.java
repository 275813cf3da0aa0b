package dev.attest.reporting.certification;

import dev.attest.reporting.certification.model.Account;
import dev.attest.reporting.certification.model.Person;
import java.util.Map;

/// Names for ids, as the inventory told them before the report's log position.
///
/// @param people by person id
/// @param accounts by account id
record Names(Map<String, Person> people, Map<String, Account> accounts) {

    Names {
        people = Map.copyOf(people);
        accounts = Map.copyOf(accounts);
    }

    Person person(String id) {
        return people.getOrDefault(id, new Person(id, null, null));
    }

    Person person(String id, String name) {
        Person known = person(id);
        return known.name() == null ? new Person(id, name, known.email()) : known;
    }

    Account account(String id) {
        return accounts.getOrDefault(id, new Account(id, null));
    }
}
