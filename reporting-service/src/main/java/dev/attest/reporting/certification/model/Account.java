package dev.attest.reporting.certification.model;

import org.jspecify.annotations.Nullable;

/// An AWS account.
///
/// @param name null when no reading named it
public record Account(String id, @Nullable String name) {

    /// Name and id, or the id alone.
    public String words() {
        return name == null ? id : name + " (" + id + ")";
    }
}
