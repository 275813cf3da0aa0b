package dev.attest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RolePermissionsTest {

    @Test
    void shouldGiveEveryHumanTheirOwnReviews() {
        assertThat(RolePermissions.of(Set.of(), true))
                .containsExactlyInAnyOrder(
                        "packages:read", "packages:decide", "people:read", "risk:read");
    }

    @Test
    void shouldGiveNothingToAnUnknownRoleOfAnUnknownCaller() {
        assertThat(RolePermissions.of(Set.of("root"), false)).isEmpty();
    }

    @Test
    void shouldLetAnAuditorReadEverythingAndDecideNothing() {
        Set<String> auditor = RolePermissions.of(Set.of("auditor"), true);

        assertThat(auditor).contains("evidence:read", "quarantine:read", "reports:create");
        assertThat(auditor)
                .doesNotContain(
                        "packages:decide", "alerts:close", "campaigns:start", "imports:write");
    }

    @Test
    void shouldNeverLetAutomationDecide() {
        assertThat(RolePermissions.of(Set.of("automation", "service"), false))
                .contains("imports:write", "campaigns:start")
                .doesNotContain("packages:decide");
    }

    @Test
    void shouldLetOnlyTheProvisioningServiceTellWhoPeopleAre() {
        assertThat(RolePermissions.matrix())
                .allSatisfy((role, permissions) ->
                        assertThat(permissions.contains("people:provision"))
                                .isEqualTo(role.equals("scim-provisioner")));
        assertThat(RolePermissions.of(Set.of("scim-provisioner"), false))
                .containsExactly("people:provision");
    }

    @Test
    void shouldLetNoHumanTellWhoPeopleAreByAFile() {
        assertThat(RolePermissions.matrix())
                .allSatisfy((role, permissions) ->
                        assertThat(permissions.contains("people:import"))
                                .isEqualTo(role.equals("automation")));
    }

    @Test
    void shouldShowManagersOnlyWhatConcernsThem() {
        assertThat(RolePermissions.of(Set.of("manager"), true))
                .contains("campaigns:read", "remediations:read")
                .doesNotContain(RolePermissions.ALL_DATA, "campaigns:start", "evidence:read");
    }

    @Test
    void shouldGrantOnlyPermissionsThatExist() {
        assertThat(RolePermissions.matrix().values())
                .allSatisfy(
                        permissions -> assertThat(RolePermissions.all()).containsAll(permissions));
    }
}
