package dev.attest.certification;

import static org.hamcrest.Matchers.equalTo;

import dev.attest.rest.Cursor;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A cursor that no list gave out is the caller's mistake, not ours.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class CursorsTest {
    private static final String NOBODYS = "00000000-0000-0000-0000-000000000001";

    @Inject World world;

    @ParameterizedTest
    @ValueSource(strings = {"campaigns", "packages"})
    void shouldRefuseForgedPlacesInTime(String list) {
        refused(list, Cursor.encode("yesterday", NOBODYS));
        refused(list, Cursor.encode("2026-10-05T08:00:00Z", "somebody"));
        refused(list, Cursor.encode("+1000000000-12-31T23:59:59Z", NOBODYS));
        refused(list, Cursor.encode("-1000000000-01-01T00:00:00Z", NOBODYS));
        refused(list, Cursor.encode(NOBODYS));
    }

    @Test
    void shouldRefuseForgedIdsAndPositions() {
        // When
        world.smallCompany();
        var campaign = Api.start();
        // Then
        refused("remediations", Cursor.encode("somebody"));
        refused("campaigns/" + campaign + "/items", Cursor.encode("somebody"));
        refused("campaigns/" + campaign + "/packages", Cursor.encode("yesterday", NOBODYS));
        refused("packages/" + Api.packageOf("maria") + "/items", Cursor.encode("last"));
    }

    private static void refused(String list, String cursor) {
        Api.officer()
                .get("/api/v1/" + list + "?cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
    }
}
