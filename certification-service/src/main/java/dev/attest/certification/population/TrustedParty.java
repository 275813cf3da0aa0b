package dev.attest.certification.population;

import java.util.Optional;

/// Who a trust policy names.
///
/// @param type `AWS`, `Service`, `Federated`, `CanonicalUser`, or `NotPrincipal` for everybody but
/// @param value as the document says it, or `*`
public record TrustedParty(String type, String value) {
    private static final String AWS = "AWS";
    private static final String EVERYBODY_BUT = "NotPrincipal";

    /// @param reference as [#reference] writes it
    static TrustedParty of(String reference) {
        int blank = reference.indexOf(' ');
        return new TrustedParty(reference.substring(0, blank), reference.substring(blank + 1));
    }

    /// Whether whom the other names comes in through this one as well. Conditions are not looked
    /// at: they may let it in.
    boolean covers(TrustedParty other) {
        if (equals(other)) {
            return false;
        }
        return switch (type) {
            case EVERYBODY_BUT -> !value.contains('"' + other.value + '"');
            case AWS -> other.type.equals(AWS) && coversPrincipal(other.value);
            default -> false;
        };
    }

    /// An account may be named by its number or by its root; a session belongs to its role.
    private boolean coversPrincipal(String other) {
        var account = account(value);
        if (value.equals("*") || account.isPresent()) {
            return value.equals("*") || account.equals(accountOf(other));
        }
        return sessionRole(other).filter(role -> role.equals(lastPart(value))).isPresent()
                && value.contains(":role/")
                && accountOf(value).equals(accountOf(other));
    }

    /// For a reader.
    String words() {
        if (value.equals("*")) {
            return "anybody";
        }
        if (type.equals(EVERYBODY_BUT)) {
            return "everybody but a few";
        }
        return account(value).map(id -> "the whole account " + id).orElse("“" + value + "”");
    }

    /// The account when it is named as a whole.
    private static Optional<String> account(String value) {
        return value.matches("\\d{12}") || value.endsWith(":root")
                ? accountOf(value)
                : Optional.empty();
    }

    private static Optional<String> accountOf(String value) {
        if (value.matches("\\d{12}")) {
            return Optional.of(value);
        }
        var parts = value.split(":", 6);
        return parts.length < 6 ? Optional.empty() : Optional.of(parts[4]);
    }

    /// `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`
    private static Optional<String> sessionRole(String value) {
        var parts = value.split("[:/]");
        return value.contains(":assumed-role/") && parts.length > 6
                ? Optional.of(parts[6])
                : Optional.empty();
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// What names the party among those of its role.
    String reference() {
        return type + " " + value;
    }
}
