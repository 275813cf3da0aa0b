package dev.attest.sample.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person as the people file tells.
///
/// @param managerEmail null for the head of the company
/// @param principals ARNs of IAM users and ids of Identity Center users
public record Person(
        String id,
        String email,
        String name,
        @Nullable String managerEmail,
        String department,
        PersonStatus status,
        LocalDate start,
        @Nullable LocalDate end,
        List<String> principals) {

    public Person {
        principals = List.copyOf(principals);
    }

    /// The part of the address before the `@`: also the name of the person's users.
    public String login() {
        return email.substring(0, email.indexOf('@'));
    }

    public Person withPrincipals(List<String> claimed) {
        return new Person(id, email, name, managerEmail, department, status, start, end, claimed);
    }
}
