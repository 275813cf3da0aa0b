package dev.attest.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.attest.sample.SampleCompany;
import dev.attest.sample.SampleFolder;
import dev.attest.sample.model.Plot;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sample company, imported as `attest up` does: the inventory, then the trail.
@QuarkusTest
@TestProfile(SampleCompanyTest.FreshService.class)
class SampleCompanyTest {

    /// A database that holds nothing but the sample company.
    public static class FreshService extends RealService {}

    /// The alerts that the company's README lists, by rule.
    private static final Map<Object, Long> ALERTS =
            Map.ofEntries(
                    Map.entry("root-console-login", 1L),
                    Map.entry("root-console-login-failed", 1L),
                    Map.entry("admin-policy-attached", 2L),
                    Map.entry("dangerous-inline-policy", 1L),
                    Map.entry("mfa-device-removed", 2L),
                    Map.entry("external-trust-policy", 1L),
                    Map.entry("user-created", 2L),
                    Map.entry("access-key-created", 5L),
                    Map.entry("access-key-updated", 1L),
                    Map.entry("permission-set-created", 1L),
                    Map.entry("permission-set-updated", 1L),
                    Map.entry("account-assignment-created", 1L),
                    Map.entry("administrator-group-joined", 1L),
                    Map.entry("console-login-without-mfa", 7L),
                    Map.entry("identity-change-refused", 4L),
                    Map.entry("login-profile-created", 1L),
                    Map.entry("permission-set-policy-changed", 1L),
                    Map.entry("root-api-call", 1L),
                    Map.entry("trust-without-external-id", 1L),
                    Map.entry("sign-in-failures-of-user", 1L),
                    Map.entry("sign-in-after-failures", 1L),
                    Map.entry("address-signs-in-after-failures", 1L),
                    Map.entry("sign-in-from-new-network", 1L),
                    Map.entry("sign-in-after-mfa-removed", 1L),
                    Map.entry("access-key-not-seen-for-long", 4L),
                    Map.entry("identity-discovery-first-seen", 10L));

    @TempDir Path folder;

    @Test
    void shouldShowWhatWasPlanted() throws IOException {
        // Given
        SampleCompany company =
                SampleCompany.of(SampleCompany.DEFAULT_SEED, LocalDate.of(2026, 3, 31));
        SampleFolder files = company.writeTo(folder, 2_000, (_, _) -> {});

        // When
        importInventory(files, company.observedAt());
        files.trail()
                .forEach(file ->
                        Api.importCloudtrail(file)
                                .statusCode(201)
                                .body("quarantinedCount", equalTo(0)));

        // Then
        List<Map<String, Object>> alerts = alerts();
        assertThat(
                        alerts.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                a -> a.get("ruleId"), Collectors.counting())))
                .isEqualTo(ALERTS);
        assertThat(alerts)
                .filteredOn(a -> Objects.equals(a.get("ruleId"), "external-trust-policy"))
                .extracting(a -> a.get("eventId"))
                .isSubsetOf(company.story(Plot.EXTERNAL_TRUST).eventIds());
        Api.as("auditor")
                .queryParam("q", "viktor")
                .get("/api/v1/people")
                .then()
                .statusCode(200)
                .body("items[0].status", equalTo("LEFT"));
    }

    private static void importInventory(SampleFolder files, Instant at) throws IOException {
        Api.importInventory(files.organization(), null, at)
                .statusCode(201)
                .body("snapshot.complete", equalTo(true));
        Api.importInventory(files.identityCenter(), null, at)
                .statusCode(201)
                .body("snapshot.complete", equalTo(true));
        for (String account : files.accountIds()) {
            for (Path file :
                    List.of(
                            files.accessKeys(account),
                            files.authorizationDetails(account),
                            files.credentialReport(account))) {
                Api.importInventory(file, account, at)
                        .statusCode(201)
                        .body("snapshot.complete", equalTo(true))
                        .body("quarantinedCount", equalTo(0));
            }
        }
        Api.importPeople("people.csv", Api.read(files.people()), at.toString())
                .statusCode(201)
                .body("snapshot.complete", equalTo(true))
                .body("quarantinedCount", equalTo(1))
                .body("warnings.size()", equalTo(1));
    }

    private static List<Map<String, Object>> alerts() {
        return Api.as("auditor")
                .queryParam("limit", 500)
                .get("/api/v1/alerts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }
}
