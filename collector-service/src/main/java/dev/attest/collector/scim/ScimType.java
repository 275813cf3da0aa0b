package dev.attest.collector.scim;

import static dev.attest.collector.scim.ScimAttribute.complex;
import static dev.attest.collector.scim.ScimAttribute.flag;
import static dev.attest.collector.scim.ScimAttribute.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The resources there are, with the attributes that are kept of them. Whatever else is told is
/// ignored: a password or a private address is nothing that governance needs.
enum ScimType {
    USER(
            "User",
            "Users",
            "urn:ietf:params:scim:schemas:core:2.0:User",
            "A person as the provisioning service knows them",
            "userName",
            List.of(
                    text("userName", "The name the user signs in with").needed(),
                    complex(
                            "name",
                            1,
                            "The parts of the name",
                            text("formatted", "The whole name"),
                            text("familyName", "The family name"),
                            text("givenName", "The given name")),
                    text("displayName", "The name to show"),
                    text("title", "The title, such as Vice President"),
                    text("userType", "How the user belongs to the company, such as Contractor"),
                    flag("active", "Whether the person belongs to the company now"),
                    complex(
                            "emails",
                            20,
                            "Addresses; a person is known by the primary or work one",
                            text("value", "The address"),
                            text("type", "What it is used for, such as work"),
                            flag("primary", "Whether it is the preferred one")))),
    GROUP(
            "Group",
            "Groups",
            "urn:ietf:params:scim:schemas:core:2.0:Group",
            "A group as the provisioning service knows it",
            "displayName",
            List.of(
                    text("displayName", "The name to show").needed(),
                    complex(
                            "members",
                            10_000,
                            "Who is in it",
                            text("value", "The id of the user or group"),
                            text("display", "Its name"),
                            text("type", "User or Group"))));

    /// The extension of users by what a company knows of them.
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    static final List<ScimAttribute> ENTERPRISE_ATTRIBUTES =
            List.of(
                    text("employeeNumber", "The number of the employee"),
                    text("costCenter", "The cost center"),
                    text("organization", "The organization"),
                    text("division", "The division"),
                    text("department", "The department"),
                    complex(
                            "manager",
                            1,
                            "Whom the user reports to",
                            text("value", "The id of the manager's user"),
                            text("displayName", "The manager's name")));

    private static final ScimAttribute EXTERNAL_ID =
            text("externalId", "How the provisioning service calls it");

    final String title;
    final String path;
    final String schema;
    final String description;
    final String naming;
    private final List<ScimAttribute> attributes;

    ScimType(
            String title,
            String path,
            String schema,
            String description,
            String naming,
            List<ScimAttribute> attributes) {
        this.title = title;
        this.path = path;
        this.schema = schema;
        this.description = description;
        this.naming = naming;
        this.attributes = attributes;
    }

    /// Those of the schema of its own.
    List<ScimAttribute> attributes() {
        return attributes;
    }

    /// The schemas of extensions with their attributes.
    Map<String, List<ScimAttribute>> extensions() {
        return this == USER ? Map.of(ENTERPRISE, ENTERPRISE_ATTRIBUTES) : Map.of();
    }

    /// An attribute of its own schema, or one that every resource has.
    Optional<ScimAttribute> attribute(String called) {
        return called.equalsIgnoreCase(EXTERNAL_ID.name())
                ? Optional.of(EXTERNAL_ID)
                : ScimAttribute.named(attributes, called);
    }

    /// The extension of this name, as it is spelled.
    Optional<String> extension(String called) {
        return extensions().keySet().stream().filter(called::equalsIgnoreCase).findFirst();
    }
}
