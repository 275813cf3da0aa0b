package dev.attest.certification.population;

/// Who a trust policy names.
///
/// @param type `AWS`, `Service`, `Federated`, `CanonicalUser`, or `NotPrincipal` for everybody but
/// @param value as the document says it, or `*`
public record TrustedParty(String type, String value) {
    /// @param reference as [#reference] writes it
    static TrustedParty of(String reference) {
        int blank = reference.indexOf(' ');
        return new TrustedParty(reference.substring(0, blank), reference.substring(blank + 1));
    }

    /// What names the party among those of its role.
    String reference() {
        return type + " " + value;
    }
}
