package dev.attest.collector.auditors;

import static dev.attest.collector.Api.as;
import static dev.attest.collector.auditors.Collecting.all;
import static dev.attest.collector.auditors.Collecting.collect;
import static dev.attest.collector.auditors.Collecting.population;
import static dev.attest.collector.auditors.Collecting.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.awsstub.StubAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is counted in another way than it is read, and what AWS answered.
@QuarkusTest
@TestProfile(AuditedAws.class)
class CountsApiTest {

    private static String controls(StubAccount account, String kind) {
        return String.valueOf(reading(account.id(), kind).get("controls"));
    }

    private static String problems(StubAccount account, String kind) {
        return String.valueOf(reading(account.id(), kind).get("problems"));
    }

    @Test
    void shouldMissADatabaseThatTheQuotaCounts() {
        // Given
        StubAccount account = AccountFixture.account("300000000061");
        AccountFixture.database(account, "orders", "tunde");
        account.has("rds/eu-central-1/AccountQuotas", "{\"DBInstances\":3,\"DBClusters\":0}");

        // When
        collect(account.id(), "inventory.rds");

        // Then
        assertThat(all("/api/v1/inventory/coverage", "account", account.id(), "kind", "rds"))
                .filteredOn(each -> "eu-central-1".equals(each.get("region")))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each).containsEntry("status", "PARTIAL");
                    assertThat(String.valueOf(each.get("problems")))
                            .contains(
                                    "DBInstances of DescribeAccountAttributes: 3 counted, 1 read");
                });
    }

    @Test
    void shouldNotMissDatabasesThatTheQuotaLeavesOut() {
        // Given
        StubAccount account = AccountFixture.account("300000000062");
        AccountFixture.database(account, "orders", "tunde");
        account.has("rds/eu-central-1/AccountQuotas", "{\"DBInstances\":0,\"DBClusters\":0}");

        // When
        collect(account.id(), "inventory.rds");

        // Then
        assertThat(all("/api/v1/inventory/coverage", "account", account.id(), "kind", "rds"))
                .extracting(each -> each.get("status"))
                .containsOnly("COMPLETE");
        assertThat(controls(account, "rds")).contains("uncounted=RDS counts 0 against its quota");
    }

    @Test
    void shouldCountAssignmentsByAccountAndByPrincipal() {
        // Given
        StubAccount account = AccountFixture.account("300000000063");
        AccountFixture.identityCenter(account, 63);

        // When
        collect(account.id(), "inventory.identity-center");

        // Then
        assertThat(controls(account, "identity-center"))
                .contains(
                        "{what=permission sets in accounts, ListPermissionSetsProvisionedToAccount,"
                                + " counted=1, read=1, uncounted=null}",
                        "{what=assignments, ListAccountAssignmentsForPrincipal, counted=1, read=1,"
                                + " uncounted=null}",
                        "uncounted=Identity Center does not count them");
    }

    @Test
    void shouldMissAnAssignmentThatOnlyThePrincipalTells() {
        // Given
        StubAccount account = AccountFixture.account("300000000064");
        AccountFixture.identityCenter(account, 64);
        account.has(
                "sso/AccountAssignments",
                "{\"AccountId\":\"%s\",\"PermissionSetArn\":\"arn:aws:sso:::permissionSet/ssoins-64/ps-lost\",\"PrincipalType\":\"USER\",\"PrincipalId\":\"u-641\"}"
                        .formatted(account.id()));

        // When
        collect(account.id(), "inventory.identity-center");

        // Then
        assertThat(problems(account, "identity-center"))
                .contains(
                        "ListAccountAssignmentsForPrincipal: 2 counted, 1 read",
                        "ListPermissionSetsProvisionedToAccount: 2 counted, 1 read");
    }

    @Test
    void shouldReadWhoIsAssignedToApplicationsPageByPage() {
        // Given
        StubAccount account = AccountFixture.account("300000000065");
        AccountFixture.identityCenter(account, 65);
        AccountFixture.application(account, 65);
        IntStream.range(0, 250)
                .forEach(i ->
                        account.has(
                                "sso/ApplicationAssignments",
                                "{\"ApplicationArn\":\"arn:aws:sso::%s:application/ssoins-65/apl-1\",\"PrincipalId\":\"u-%d\",\"PrincipalType\":\"USER\"}"
                                        .formatted(account.id(), i)));

        // When
        collect(account.id(), "inventory.identity-center-applications");

        // Then
        assertThat(population(account.id(), null))
                .filteredOn(thing -> "identity-center-application".equals(thing.get("type")))
                .singleElement()
                .satisfies(thing ->
                        assertThat(String.valueOf(thing.get("state")))
                                .contains("AssignmentRequired=true", "g-65", "u-249"));
        assertThat(all("/api/v1/inventory/readings", "account", account.id()))
                .extracting(each -> String.valueOf(each.get("controls")))
                .anyMatch(text -> text.contains("counted=251, read=251"));
    }

    @Test
    void shouldNotMissAssignmentsOfWhoIsGone() {
        // Given
        StubAccount account = AccountFixture.account("300000000068");
        AccountFixture.identityCenter(account, 68);
        account.has(
                "sso/AccountAssignments",
                "{\"AccountId\":\"%s\",\"PermissionSetArn\":\"arn:aws:sso:::permissionSet/ssoins-68/ps-68\",\"PrincipalType\":\"USER\",\"PrincipalId\":\"u-gone\"}"
                        .formatted(account.id()));

        // When
        collect(account.id(), "inventory.identity-center");

        // Then
        assertThat(reading(account.id(), "identity-center")).containsEntry("status", "COMPLETE");
        assertThat(controls(account, "identity-center"))
                .contains(
                        "{what=assignments, ListAccountAssignmentsForPrincipal, counted=1, read=1,"
                                + " uncounted=null}",
                        "{what=assignments of principals that are gone, counted=null, read=1,"
                                + " uncounted=they cannot be asked}");
    }

    @Test
    void shouldKeepWhatWasReadWhenItIsNotCounted() {
        // Given
        StubAccount account = AccountFixture.account("300000000069");
        AccountFixture.identityCenter(account, 69);
        AccountFixture.application(account, 69);
        account.deny(
                "sso:ListAccountAssignmentsForPrincipal",
                "sso:ListApplicationAssignmentsForPrincipal");

        // When
        collect(account.id(), "inventory.identity-center");
        collect(account.id(), "inventory.identity-center-applications");

        // Then
        for (String kind : List.of("identity-center", "identity-center-applications")) {
            assertThat(all("/api/v1/inventory/coverage", "account", account.id(), "kind", kind))
                    .filteredOn(each -> "eu-central-1".equals(each.get("region")))
                    .singleElement()
                    .satisfies(each -> {
                        assertThat(each).containsEntry("status", "COMPLETE");
                        assertThat(String.valueOf(each.get("controls")))
                                .contains("read=1, uncounted=AccessDeniedException: ");
                    });
        }
    }

    @Test
    void shouldNotCountProfilesOfInstancesThatStartOrEnd() {
        // Given
        StubAccount account = AccountFixture.account("300000000070");
        for (String state : List.of("running", "stopped", "pending", "shutting-down")) {
            instance(account, state, true);
        }
        instance(account, "terminated", false);

        // When
        collect(account.id(), "inventory.ec2-instances");

        // Then
        assertThat(
                        all(
                                "/api/v1/inventory/coverage",
                                "account",
                                account.id(),
                                "kind",
                                "ec2-instances"))
                .filteredOn(each -> "eu-central-1".equals(each.get("region")))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each).containsEntry("status", "COMPLETE");
                    assertThat(String.valueOf(each.get("controls")))
                            .contains(
                                    "DescribeIamInstanceProfileAssociations, counted=2, read=2",
                                    "{what=instances that start, stop or end, counted=null, read=3");
                });
    }

    /// An instance named as its state, whose association is there or not.
    private static void instance(StubAccount account, String state, boolean associated) {
        account.has(
                "ec2/eu-central-1/instancesSet",
                """
                {"instanceId":"i-%1$s","iamInstanceProfile":{"arn":"arn:aws:iam::%2$s:instance-profile/worker","id":"AIPA1"},
                 "instanceState":{"code":16,"name":"%1$s"},"associated":%3$s}
                """
                        .formatted(state, account.id(), associated));
    }

    @Test
    void shouldWantARowForEverybodyFromBeforeTheReport() {
        // Given
        StubAccount account = AccountFixture.filled(AccountFixture.account("300000000066"));

        // When
        collect(account.id(), "inventory.iam-credential-report");

        // Then
        assertThat(controls(account, "iam-credential-report"))
                .contains("{what=users of ListUsers from before the report, counted=2, read=2");
    }

    @Test
    void shouldGiveOutWhatAwsAnswered() {
        // Given
        StubAccount account = AccountFixture.filled(AccountFixture.account("300000000067"));
        collect(account.id(), "inventory.iam-password-policy");
        collect(account.id(), "inventory.iam-credential-report");
        String reading = String.valueOf(reading(account.id(), "iam-password-policy").get("id"));
        Map<String, Object> snapshot = all("/api/v1/snapshots", "account", account.id()).getFirst();
        String evidence = "/api/v1/inventory/readings/%s/evidence";
        String file = "/api/v1/snapshots/%s/file";

        // When, Then
        List<String> operations =
                as("auditor")
                        .get(evidence.formatted(reading))
                        .then()
                        .statusCode(200)
                        .contentType("application/json")
                        .extract()
                        .path("calls.operation");
        assertThat(operations).containsExactly("GetAccountPasswordPolicy");
        assertThat(
                        as("auditor")
                                .get(file.formatted(snapshot.get("id")))
                                .then()
                                .statusCode(200)
                                .extract()
                                .asString())
                .startsWith("user,arn,user_creation_time,");
        for (String path : List.of(evidence, file)) {
            as("manager").get(path.formatted(reading)).then().statusCode(403);
            as("auditor").get(path.formatted(UUID.randomUUID())).then().statusCode(404);
        }
    }
}
