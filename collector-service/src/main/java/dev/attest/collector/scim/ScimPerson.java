package dev.attest.collector.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.people.PersonRecord;
import dev.attest.collector.people.PersonSource;
import dev.attest.collector.platform.Text;
import dev.attest.events.inventory.PersonStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What a user of the provisioning service says of a person.
final class ScimPerson {

    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_NAME = 256;

    private ScimPerson() {}

    /// @param deleted whether the provisioning service took the user away: the person has left
    static PersonRecord of(ScimResource user, boolean deleted, Instant at) {
        ObjectNode attributes = user.attributes();
        JsonNode company = attributes.path(ScimType.ENTERPRISE);
        return new PersonRecord(
                PersonSource.SCIM,
                user.id().toString(),
                null,
                Stream.of(attributes.path("externalId"), company.path("employeeNumber"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                        .distinct()
                        .toList(),
                email(attributes),
                cut(name(attributes)),
                text(company.path("manager").path("value")),
                cut(text(company.path("department"))),
                user.active() && !deleted ? PersonStatus.ACTIVE : PersonStatus.LEFT,
                null,
                null,
                at,
                deleted,
                null);
    }

    /// The preferred address, else the one for work, else any; else the name the user signs in
    /// with, which often is one.
    private static @Nullable String email(ObjectNode attributes) {
        List<JsonNode> emails =
                StreamSupport.stream(attributes.path("emails").spliterator(), false).toList();
        return Stream.of(
                        emails.stream().filter(e -> e.path("primary").asBoolean()),
                        emails.stream()
                                .filter(e -> e.path("type").asText().equalsIgnoreCase("work")),
                        emails.stream())
                .flatMap(some -> some.map(e -> e.path("value").asText()))
                .findFirst()
                .or(() -> Optional.of(attributes.path("userName").asText()))
                .map(e -> e.strip().toLowerCase(Locale.ROOT))
                .filter(ScimPerson::address)
                .orElse(null);
    }

    private static boolean address(String text) {
        int at = text.indexOf('@');
        return at > 0
                && at == text.lastIndexOf('@')
                && at < text.length() - 1
                && text.length() <= LONGEST_ADDRESS
                && text.chars().noneMatch(Character::isWhitespace);
    }

    private static @Nullable String name(ObjectNode attributes) {
        JsonNode name = attributes.path("name");
        String parts =
                "%s %s"
                        .formatted(
                                name.path("givenName").asText(), name.path("familyName").asText());
        return Stream.of(
                        attributes.path("displayName").asText(),
                        name.path("formatted").asText(),
                        parts.strip(),
                        attributes.path("userName").asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    private static @Nullable String cut(@Nullable String text) {
        return Text.stored(text, LONGEST_NAME);
    }
}
