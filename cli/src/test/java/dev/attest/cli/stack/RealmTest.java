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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
        for (JsonNode client : clients()) {
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
        for (JsonNode client : clients()) {
            assertThat(secrets.add(client.path("secret").asText())).isTrue();
        }
    }

    /// Services know people by their e-mail: who could change theirs would be somebody else.
    @Test
    void shouldLetNobodyChangeWhoTheyAre() throws IOException {
        // Given
        String profile =
                realm.at("/components/org.keycloak.userprofile.UserProfileProvider/0/config")
                        .at("/kc.user.profile.config/0")
                        .asText();

        // When
        Map<String, JsonNode> editors = new HashMap<>();
        for (JsonNode attribute : new ObjectMapper().readTree(profile).path("attributes")) {
            editors.put(attribute.path("name").asText(), attribute.at("/permissions/edit"));
        }

        // Then
        assertThat(editors).containsOnlyKeys("username", "email", "firstName", "lastName");
        assertThat(editors.values())
                .allSatisfy(who -> assertThat(who.toString()).isEqualTo("[\"admin\"]"));
        assertThat(realm.path("editUsernameAllowed").asBoolean()).isFalse();
        assertThat(realm.path("registrationAllowed").asBoolean()).isFalse();
    }

    @Test
    void shouldOfferNoPageOnWhichAProfileIsEdited() {
        // Given
        Map<String, Boolean> actions = new HashMap<>();
        realm.path("requiredActions")
                .forEach(action ->
                        actions.put(
                                action.path("alias").asText(),
                                action.path("enabled").asBoolean(true)));

        // Then
        assertThat(actions)
                .containsEntry("UPDATE_PROFILE", false)
                .containsEntry("UPDATE_EMAIL", false)
                .containsEntry("VERIFY_PROFILE", false);
        for (String id : List.of("account", "account-console")) {
            assertThat(client(id).path("enabled").asBoolean(true)).as(id).isFalse();
        }
    }

    /// Those that somebody can use.
    private List<JsonNode> clients() {
        List<JsonNode> enabled = new ArrayList<>();
        realm.path("clients")
                .forEach(client -> {
                    if (client.path("enabled").asBoolean()) {
                        enabled.add(client);
                    }
                });
        assertThat(enabled).hasSize(3 + Realm.SERVICES.size());
        return enabled;
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
