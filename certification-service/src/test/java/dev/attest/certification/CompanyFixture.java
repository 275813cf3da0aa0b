package dev.attest.certification;

import dev.attest.events.inventory.AccessKey;
import dev.attest.events.inventory.AccountAssignment;
import dev.attest.events.inventory.AccountObserved;
import dev.attest.events.inventory.AttachedPolicy;
import dev.attest.events.inventory.Credentials;
import dev.attest.events.inventory.GroupMember;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.InlinePolicy;
import dev.attest.events.inventory.InventorySnapshotTaken;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PermissionSetObserved;
import dev.attest.events.inventory.PersonObserved;
import dev.attest.events.inventory.PersonStatus;
import dev.attest.events.inventory.PolicyObserved;
import dev.attest.events.inventory.PrincipalGone;
import dev.attest.events.inventory.PrincipalKind;
import dev.attest.events.inventory.PrincipalObserved;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events of a small company, observed a day before the test's clock starts.
public final class CompanyFixture {
    public static final String ACCOUNT = "111111111111";
    public static final Instant OBSERVED = TestClock.START.minusSeconds(86_400);
    public static final Instant MADE = OBSERVED.minus(Duration.ofDays(365));
    public static final String ADMIN_HASH = "a".repeat(64);
    public static final String READ_HASH = "b".repeat(64);
    public static final String TRUST_HASH = "c".repeat(64);
    public static final AttachedPolicy ADMIN =
            new AttachedPolicy(
                    "arn:aws:iam::aws:policy/AdministratorAccess",
                    "AdministratorAccess",
                    ADMIN_HASH);
    public static final AttachedPolicy READ =
            new AttachedPolicy(
                    "arn:aws:iam::aws:policy/ReadOnlyAccess", "ReadOnlyAccess", READ_HASH);

    private CompanyFixture() {}

    public static AccountObserved account(String name, @Nullable String owner) {
        return new AccountObserved(
                ACCOUNT, name, "o-1", "Root/Workloads", "ACTIVE", false, email(owner), OBSERVED);
    }

    public static @Nullable String email(@Nullable String person) {
        return person == null ? null : person + "@meridian.example";
    }

    public static PersonObserved person(String id, @Nullable String manager) {
        return person(id, manager, PersonStatus.ACTIVE, OBSERVED);
    }

    public static PersonObserved person(
            String id, @Nullable String manager, PersonStatus status, Instant at) {
        return new PersonObserved(
                id,
                id + "@meridian.example",
                "Name of " + id,
                manager,
                "Platform",
                status,
                null,
                null,
                List.of(),
                at);
    }

    public static String userArn(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":user/" + name;
    }

    public static PrincipalObserved user(
            String name, @Nullable String personId, Instant at, AttachedPolicy... policies) {
        return user(name, personId, at, noCredentials(), List.of(), policies);
    }

    public static PrincipalObserved user(
            String name,
            @Nullable String personId,
            Instant at,
            Credentials credentials,
            List<String> groups,
            AttachedPolicy... policies) {
        return principal(
                PrincipalKind.IAM_USER,
                userArn(name),
                name,
                personId,
                at,
                credentials,
                groups,
                Arrays.asList(policies),
                List.of(),
                null);
    }

    public static PrincipalObserved role(String path, Instant at, AttachedPolicy... policies) {
        return principal(
                PrincipalKind.IAM_ROLE,
                "arn:aws:iam::" + ACCOUNT + ":role/" + path,
                path.substring(path.lastIndexOf('/') + 1),
                null,
                at,
                noCredentials(),
                List.of(),
                Arrays.asList(policies),
                List.of(),
                TRUST_HASH);
    }

    /// A role whose only access is that others may assume it.
    public static PrincipalObserved roleTrusting(String name, String trustHash, Instant at) {
        return principal(
                PrincipalKind.IAM_ROLE,
                roleArn(name),
                name,
                null,
                at,
                noCredentials(),
                List.of(),
                List.of(),
                List.of(),
                trustHash);
    }

    public static PrincipalGone gone(String principalId, Instant at) {
        return new PrincipalGone(snapshotId("x" + principalId + at), ACCOUNT, principalId, at);
    }

    public static String roleArn(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":role/" + name;
    }

    /// The trust policy that lets these ARNs assume.
    public static PolicyObserved trustOf(String sha256, String... arns) {
        return policy(
                sha256,
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":"
                        + "{\"AWS\":[\""
                        + String.join("\",\"", arns)
                        + "\"]}}]}");
    }

