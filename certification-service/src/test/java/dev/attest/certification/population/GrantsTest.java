package dev.attest.certification.population;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.certification.CompanyFixture;
import dev.attest.certification.inventory.Access;
import dev.attest.certification.inventory.Account;
import dev.attest.certification.population.model.RemovalCommands;
import dev.attest.events.inventory.AccessKey;
import dev.attest.events.inventory.AccountAssignment;
import dev.attest.events.inventory.Credentials;
import dev.attest.events.inventory.GroupMember;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.PermissionSetObserved;
import dev.attest.events.inventory.PolicyObserved;
import dev.attest.events.inventory.PrincipalKind;
import dev.attest.events.inventory.PrincipalObserved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GrantsTest {
    private static final Instant NOW = Instant.parse("2026-10-05T08:00:00Z");
    private static final Instant AT = CompanyFixture.OBSERVED;
    private static final String GROUP = "arn:aws:iam::111111111111:group/admins";

    @Test
    void shouldListEverythingAUserHolds() {
        // Given
        var key = key("AKIAEXAMPLE", NOW.minus(Duration.ofDays(211)));
        var user =
                CompanyFixture.user(
                        "ben",
                        "ben",
                        AT,
                        CompanyFixture.credentials(key),
                        List.of(GROUP),
                        CompanyFixture.ADMIN);
        var group = CompanyFixture.group("admins", CompanyFixture.READ);
        // When
        var titles = titles(user, access(List.of(group), List.of()));
        // Then
        assertThat(titles)
                .containsExactly(
                        "Administrator of account “payments-prod”",
                        "Member of group “admins”",
                        "Console password for account “payments-prod”",
                        "Access key, 211 days old");
    }

    @Test
    void shouldListDirectAssignmentsAndThoseThroughGroups() {
        // Given
        var user = CompanyFixture.centerUser("u-1", "ben", "ben", AT, List.of("g-1"));
        var group = CompanyFixture.centerGroup("g-1", "readers", new GroupMember("u-1", "m-1"));
        var set =
                CompanyFixture.permissionSet(
                        "Reader",
                        AT,
                        new AccountAssignment(CompanyFixture.ACCOUNT, "USER", "u-1"),
                        new AccountAssignment("222222222222", "GROUP", "g-1"),
                        new AccountAssignment("222222222222", "USER", "u-2"));
        var access = access(List.of(group), List.of(set));
        // When
        var titles = titles(user, access);
        var commands = commands(user, access);
        // Then
        assertThat(titles)
                .containsExactly(
                        "“Reader” in account “payments-prod”",
                        "Member of group “readers”",
                        "“Reader” in account “222222222222”, through group “readers”");
        assertThat(commands.get(0)).contains("delete-account-assignment");
        assertThat(commands.get(1)).isEqualTo(commands.get(2));
        assertThat(commands.get(2)).contains("--membership-id m-1");
    }

    @Test
    void shouldListEveryPartyARoleTrusts() {
        // Given
        var role = CompanyFixture.role("deployer", AT, CompanyFixture.READ);
        var access = access(List.of(), List.of());
        // When
        var titles = titles(role, access);
        var commands = commands(role, access);
        // Then
        assertThat(titles)
                .containsExactly(
                        "“ReadOnlyAccess” in account “payments-prod”",
                        "Role “deployer” can be assumed by account 999988887777, which is not ours",
                        "Role “deployer” can be assumed by the AWS service ec2.amazonaws.com");
        assertThat(commands.get(1))
                .contains("update-assume-role-policy")
                .contains("ec2.amazonaws.com")
                .doesNotContain("999988887777");
    }

    @Test
    void shouldCallAnAccountForeignOnlyWhenAllOfOursAreListed() {
        // Given
        var access = access(List.of(), List.of());
        var grants = new Grants(access);
        var trust = grants.of(CompanyFixture.role("deployer", AT)).getFirst();
        // When
        var listed = new Wording(Map.of(), Set.of(), true, NOW).title(trust, false);
        var unlisted = new Wording(Map.of(), Set.of(), false, NOW).title(trust, false);
        var inventoried = new Wording(Map.of(), Set.of("999988887777"), true, NOW);
        // Then
        assertThat(listed).endsWith("by account 999988887777, which is not ours");
        assertThat(unlisted).endsWith("by account 999988887777, of which nothing is known");
        assertThat(inventoried.title(trust, false)).endsWith("by account 999988887777");
    }

    @Test
    void shouldNeverTitleAnythingWithAnArn() {
        // Given
        var user =
                CompanyFixture.user(
                        "ben",
                        null,
                        AT,
                        CompanyFixture.credentials(key(null, null)),
                        List.of(GROUP),
                        CompanyFixture.ADMIN);
        // When
        var titles = titles(user, access(List.of(), List.of()));
        // Then
        assertThat(titles).isNotEmpty().noneMatch(title -> title.contains("arn:"));
    }

    @Test
    void shouldKeepTheIdOfAKeyWhateverItsDate() {
        // Given
        var created = NOW.minus(Duration.ofDays(10));
        // When
        var listed = ids(CompanyFixture.credentials(key("AKIAEXAMPLE", created)));
        var deactivated = ids(CompanyFixture.credentials(key("AKIAEXAMPLE", NOW)));
        var another = ids(CompanyFixture.credentials(key("AKIAANOTHER", created)));
        // Then
        assertThat(listed).isEqualTo(deactivated).isNotEqualTo(another);
    }

    @Test
    void shouldListNothingOfTheRootUser() {
        // Given
        var root =
                CompanyFixture.principal(
                        PrincipalKind.ROOT,
                        "arn:aws:iam::111111111111:root",
                        "root",
                        null,
                        AT,
                        CompanyFixture.credentials(key(null, NOW)),
                        List.of(),
                        List.of(),
                        List.of(),
                        null);
        // When
        var grants = new Grants(access(List.of(), List.of())).of(root);
        // Then
        assertThat(grants).isEmpty();
    }

    private static List<String> ids(Credentials credentials) {
        var user = CompanyFixture.user("ben", "ben", AT, credentials, List.of());
        return new Grants(access(List.of(), List.of()))
                .of(user).stream().map(Grant::entitlementId).toList();
    }

    private static List<String> titles(PrincipalObserved principal, Access access) {
        var grants = new Grants(access);
        var meanings = new Meanings(access.documents());
        var account = new Account(CompanyFixture.ACCOUNT, "payments-prod", null, "ACTIVE", null);
        var wording = new Wording(Map.of(CompanyFixture.ACCOUNT, account), Set.of(), true, NOW);
        return grants.of(principal).stream()
                .map(grant ->
                        wording.title(
                                grant,
                                meanings.of(PolicyHashes.of(grant, grants, access))
                                        .administrator()))
                .toList();
    }

    private static List<String> commands(PrincipalObserved principal, Access access) {
        var removals = new Removals(new Grants(access));
        return new Grants(access)
                .of(principal).stream()
                        .map(grant -> String.join("\n", RemovalCommands.of(removals.of(grant))))
                        .toList();
    }

    private static AccessKey key(@Nullable String id, @Nullable Instant created) {
        return new AccessKey(1, id, true, created, null, true);
    }

    private static Access access(List<GroupObserved> groups, List<PermissionSetObserved> sets) {
        return new Access(
                groups.stream()
                        .collect(Collectors.toMap(GroupObserved::groupId, Function.identity())),
                sets,
                CompanyFixture.policies().stream()
                        .collect(
                                Collectors.toMap(
                                        PolicyObserved::sha256,
                                        policy -> Objects.requireNonNull(policy.document()))));
    }
}
