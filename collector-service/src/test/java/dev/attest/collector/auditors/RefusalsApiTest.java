package dev.attest.collector.auditors;

import static dev.attest.collector.Api.as;
import static dev.attest.collector.auditors.Collecting.all;
import static dev.attest.collector.auditors.Collecting.collect;
import static dev.attest.collector.auditors.Collecting.population;
import static dev.attest.collector.auditors.Collecting.reading;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.awsstub.StubAccount;
import dev.attest.collector.evidence.EvidenceFiles;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What AWS refuses in part is neither there nor gone.
@QuarkusTest
@TestProfile(AuditedAws.class)
class RefusalsApiTest {

    @Inject EvidenceFiles evidence;

    @Test
    void shouldNotProveByASnapshotThatLacksWhatWasRefused() {
        // Given
        StubAccount account = AccountFixture.account("300000000031");
        AccountFixture.identityCenter(account, 31);
        collect(account.id(), "inventory.identity-center");
        String before = states(account, "identity-center");
        assertThat(snapshot(account, "IDENTITY_CENTER")).containsEntry("complete", true);

        // When
        account.deny("sso:ListAccountAssignments", "identitystore:ListGroupMemberships");
        collect(account.id(), "inventory.identity-center");

        // Then
        assertThat(snapshot(account, "IDENTITY_CENTER"))
                .containsEntry("complete", false)
                .extractingByKey("gaps")
                .asString()
                .contains("members of platform", "assignments of ");
        assertThat(states(account, "identity-center")).isEqualTo(before).contains("g-31", "u-311");
    }

    @Test
    void shouldNotProveWithoutTheCountsOfIam() {
        // Given
        StubAccount account = AccountFixture.filled(AccountFixture.account("300000000032"));
        account.deny("iam:GetAccountSummary");

        // When
        collect(account.id(), "inventory.iam-authorization-details");

        // Then
        assertThat(snapshot(account, "IAM_AUTHORIZATION_DETAILS")).containsEntry("complete", false);
    }

    @Test
    void shouldKeepAThingAsItWasWhenAPartOfItIsRefused() {
        // Given
        StubAccount account = AccountFixture.filled(AccountFixture.account("300000000033"));
        List<String> kinds =
                List.of("s3-buckets", "iam-identity-providers", "trails", "config-rules");
        kinds.forEach(kind -> collect(account.id(), "inventory." + kind));
        List<String> before = kinds.stream().map(kind -> states(account, kind)).toList();
        String first = String.valueOf(reading(account.id(), "s3-buckets").get("observedAt"));

        // When
        account.deny(
                "s3:GetBucketPolicy",
                "iam:GetSAMLProvider",
                "cloudtrail:GetTrailStatus",
                "config:GetComplianceDetailsByConfigRule");
        kinds.forEach(kind -> collect(account.id(), "inventory." + kind));

        // Then
        assertThat(kinds.stream().map(kind -> states(account, kind)).toList()).isEqualTo(before);
        assertThat(reading(account.id(), "s3-buckets")).containsEntry("status", "PARTIAL");
        assertThat(all("/api/v1/inventory/changes", "account", account.id(), "from", first))
                .isEmpty();
    }

    @Test
    void shouldNotCallCollectedWhatWasReadInPart() {
        // Given
        StubAccount account = AccountFixture.filled(AccountFixture.account("300000000038"));
        account.deny("iam:GetSAMLProvider");

        // When
        collect(account.id(), "inventory.iam-identity-providers");
        collect(account.id(), "inventory.iam-mfa-devices");

        // Then
        assertThat(checkpoint(account, "iam-identity-providers"))
                .containsEntry("collectedUntil", null);
        assertThat(checkpoint(account, "iam-mfa-devices").get("collectedUntil")).isNotNull();
    }

    @Test
    void shouldGiveNothingOfWhatAwsCouldNotFindOut() {
        // Given
        StubAccount account = AccountFixture.filled(AccountFixture.account("300000000034"));
        String users = "arn:aws:iam::" + account.id() + ":user/";
        job(account, users + "dora" + account.id(), "FAILED");
        job(account, users + "robot" + account.id(), "IN_PROGRESS");

        // When
        collect(account.id(), "inventory.iam-last-accessed");

        // Then
        assertThat(population(account.id(), null))
                .extracting(thing -> thing.get("name"))
                .containsExactly("worker");
        assertThat(reading(account.id(), "iam-last-accessed"))
                .containsEntry("status", "PARTIAL")
                .containsEntry("errors", 2)
                .extractingByKey("problems")
                .asString()
                .contains("AWS could not find out what it used", "is not ready in time");
    }

