package dev.attest.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.cli.home.DemoPeople;
import dev.attest.cli.home.Home;
import dev.attest.cli.home.Ports;
import dev.attest.cli.home.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmTest {
    @TempDir private Path folder;

    private JsonNode realm = new ObjectMapper().nullNode();

    @BeforeEach
    void render() throws IOException {
        var home = new Home(folder);
        home.create();
        realm = new ObjectMapper().readTree(new Realm(new Secrets(home), new Ports(100)).render());
    }

    @Test
    void shouldGiveEveryTokenTheAudienceOfTheApis() {
        for (JsonNode client : realm.path("clients")) {
            assertThat(client.at("/protocolMappers/0/config/included.custom.audience").asText())
                    .as(client.path("clientId").asText())
                    .isEqualTo("attest-api");
        }
    }

    @Test
    void shouldLetPeopleInThroughTheConsoleWithPkceOnly() {
        // Given
        JsonNode console = client("attest-console");

        // Then
        assertThat(console.at("/attributes/pkce.code.challenge.method").asText()).isEqualTo("S256");
        assertThat(console.path("publicClient").asBoolean()).isFalse();
        assertThat(console.path("directAccessGrantsEnabled").asBoolean()).isFalse();
        assertThat(console.at("/redirectUris/0").asText()).isEqualTo("http://127.0.0.1:8180/*");
        assertThat(client("attest-cli").path("directAccessGrantsEnabled").asBoolean()).isTrue();
    }

    /// Its tokens carry no time of a login: the moment of issue stands for it.
    @Test
    void shouldLetTheCommandLineRefreshNoToken() {
        assertThat(client("attest-cli").at("/attributes/use.refresh.tokens").asText())
                .isEqualTo("false");
    }

    @Test
    void shouldGiveRolesThatExistOnly() {
        // Given
        Set<String> roles = new HashSet<>();
        realm.at("/roles/realm").forEach(role -> roles.add(role.path("name").asText()));

        // Then
        for (JsonNode user : realm.path("users")) {
            for (JsonNode role : user.path("realmRoles")) {
                assertThat(roles).contains(role.asText());
            }
        }
        assertThat(DemoPeople.ALL).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void shouldShareNoSecretBetweenClients() {
        // Given
        Set<String> secrets = new HashSet<>();

        // Then
        for (JsonNode client : realm.path("clients")) {
            assertThat(secrets.add(client.path("secret").asText())).isTrue();
        }
    }

    private JsonNode client(String id) {
        for (JsonNode client : realm.path("clients")) {
            if (client.path("clientId").asText().equals(id)) {
                return client;
            }
        }
        throw new AssertionError(id);
    }
}
