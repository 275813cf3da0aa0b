package dev.attest.collector.inventory;

import static dev.attest.collector.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.RealService;
import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.imports.ImportReport;
import dev.attest.collector.imports.SnapshotView;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Files that the collector itself made of AWS's answers.
@QuarkusTest
@TestProfile(RealService.class)
class TakenInventoryTest {

    private static final Instant BEGUN = Instant.parse("2026-04-01T08:00:00Z");

    @Inject ImportInventory imports;
    @Inject EvidenceFiles evidence;
    @Inject Pool pool;

    @Test
    void shouldKnowHowLongAReadingTook() throws IOException {
        // When
        take("444455550001", new ImportInventory.Taken(BEGUN, BEGUN.plusSeconds(180), List.of()));

        // Then
        Instant finished =
                pool.preparedQuery("select finished_at from inventory_moment where account_id = $1")
                        .executeAndAwait(Tuple.of("444455550001"))
                        .iterator()
                        .next()
                        .getOffsetDateTime(0)
                        .toInstant();
        assertThat(finished).isEqualTo(BEGUN.plusSeconds(180));
    }

    @Test
    void shouldKeepTheOwnerOfAnAccountWhoseTagsWereNotRead() throws IOException {
        // Given
        String tags = ",\"Tags\":[{\"Key\":\"owner\",\"Value\":\"noor@example.com\"}]";
        organization(tags, new ImportInventory.Taken(BEGUN, BEGUN, List.of()));

        // When
        SnapshotView snapshot =
                organization(
                        "",
                        new ImportInventory.Taken(
                                BEGUN.plusSeconds(60),
                                BEGUN.plusSeconds(61),
                                List.of("tags of 444455550002: refused")));

        // Then
        assertThat(snapshot.complete()).isFalse();
        assertThat(snapshot.gaps()).containsExactly("tags of 444455550002: refused");
        assertThat(owner()).isEqualTo("noor@example.com");
        assertThat(
                        as("auditor")
                                .queryParam("account", "444455550002")
                                .get("/api/v1/inventory/population")
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath()
                                .getString("items[0].state.ownerEmail"))
                .isEqualTo("noor@example.com");
    }

    private String owner() {
        return pool.preparedQuery("select owner_email from account where account_id = $1")
                .executeAndAwait(Tuple.of("444455550002"))
                .iterator()
                .next()
                .getString(0);
    }

    private SnapshotView organization(String tags, ImportInventory.Taken taken) throws IOException {
        return snapshot(
                "444455550002",
                """
                {"OrganizationId":"o-1","MasterAccountId":"444455550002",
                 "Accounts":[{"Id":"444455550002","Name":"Payer","Status":"ACTIVE"%s}]}
                """
                        .formatted(tags),
                taken);
    }

    private void take(String account, ImportInventory.Taken taken) throws IOException {
        snapshot(
                account,
                """
                {"UserDetailList":[],"GroupDetailList":[],"Policies":[],"RoleDetailList":[
                 {"RoleName":"r","RoleId":"AROA1","Arn":"arn:aws:iam::%s:role/r",
                  "AssumeRolePolicyDocument":{"Statement":[]}}]}
                """
                        .formatted(account),
                taken);
    }

    private SnapshotView snapshot(String account, String body, ImportInventory.Taken taken)
            throws IOException {
        var file =
                evidence.receive(
                        "taken.json",
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        ImportReport report = imports.run(file, account, taken, "collection");
        return Objects.requireNonNull(report.snapshot());
    }
}
