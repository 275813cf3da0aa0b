package dev.attest.certification.population;

/// Who a trust policy names.
///
/// @param type `AWS`, `Service`, `Federated`, `CanonicalUser`, or `NotPrincipal` for everybody but
/// @param value as the document says it, or `*`
public record TrustedParty(String type, String value) {}
