package dev.attest.certification.review;

import dev.attest.certification.inventory.Inventory;
import dev.attest.certification.inventory.Person;
import dev.attest.rest.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/// The caller as the company knows them.
@RequestScoped
public class Reader {
    private final Caller caller;
    private final Inventory inventory;

    public Reader(Caller caller, Inventory inventory) {
        this.caller = caller;
        this.inventory = inventory;
    }

    /// Empty for programs and for people whom the people file does not name.
    public Optional<Person> person() {
        return caller.email().flatMap(inventory::personByEmail);
    }

    /// The person id, or an id that nobody has.
    public String personId() {
        return person().map(Person::personId).orElse("");
    }

    /// Whether everybody's reviews are theirs to see: a security analyst sees everybody's risk, not
    /// what managers judge.
    public boolean seesAll() {
        return caller.seesAll() && caller.may("campaigns:read");
    }

    public String name() {
        return caller.name();
    }
}
