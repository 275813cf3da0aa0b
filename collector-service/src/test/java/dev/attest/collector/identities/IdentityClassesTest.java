package dev.attest.collector.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import dev.attest.collector.Api;
import dev.attest.collector.RealFiles;
import dev.attest.collector.RealService;
import dev.attest.sample.SampleCompany;
import dev.attest.sample.SampleFolder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the rules that ship make of whole accounts.
@QuarkusTest
@TestProfile(IdentityClassesTest.FreshService.class)
class IdentityClassesTest {

    private static final List<String> REAL = List.of("200611803367", "123456789012");

    /// A database of its own: a people file is of everybody.
    public static class FreshService extends RealService {}

    @TempDir Path folder;

    @Test
    void shouldKnowWhoIsWhoInTheSampleCompany() throws IOException {
        // Given
        SampleCompany company =
                SampleCompany.of(SampleCompany.DEFAULT_SEED, LocalDate.of(2026, 3, 31));
        SampleFolder files = company.writeTo(folder, 400, (_, _) -> {});

        // When
        Api.importInventory(files.identityCenter(), null, company.observedAt()).statusCode(201);
        for (String account : files.accountIds()) {
            for (Path file :
                    List.of(files.authorizationDetails(account), files.credentialReport(account))) {
                Api.importInventory(file, account, company.observedAt()).statusCode(201);
            }
        }
        Api.importPeople("people.csv", Api.read(files.people()), company.observedAt().toString())
                .statusCode(201);

        // Then
        // the other test's accounts are in the same database
        List<Map<String, Object>> all =
                identities(null).stream()
                        .filter(i -> !REAL.contains(Objects.toString(i.get("accountId"))))
                        .toList();
        assertThat(all).filteredOn(i -> name(i).startsWith("svc-")).isNotEmpty();
        assertThat(all)
                .filteredOn(i -> name(i).startsWith("svc-"))
                .allSatisfy(i -> assertThat(i.get("class")).isEqualTo("MACHINE"))
                .allSatisfy(i -> assertThat(i.get("ownerId")).isNull());
        assertThat(all)
                .filteredOn(i -> "ROOT".equals(i.get("kind")))
                .allSatisfy(i -> assertThat(i.get("class")).isEqualTo("BREAK_GLASS"));
        assertThat(all)
                .filteredOn(i -> "IDENTITY_CENTER_USER".equals(i.get("kind")))
                .allSatisfy(i -> assertThat(i.get("class")).isEqualTo("PERSON"));
        assertThat(all)
                .filteredOn(i -> name(i).equals("viktor.sauer"))
                .singleElement()
                .satisfies(i -> assertThat(i.get("class")).isEqualTo("LEAVER"))
                .satisfies(i -> assertThat(i.get("ownerVia")).isEqualTo("manager"));
        assertThat(all).extracting(i -> i.get("class")).doesNotContain("ORPHAN");
        assertThat(all).extracting(i -> i.get("conflict")).containsOnlyNulls();
    }

    @Test
    void shouldGuessNoPersonInAccountsThatNobodyToldAnythingOf() {
        // When
        Path details =
                RealFiles.folder("account/cloudsplaining-example")
                        .resolve("authorization-details.json");
        Path report = RealFiles.folder("account/cloudmapper-demo").resolve("credential-report.csv");
        Instant at = Instant.parse("2026-10-01T08:00:00Z");
        Api.importInventory(details, "200611803367", at).statusCode(201);
        Api.importInventory(report, "123456789012", at).statusCode(201);

        // Then
        Map<Object, Integer> classes = new HashMap<>();
        REAL.stream()
                .flatMap(account -> identities(account).stream())
                .peek(i -> assertThat(i.get("personId")).isNull())
                .peek(i -> assertThat(i.get("ownerId")).isNull())
                .forEach(i -> classes.merge(i.get("class"), 1, Integer::sum));
        assertThat(classes).containsKeys("MACHINE", "SHARED", "ORPHAN", "BREAK_GLASS");
        assertThat(classes).doesNotContainKeys("PERSON", "LEAVER");
        assertThat(identities("123456789012"))
                .filteredOn(i -> name(i).equals("auditor_tmp"))
                .singleElement()
                .satisfies(i -> assertThat(i.get("classRule")).isEqualTo("keys-only"));
        assertThat(identities("200611803367"))
                .filteredOn(i -> name(i).startsWith("AWSReservedSSO_"))
                .isNotEmpty()
                .allSatisfy(i -> assertThat(i.get("class")).isEqualTo("SHARED"));
    }

    private static String name(Map<String, Object> identity) {
        return Objects.toString(identity.get("name"));
    }

    private static List<Map<String, Object>> identities(@Nullable String account) {
        var request = Api.as("auditor").queryParam("limit", 500);
        if (account != null) {
            request.queryParam("account", account);
        }
        return request.get("/api/v1/identities")
                .then()
                .statusCode(200)
                .body("next", nullValue())
                .extract()
                .jsonPath()
                .getList("items");
    }
}
