package dev.attest.collector.auditors;

import static dev.attest.collector.auditors.Collecting.all;
import static dev.attest.collector.auditors.Collecting.collect;
import static dev.attest.collector.auditors.Collecting.coverage;
import static dev.attest.collector.auditors.Collecting.population;
import static dev.attest.collector.auditors.Collecting.reading;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.awsstub.StubAccount;
import dev.attest.collector.collection.CollectionRunView;
import dev.attest.collector.collection.CollectionRunView.FailedTask;
import dev.attest.collector.evidence.EvidenceFiles;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AuditedAws.class)
class AuditorsApiTest {

    private static final List<String> TYPES =
            List.of(
                    "access-analyzer",
                    "access-finding",
                    "account",
                    "account-summary",
                    "config-rule",
                    "ec2-instance",
                    "iam-group",
                    "iam-role",
                    "iam-user",
                    "identity-center-application",
                    "identity-center-group",
                    "identity-center-user",
                    "last-accessed",
                    "managed-policy",
                    "mfa-device",
                    "oidc-provider",
                    "password-policy",
                    "organization-features",
                    "permission-set",
                    "rds-instance",
                    "resource-control-policy",
                    "root",
                    "s3-account",
                    "s3-bucket",
                    "saml-provider",
                    "security-finding",
                    "server-certificate",
                    "service-control-policy",
                    "trail");

    @Inject EvidenceFiles evidence;

    @Inject Auditors auditors;

    @Test
    void shouldReadEveryKindOfAnAccountThatHasEverything() throws Exception {
        // Given
        StubAccount account = AccountFixture.filled(AccountFixture.account(AuditedAws.MANAGEMENT));
        AccountFixture.organization(account);

        // When
        CollectionRunView run = collect(account.id(), "inventory");

        // Then
        assertThat(run.failures()).isEmpty();
        List<Map<String, Object>> readings = coverage(account.id());
        assertThat(kinds(readings))
                .containsExactlyElementsOf(
                        auditors.all().map(InventoryAuditor::kind).collect(Collectors.toList()));
        assertThat(readings)
                .filteredOn(reading -> !"COMPLETE".equals(reading.get("status")))
                .extracting(reading -> reading.get("reason"))
                .containsOnly("Identity Center has no instance in us-east-1");
        assertThat(readings)
                .filteredOn(reading -> "COMPLETE".equals(reading.get("status")))
                .allSatisfy(reading ->
                        assertThat((List<?>) reading.get("controls"))
                                .as("%s is counted, or says why not", reading.get("kind"))
                                .isNotEmpty());
        assertEverything(population(account.id(), null));
        assertThat(raw(reading(account.id(), "rds")).path("calls"))
                .extracting(call -> call.path("operation").asText())
                .containsExactlyInAnyOrder(
                        "DescribeAccountAttributes", "DescribeDBInstances", "DescribeDBClusters");
        assertThat(AuditedAws.world().actions())
                .filteredOn(action -> !action.equals("sts:AssumeRole"))
                .allMatch(action -> PolicyDocuments.names(action), "is named by a policy");
    }

    private static void assertEverything(List<Map<String, Object>> things) {
        assertThat(types(things)).containsAll(TYPES);
        assertThat(state(things, "rds-instance"))
                .contains("tunde")
                .doesNotContain("LatestRestorableTime");
        assertThat(state(things, "ec2-instance")).contains("instance-profile/worker", "maria");
        assertThat(state(things, "config-rule")).contains("NON_COMPLIANT", "dora");
        assertThat(state(things, "last-accessed")).contains("s3");
        assertThat(state(things, "permission-set"))
                .contains("OperatorExtras", "ReadOnlyAccess", "PowerUserAccess", "g-1");
        assertThat(state(things, "identity-center-application"))
                .contains("AssignmentRequired=true", "g-1");
        assertThat(state(things, "s3-account")).contains("IgnorePublicAcls=true");
        assertThat(state(things, "organization-features")).contains("RootCredentialsManagement");
        assertThat(state(things, "service-control-policy"))
                .contains("organizations:LeaveOrganization", "r-stub");
        assertThat(things)
                .filteredOn(thing -> "s3-bucket".equals(thing.get("type")))
                .extracting(thing -> String.valueOf(thing.get("state")))
                .anyMatch(state -> state.contains("PublicByPolicy=true"))
                .anyMatch(state -> state.contains("BlockPublicPolicy=true"));
    }

    @Test
    void shouldNoticeAPageThatIsLost() {
        // Given
        StubAccount account = AccountFixture.account("300000000002");
        IntStream.range(0, 700).forEach(i -> account.user(AccountFixture.user("user-" + i)));
        AccountFixture.role(account, "worker");
        account.losePages(true);

        // When
        CollectionRunView run = collect(account.id(), "inventory.iam-authorization-details");

        // Then
        assertThat(run.failures())
                .extracting(FailedTask::error)
                .singleElement()
                .asString()
                .contains("Users of GetAccountSummary: 700 counted, 400 read");
        assertThat(reading(account.id(), "iam-authorization-details"))
                .containsEntry("status", "PARTIAL");
    }

