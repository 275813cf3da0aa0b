package dev.attest.risk.assessment;

import dev.attest.events.inventory.AccessKey;
import dev.attest.events.inventory.AccountAssignment;
import dev.attest.events.inventory.AccountObserved;
import dev.attest.events.inventory.AttachedPolicy;
import dev.attest.events.inventory.Credentials;
import dev.attest.events.inventory.GroupMember;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.InlinePolicy;
import dev.attest.events.inventory.PermissionSetObserved;
import dev.attest.events.inventory.PersonObserved;
import dev.attest.events.inventory.PersonStatus;
import dev.attest.events.inventory.PolicyObserved;
import dev.attest.events.inventory.PrincipalKind;
import dev.attest.events.inventory.PrincipalObserved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the collector would tell about one small account. Names are prefixed, so that each test has
/// a world of its own.
record InventoryFixture(String world, String account) {

    static final Instant NOW = java.time.Clock.systemUTC().instant();
    static final String EVERYTHING =
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}\
            """;
    static final String READING =
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}}\
            """;
    static final Credentials GOOD = new Credentials(true, NOW, true, true, List.of());

    private static final UUID SNAPSHOT = new UUID(0, 1);

    String user(String name) {
        return "arn:aws:iam::" + account + ":user/" + world + "-" + name;
    }

    String group(String name) {
        return "arn:aws:iam::" + account + ":group/" + world + "-" + name;
    }

    String person(String name) {
        return world + "-" + name;
    }

    String email(String name) {
        return world + "." + name + "@meridian.example";
    }

    /// The hash a document would have, made unique to this world.
    String hash(String name) {
        return world + "-" + name;
    }

    PersonObserved personObserved(
            String name, @Nullable String manager, PersonStatus status, String... principals) {
        return new PersonObserved(
                person(name),
                email(name),
                "Person " + name,
                manager == null ? null : person(manager),
                "Engineering",
                status,
                null,
                null,
                List.of(principals),
                NOW);
    }

    AccountObserved accountObserved(String owner) {
        return new AccountObserved(
                account, "acct-" + world, "o-" + world, "Root", "ACTIVE", false, email(owner), NOW);
    }

    PolicyObserved policyObserved(String name, String document) {
        return new PolicyObserved(SNAPSHOT, account, null, hash(name), document, NOW);
    }

    PrincipalObserved userObserved(
            String name, Credentials credentials, List<String> groups, String... policies) {
        return principal(
                user(name),
                PrincipalKind.IAM_USER,
                world + "-" + name,
                credentials,
                groups,
                null,
                policies);
    }

    PrincipalObserved identityCenterUser(String id, String userName) {
        Credentials unknown = new Credentials(null, null, null, false, List.of());
        return principal(
                id, PrincipalKind.IDENTITY_CENTER_USER, userName, unknown, List.of(), null);
    }

    PrincipalObserved roleObserved(String name, String trust) {
        Credentials none = new Credentials(false, null, null, true, List.of());
        return principal(
                "arn:aws:iam::" + account + ":role/" + world + "-" + name,
                PrincipalKind.IAM_ROLE,
                world + "-" + name,
                none,
                List.of(),
                hash(trust));
    }

    GroupObserved groupObserved(String name, String policy, String... members) {
        return new GroupObserved(
                SNAPSHOT,
                account,
                group(name),
                name,
                null,
                List.of(new AttachedPolicy("arn:aws:iam::aws:policy/x", policy, hash(policy))),
                List.of(),
                List.of(members).stream().map(m -> new GroupMember(m, null)).toList(),
                NOW,
                null);
    }

    PermissionSetObserved permissionSet(String name, String policy, String assignedTo) {
        return new PermissionSetObserved(
                SNAPSHOT,
                account,
                "arn:aws:sso:::instance/i",
                "arn:aws:sso:::permissionSet/" + world + "/" + name,
                name,
                null,
                null,
                List.of(),
                List.of(new InlinePolicy(name, hash(policy))),
                null,
                List.of(new AccountAssignment(account, "USER", assignedTo)),
                NOW);
    }

    static Credentials withKey(String id, int ageInDays) {
        Instant created = NOW.minus(Duration.ofDays(ageInDays));
        return new Credentials(
                false, null, false, true, List.of(new AccessKey(1, id, true, created, NOW, true)));
    }

    private PrincipalObserved principal(
            String id,
            PrincipalKind kind,
            String name,
            Credentials credentials,
            List<String> groups,
            @Nullable String trust,
            String... policies) {
        return new PrincipalObserved(
                SNAPSHOT,
                account,
                id,
                kind,
                name,
                null,
                NOW.minus(Duration.ofDays(400)),
                groups,
                List.of(policies).stream()
                        .map(p -> new AttachedPolicy("arn:aws:iam::aws:policy/" + p, p, hash(p)))
                        .toList(),
                List.of(),
                null,
                trust,
                credentials,
                Map.of(),
                NOW,
                null);
    }
}
