package dev.attest.collector.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.Api;
import dev.attest.collector.RealFiles;
import dev.attest.collector.RealService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A simulated attack, recorded in a real account.
@QuarkusTest
@TestProfile(RealService.class)
class RealTrailTest {

    @Test
    void shouldStoreEveryEventOnceAndRaiseWhatHappened() {
        // Given
        var files = RealFiles.trails(RealFiles.folder("cloudtrail/invictus-ir"));

        // When
        Map<String, Integer> first = importAll(files);
        Map<String, Integer> second = importAll(files);

        // Then
        assertThat(first)
                .containsEntry("records", 2900)
                .containsEntry("stored", 2900)
                .containsEntry("duplicates", 0)
                .containsEntry("quarantinedCount", 0);
        assertThat(second).containsEntry("stored", 0).containsEntry("alerts", 0);
        assertThat(alertsByRule())
                .isEqualTo(
                        Map.ofEntries(
                                Map.entry("user-created", 4L),
                                Map.entry("access-key-created", 2L),
                                Map.entry("admin-policy-attached", 2L),
                                Map.entry("external-trust-policy", 1L),
                                Map.entry("trust-without-external-id", 1L),
                                Map.entry("login-profile-created", 2L),
                                Map.entry("console-login-without-mfa", 1L),
                                Map.entry("roles-anywhere-anchor-changed", 1L),
                                Map.entry("roles-anywhere-profile-changed", 1L),
                                Map.entry("trail-deleted", 2L),
                                Map.entry("trail-selectors-narrowed", 1L),
                                Map.entry("trail-tampering-refused", 2L),
                                Map.entry("organization-leave-refused", 1L),
                                Map.entry("role-assumptions-refused", 1L),
                                Map.entry("identities-deleted-in-bulk", 1L),
                                Map.entry("identity-made-after-trail-stopped", 1L)));
    }

    private static Map<String, Integer> importAll(List<java.nio.file.Path> files) {
        Map<String, Integer> sums = new HashMap<>();
        for (var file : files) {
            JsonPath report = Api.importCloudtrail(file).extract().jsonPath();
            for (String figure :
                    List.of("records", "stored", "duplicates", "alerts", "quarantinedCount")) {
                sums.merge(figure, report.getInt(figure), Integer::sum);
            }
        }
        return sums;
    }

    private static Map<String, Long> alertsByRule() {
        List<String> rules =
                Api.as("security-analyst")
                        .queryParam("account", "123837392027")
                        .queryParam("limit", 500)
                        .get("/api/v1/alerts")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items.ruleId");
        return rules.stream().collect(Collectors.groupingBy(r -> r, Collectors.counting()));
    }
}
