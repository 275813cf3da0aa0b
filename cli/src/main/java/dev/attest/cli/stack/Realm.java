package dev.attest.cli.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.cli.home.DemoPeople;
import dev.attest.cli.home.Ports;
import dev.attest.cli.home.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// The realm file that Keycloak imports: roles from `realm.json`, clients and people with this
/// home's secrets and ports.
final class Realm {
    static final List<String> SERVICES = List.of("collector", "risk", "certification", "reporting");

    static final String COMMAND_LINE = "attest-cli";

    /// Who tells of people by SCIM.
    static final String PROVISIONER = "attest-scim";

    private final Secrets secrets;
    private final Ports ports;
    private final ObjectMapper json = new ObjectMapper();

    Realm(Secrets secrets, Ports ports) {
        this.secrets = secrets;
        this.ports = ports;
    }

    String render() {
        try (InputStream in = Realm.class.getResourceAsStream("realm.json")) {
            var realm = (ObjectNode) json.readTree(Objects.requireNonNull(in));
            ArrayNode clients = realm.withArray("clients");
            ArrayNode users = realm.withArray("users");
            letAdministratorsWriteProfiles(realm);
            addConsole(clients);
            addCommandLine(clients);
            users.add(serviceAccount(COMMAND_LINE, "automation"));
            addService(clients, PROVISIONER);
            users.add(serviceAccount(PROVISIONER, "scim-provisioner"));
            for (String service : SERVICES) {
                addService(clients, "attest-" + service);
                users.add(serviceAccount("attest-" + service, "service"));
            }
            DemoPeople.ALL.forEach(person -> users.add(user(person)));
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(realm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A person is who their verified e-mail says: what stands in a profile is not theirs to
    /// change.
    private void letAdministratorsWriteProfiles(ObjectNode realm) throws IOException {
        ObjectNode profile = json.createObjectNode();
        for (String name : List.of("username", "email", "firstName", "lastName")) {
            ObjectNode attribute = profile.withArray("attributes").addObject().put("name", name);
            ObjectNode permissions = attribute.withObject("permissions");
            permissions.withArray("view").add("admin").add("user");
            permissions.withArray("edit").add("admin");
        }
        realm.withObject("components")
                .withArray("org.keycloak.userprofile.UserProfileProvider")
                .addObject()
                .put("providerId", "declarative-user-profile")
                .withObject("config")
                .withArray("kc.user.profile.config")
                .add(json.writeValueAsString(profile));
    }

    private void addConsole(ArrayNode clients) {
        String origin = ports.url(ports.console());
        ObjectNode client = client(clients, "attest-console");
        client.put("standardFlowEnabled", true);
        client.withArray("redirectUris").add(origin + "/*");
        client.withObject("attributes")
                .put("pkce.code.challenge.method", "S256")
                .put("post.logout.redirect.uris", origin + "/*");
    }

    private void addCommandLine(ArrayNode clients) {
        ObjectNode client =
                client(clients, COMMAND_LINE)
                        .put("serviceAccountsEnabled", true)
                        .put("directAccessGrantsEnabled", true);
        // Each of its tokens is a login: certification-service counts on that for signatures.
        client.withObject("attributes").put("use.refresh.tokens", "false");
    }

    private void addService(ArrayNode clients, String id) {
        client(clients, id).put("serviceAccountsEnabled", true);
    }

    private ObjectNode client(ArrayNode clients, String id) {
        ObjectNode client =
                clients.addObject()
                        .put("clientId", id)
                        .put("enabled", true)
                        .put("protocol", "openid-connect")
                        .put("publicClient", false)
                        .put("clientAuthenticatorType", "client-secret")
                        .put("secret", secrets.make("client-" + id))
                        .put("standardFlowEnabled", false)
                        .put("implicitFlowEnabled", false)
                        .put("directAccessGrantsEnabled", false)
                        .put("serviceAccountsEnabled", false);
        ObjectNode audience =
                client.withArray("protocolMappers")
                        .addObject()
                        .put("name", "audience")
                        .put("protocol", "openid-connect")
                        .put("protocolMapper", "oidc-audience-mapper");
        audience.withObject("config")
                .put("included.custom.audience", "attest-api")
                .put("access.token.claim", "true")
                .put("id.token.claim", "false");
        return client;
    }

    private ObjectNode serviceAccount(String clientId, String role) {
        ObjectNode account =
                json.createObjectNode()
                        .put("username", "service-account-" + clientId)
                        .put("enabled", true)
                        .put("serviceAccountClientId", clientId);
        account.withArray("realmRoles").add(role);
        return account;
    }

    private ObjectNode user(DemoPeople person) {
        ObjectNode user =
                json.createObjectNode()
                        .put("id", person.id())
                        .put("username", person.userName())
                        .put("enabled", true)
                        .put("email", person.email())
                        .put("emailVerified", true)
                        .put("firstName", person.firstName())
                        .put("lastName", person.lastName());
        user.withArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", secrets.demoPassword())
                .put("temporary", false);
        ArrayNode roles = user.withArray("realmRoles");
        if (!person.role().isEmpty()) {
            roles.add(person.role());
        }
        return user;
    }
}
