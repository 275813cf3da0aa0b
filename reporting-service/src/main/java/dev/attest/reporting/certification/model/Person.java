package dev.attest.reporting.certification.model;

import org.jspecify.annotations.Nullable;

/// Somebody who acted.
///
/// @param id as the event names them: a person id, an e-mail or a service account
/// @param name null when no people file named them
/// @param email null when no people file named them
public record Person(String id, @Nullable String name, @Nullable String email) {

    /// The name, else the id.
    public String words() {
        return name == null ? id : name;
    }
}