    @Test
    void shouldSayWhatIsRefusedOrOffAndReadTheNeighbours() {
        // Given
        StubAccount account = AccountFixture.filled(AccountFixture.account("300000000003"));
        account.deny("iam:ListSAMLProviders", "s3:GetBucketPolicy")
                .off("securityhub")
                .off("config");

        // When
        CollectionRunView run = collect(account.id(), "inventory");

        // Then
        assertThat(run.failures())
                .extracting(FailedTask::source)
                .containsExactlyInAnyOrder(
                        "inventory.iam-identity-providers", "inventory.s3-buckets");
        assertThat(reading(account.id(), "iam-identity-providers"))
                .containsEntry("status", "NOT_EVALUATED")
                .extractingByKey("reason")
                .asString()
                .startsWith("AccessDenied: ")
                .contains("iam:ListSAMLProviders");
        assertThat(reading(account.id(), "s3-buckets"))
                .containsEntry("status", "PARTIAL")
                .containsEntry("items", 3)
                .containsEntry("errors", 2);
        assertThat(reading(account.id(), "securityhub-findings"))
                .containsEntry("reason", "Security Hub is off in eu-central-1");
        assertThat(reading(account.id(), "config-rules"))
                .containsEntry("reason", "AWS Config does not record in eu-central-1");
        assertThat(reading(account.id(), "organization"))
                .containsEntry("status", "NOT_EVALUATED")
                .containsEntry("reason", "the organization is read from account 300000000000");
        assertThat(coverage(account.id()))
                .filteredOn(reading -> "COMPLETE".equals(reading.get("status")))
                .hasSizeGreaterThan(12);
        assertThat(String.valueOf(reading(account.id(), "iam-mfa-devices").get("controls")))
                .contains("Users of GetAccountSummary");
    }

    @Test
    void shouldComeThroughAnAwsThatThrottlesAndFails() {
        // Given
        StubAccount account = AccountFixture.filled(AccountFixture.account("300000000004"));
        collect(account.id(), "inventory.iam-password-policy");
        var calm = AuditedAws.world().limits();

        // When
        CollectionRunView run;
        try {
            AuditedAws.world().limits(calm.broken(10));
            run = collect(account.id(), "inventory.iam-access-keys");
        } finally {
            AuditedAws.world().limits(calm);
        }

        // Then
        assertThat(run.failures()).isEmpty();
        assertThat(reading(account.id(), "iam-access-keys"))
                .containsEntry("status", "COMPLETE")
                .containsEntry("items", 2);
    }

    @Test
    void shouldRefuseAKindThatNobodyReads() {
        // When, Then
        AccountFixture.account("300000000005");
        dev.attest.collector.Api.as("automation")
                .header("Idempotency-Key", "a-kind-that-nobody-reads")
                .contentType("application/json")
                .body(Map.of("source", "inventory.dreams"))
                .post("/api/v1/collections")
                .then()
                .statusCode(422);
    }

    @Test
    void shouldListKindsWithWhatTheyNeed() {
        // When
        List<Map<String, Object>> kinds =
                dev.attest.collector.Api.as("auditor")
                        .get("/api/v1/inventory/auditors")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("items");

        // Then
        assertThat(kinds)
                .filteredOn(kind -> "rds".equals(kind.get("kind")))
                .singleElement()
                .satisfies(kind -> {
                    assertThat(kind).containsEntry("source", "inventory.rds");
                    assertThat(kind)
                            .containsEntry(
                                    "permissions",
                                    List.of(
                                            "rds:DescribeAccountAttributes",
                                            "rds:DescribeDBClusters",
                                            "rds:DescribeDBInstances"));
                });
        assertThat(all("/api/v1/inventory/readings", "account", "000000000000")).isEmpty();
    }

    private JsonNode raw(Map<String, Object> reading) throws java.io.IOException {
        try (InputStream in = evidence.kept(String.valueOf(reading.get("evidenceSha256")))) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static Set<String> kinds(List<Map<String, Object>> readings) {
        return readings.stream()
                .map(reading -> String.valueOf(reading.get("kind")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> types(List<Map<String, Object>> things) {
        return things.stream()
                .map(thing -> String.valueOf(thing.get("type")))
                .collect(Collectors.toSet());
    }

    private static String state(List<Map<String, Object>> things, String type) {
        return things.stream()
                .filter(thing -> type.equals(thing.get("type")))
                .map(thing -> String.valueOf(thing.get("state")))
                .collect(Collectors.joining("\n"));
    }
}