    @Test
    void shouldKeepTheRefusalOfTheOnlyCallAsEvidence() throws Exception {
        // Given
        StubAccount account = AccountFixture.filled(AccountFixture.account("300000000035"));
        account.deny("iam:GetAccountPasswordPolicy");

        // When
        collect(account.id(), "inventory.iam-password-policy");

        // Then
        Map<String, Object> reading = reading(account.id(), "iam-password-policy");
        assertThat(reading).containsEntry("status", "NOT_EVALUATED");
        JsonNode call = raw(reading).at("/calls/0");
        assertThat(call.path("operation").asText()).isEqualTo("GetAccountPasswordPolicy");
        assertThat(call.path("error").asText()).startsWith("AccessDenied: ");
    }

    @Test
    void shouldReadAnAccountWithoutAnAccessBlockWhole() {
        // Given
        StubAccount account = AccountFixture.filled(AccountFixture.account("300000000039"));
        account.things("s3/PublicAccessBlock").clear();

        // When
        collect(account.id(), "inventory.s3-buckets");

        // Then
        assertThat(reading(account.id(), "s3-buckets"))
                .containsEntry("status", "COMPLETE")
                .containsEntry("errors", 0);
        assertThat(population(account.id(), null))
                .filteredOn(thing -> "s3-account".equals(thing.get("type")))
                .singleElement()
                .extracting(thing -> thing.get("state"))
                .isEqualTo(Map.of());
    }

    @Test
    void shouldSayWhyTheAccessBlockOfAnAccountIsNotTold() {
        // Given
        StubAccount account = AccountFixture.filled(AccountFixture.account("300000000040"));
        account.deny("s3:GetAccountPublicAccessBlock");

        // When
        collect(account.id(), "inventory.s3-buckets");

        // Then
        assertThat(reading(account.id(), "s3-buckets"))
                .containsEntry("status", "PARTIAL")
                .extractingByKey("problems")
                .asString()
                .contains("public access block of the account: AccessDenied: arn:aws:sts::");
    }

    @Test
    void shouldSayOfWhichMomentAReportIs() {
        // Given
        StubAccount account = AccountFixture.filled(AccountFixture.account("300000000036"));

        // When
        collect(account.id(), "inventory.iam-credential-report");

        // Then
        assertThat(reading(account.id(), "iam-credential-report"))
                .containsEntry("region", "")
                .containsEntry(
                        "observedAt", snapshot(account, "IAM_CREDENTIAL_REPORT").get("observedAt"));
    }

    @Test
    void shouldTellSomeOfVeryManyResourcesThatBreakARule() {
        // Given
        StubAccount account = AccountFixture.filled(AccountFixture.account("300000000037"));
        IntStream.range(0, 1000)
                .forEach(i ->
                        account.has(
                                "config/eu-central-1/EvaluationResults",
                                "{\"ConfigRuleName\":\"mfa\",\"EvaluationResultIdentifier\":{\"EvaluationResultQualifier\":{\"ResourceId\":\"user-%d\"}}}"
                                        .formatted(i)));

        // When
        collect(account.id(), "inventory.config-rules");

        // Then
        assertThat(String.valueOf(reading(account.id(), "config-rules").get("problems")))
                .contains("mfa: more than 1000 resources break it");
        assertThat(states(account, "config-rules")).contains("user-998").doesNotContain("user-999");
    }

    private static void job(StubAccount account, String arn, String status) {
        account.has("iam/LastAccessedJobs/" + arn, "{\"JobStatus\":\"%s\"}".formatted(status));
    }

    private JsonNode raw(Map<String, Object> reading) throws java.io.IOException {
        try (InputStream in = evidence.kept(String.valueOf(reading.get("evidenceSha256")))) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static String states(StubAccount account, String kind) {
        return all("/api/v1/inventory/population", "account", account.id(), "kind", kind).stream()
                .map(thing -> thing.get("id") + " " + thing.get("state"))
                .toList()
                .toString();
    }

    private static Map<String, Object> snapshot(StubAccount account, String source) {
        return all("/api/v1/snapshots", "account", account.id(), "source", source).getFirst();
    }

    private static Map<String, Object> checkpoint(StubAccount account, String kind) {
        return as("automation")
                .get("/api/v1/checkpoints/{account}/us-east-1/inventory." + kind, account.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");
    }
}
