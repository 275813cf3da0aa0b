package dev.attest.collector.identities;

import dev.attest.collector.platform.Text;
import java.util.List;
import java.util.Locale;

/// By what rules name people: `id:` with an id of theirs, `mail:` with an address, `login:` with
/// the part of the address before the `@`.
final class PersonKeys {

    private PersonKeys() {}

    static String mail(String address) {
        return normal("mail:" + address);
    }

    /// What a text can mean that says not what it is.
    static List<String> any(String text) {
        String value = text.strip();
        if (value.isEmpty()
                || value.length() > Naming.LONGEST
                || value.indexOf('\0') >= 0
                || Text.broken(value)) {
            return List.of();
        }
        if (value.startsWith("mailto:")) {
            return List.of(mail(value.substring("mailto:".length())));
        }
        return value.contains("@")
                ? List.of(mail(value))
                : List.of("id:" + value, normal("login:" + value));
    }

    /// Addresses and logins are alike in any case; ids are not.
    static String normal(String key) {
        return kind(key).equals("id") ? key : key.toLowerCase(Locale.ROOT);
    }

    /// A text as a database finds it in lower case: it knows only of ASCII how that is spelled.
    ///
    /// @return empty when it has other characters
    static String searchable(String text) {
        return text.chars().allMatch(c -> c < 128) ? text.toLowerCase(Locale.ROOT) : "";
    }

    /// @throws IllegalArgumentException when it is no key
    static String kind(String key) {
        int colon = key.indexOf(':');
        String kind = colon < 0 ? "" : key.substring(0, colon);
        if (!List.of("id", "mail", "login").contains(kind)) {
            throw new IllegalArgumentException(
                    "a person is named by id:, mail: or login:, not by " + key);
        }
        return kind;
    }
}