    public static PrincipalObserved centerUser(
            String id, String name, @Nullable String personId, Instant at, List<String> groups) {
        return principal(
                PrincipalKind.IDENTITY_CENTER_USER,
                id,
                name,
                personId,
                at,
                noCredentials(),
                groups,
                List.of(),
                List.of(),
                null);
    }

    public static PrincipalObserved principal(
            PrincipalKind kind,
            String id,
            String name,
            @Nullable String personId,
            Instant at,
            Credentials credentials,
            List<String> groups,
            List<AttachedPolicy> attached,
            List<InlinePolicy> inline,
            @Nullable String trust) {
        return new PrincipalObserved(
                snapshotId("p" + id + at),
                ACCOUNT,
                id,
                kind,
                name,
                personId,
                MADE,
                groups,
                attached,
                inline,
                null,
                trust,
                credentials,
                Map.of(),
                at,
                null);
    }

    /// The same as a snapshot tells it that carries unique ids.
    public static PrincipalObserved withId(String uniqueId, PrincipalObserved of) {
        return new PrincipalObserved(
                of.snapshotId(),
                of.accountId(),
                of.principalId(),
                of.kind(),
                of.name(),
                of.personId(),
                of.createdAt(),
                of.groups(),
                of.attachedPolicies(),
                of.inlinePolicies(),
                of.boundary(),
                of.trustPolicySha256(),
                of.credentials(),
                of.tags(),
                of.observedAt(),
                uniqueId);
    }

    public static Credentials noCredentials() {
        return new Credentials(false, null, false, true, List.of());
    }

    public static Credentials credentials(AccessKey... keys) {
        return new Credentials(true, OBSERVED, true, true, Arrays.asList(keys));
    }

    public static GroupObserved centerGroup(String id, String name, GroupMember... members) {
        return new GroupObserved(
                snapshotId("g" + id),
                ACCOUNT,
                id,
                name,
                "d-1234567890",
                List.of(),
                List.of(),
                Arrays.asList(members),
                OBSERVED,
                null);
    }

    public static String groupArn(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":group/" + name;
    }

    public static GroupObserved group(String name, AttachedPolicy... policies) {
        return group(name, null, OBSERVED, policies);
    }

    public static GroupObserved group(
            String name, @Nullable String uniqueId, Instant at, AttachedPolicy... policies) {
        return new GroupObserved(
                snapshotId("g" + name),
                ACCOUNT,
                groupArn(name),
                name,
                null,
                Arrays.asList(policies),
                List.of(),
                List.of(),
                at,
                uniqueId);
    }

    public static PermissionSetObserved permissionSet(
            String name, Instant at, AccountAssignment... assignments) {
        return new PermissionSetObserved(
                snapshotId("s" + name + at),
                ACCOUNT,
                "arn:aws:sso:::instance/ssoins-1",
                "arn:aws:sso:::permissionSet/ssoins-1/ps-" + name,
                name,
                null,
                "PT8H",
                List.of(READ),
                List.of(),
                null,
                Arrays.asList(assignments),
                at);
    }

    public static List<PolicyObserved> policies() {
        return List.of(
                policy(ADMIN_HASH, statement("*")),
                policy(READ_HASH, statement("s3:GetObject")),
                policy(
                        TRUST_HASH,
                        """
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":
                        {"AWS":"arn:aws:iam::999988887777:root","Service":"ec2.amazonaws.com"},
                        "Action":"sts:AssumeRole"}]}\
                        """));
    }

    private static String statement(String action) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\""
                + action
                + "\",\"Resource\":\"*\"}]}";
    }

    public static PolicyObserved policy(String sha256, String document) {
        return new PolicyObserved(
                snapshotId("d" + sha256), ACCOUNT, null, sha256, document, OBSERVED);
    }

    /// A reading of everything, with matching totals.
    public static InventorySnapshotTaken snapshot(InventorySource source, Instant at) {
        return snapshot(source, at, true, 3, 3);
    }

    public static InventorySnapshotTaken snapshot(
            InventorySource source, Instant at, boolean complete, int declared, int parsed) {
        return new InventorySnapshotTaken(
                snapshotId("t" + source + at),
                ACCOUNT,
                source,
                at,
                at,
                complete,
                Map.of("users", declared),
                Map.of("users", parsed),
                complete ? List.of() : List.of("one record could not be read"),
                "e".repeat(64));
    }

    private static UUID snapshotId(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
