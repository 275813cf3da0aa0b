package dev.attest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.sample.model.AccessKey;
import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.IamRole;
import dev.attest.sample.model.IamUser;
import dev.attest.sample.model.LastUse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the inventory says about last use and what the trail shows are one truth.
class LastUseTest {

    private static final Instant WINDOW = Instant.parse("2025-12-31T00:00:00Z");

    @Test
    void shouldAgreeBetweenInventoryAndTrail(@TempDir Path folder) throws IOException {
        // Given
        Written written = Written.in(folder);
        Map<String, Instant> keys = new HashMap<>();
        Map<String, Instant> logins = new HashMap<>();
        Map<String, Instant> roles = new HashMap<>();

        // When
        for (JsonNode record : written.records()) {
            Instant at = Instant.parse(record.get("eventTime").asText());
            JsonNode who = record.get("userIdentity");
            late(keys, who.path("accessKeyId").asText(), at);
            late(roles, who.path("sessionContext").path("sessionIssuer").path("arn").asText(), at);
            if (record.path("responseElements").path("ConsoleLogin").asText().equals("Success")) {
                late(logins, who.path("arn").asText(), at);
            }
        }

        // Then
        SoftAssertions softly = new SoftAssertions();
        for (AccountInventory account : written.company().inventory().accounts()) {
            for (IamUser user : account.users()) {
                for (AccessKey key : user.keys()) {
                    check(softly, key.id(), key.lastUse(), keys);
                }
                checkPassword(softly, user, logins);
            }
            for (IamRole role : account.roles()) {
                if (!role.ofService() && !role.name().equals("vendor-analytics")) {
                    check(softly, role.arn(), role.lastUse(), roles);
                }
            }
        }
        softly.assertAll();
        assertThat(List.of(keys, logins, roles)).noneMatch(Map::isEmpty);
    }

    private static void checkPassword(
            SoftAssertions softly, IamUser user, Map<String, Instant> logins) {
        if (user.password() != null && user.password().lastUsed() != null) {
            Instant used = user.password().lastUsed();
            softly.assertThat(logins.get(user.arn()))
                    .as("sign-in of %s", user.arn())
                    .isEqualTo(used.isBefore(WINDOW) ? null : used);
        }
    }

    private static void check(
            SoftAssertions softly,
            String id,
            @org.jspecify.annotations.Nullable LastUse use,
            Map<String, Instant> seen) {
        Instant expected = use == null || use.at().isBefore(WINDOW) ? null : use.at();
        softly.assertThat(seen.get(id)).as("last use of %s", id).isEqualTo(expected);
    }

    private static void late(Map<String, Instant> map, String id, Instant at) {
        map.merge(id, at, (a, b) -> a.isAfter(b) ? a : b);
    }
}
