package dev.attest.console.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// An OpenID provider as small as the code flow allows: discovery, login form, PKCE (checked),
/// refresh, keys, logout with a refresh token. It remembers every token it gave out.
public final class IdentityProvider implements AutoCloseable {

    public static final String SECRET = "test-client-secret";
    private static final Map<String, Person> PEOPLE =
            Map.of(
                    "maria", new Person("Maria Keller", "maria.keller", List.of("manager")),
                    "tunde", new Person("Tunde Okafor", "tunde.okafor", List.of("manager")),
                    "chidi",
                            new Person("Chidi Okoro", "chidi.okoro", List.of("compliance-officer")),
                    "amelia", new Person("Amelia Wright", "amelia.wright", List.of("auditor")),
                    "ravi", new Person("Ravi Menon", "ravi.menon", List.of("security-analyst")),
                    "jonas", new Person("Jonas Brandt", "jonas.brandt", List.of()));

    private final ObjectMapper json = new ObjectMapper();
    private final KeyPair keys = keys();
    private final Map<String, Login> codes = new ConcurrentHashMap<>();
    private final Map<String, Login> refreshes = new ConcurrentHashMap<>();
    private final Map<String, Login> sso = new ConcurrentHashMap<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private volatile long lifetime = 300;
    private volatile Duration age = Duration.ZERO;
    private final Http http = new Http(this::handle);

    record Person(String name, String address, List<String> roles) {}

    record Login(String user, Instant at, Map<String, String> request) {}

    public URI url() {
        return http.url();
    }

    /// Every token that was given out; none of them may reach a browser.
    public List<String> tokens() {
        return List.copyOf(tokens);
    }

    public List<String> problems() {
        return List.copyOf(problems);
    }

    public void tokensLive(long seconds) {
        lifetime = seconds;
    }

    /// Logins from now on look as if they were made that long ago.
    public void loginsAreOld(Duration by) {
        age = by;
    }

    @Override
    public void close() {
        http.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/.well-known/openid-configuration" -> json(exchange, discovery());
            case "/authorize" -> authorize(exchange);
            case "/login" -> login(exchange);
            case "/token" -> token(exchange);
            case "/jwks" -> json(exchange, Map.of("keys", List.of(jwk())));
            case "/logout" -> logout(exchange);
            default -> Http.send(exchange, 404, "text/plain", "no such endpoint");
        }
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer",
                url().toString(),
                "authorization_endpoint",
                url() + "/authorize",
                "token_endpoint",
                url() + "/token",
                "jwks_uri",
                url() + "/jwks",
                "end_session_endpoint",
                url() + "/logout",
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of("RS256"));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var request = Http.query(exchange);
        if (!"S256".equals(request.get("code_challenge_method"))) {
            problems.add("no PKCE");
        }
        var known = sso.get(cookie(exchange));
        if (known != null && !"login".equals(request.get("prompt"))) {
            back(exchange, new Login(known.user(), known.at(), request));
            return;
        }
        var fields = new StringBuilder();
        request.forEach((name, value) ->
                fields.append("<input type=hidden name='%s' value='%s'>".formatted(name, value)));
        Http.send(
                exchange,
                200,
                "text/html; charset=utf-8",
                "<!doctype html><html lang=en><title>Log in</title><form method=post action=/login>"
                        + fields
                        + "<input id=username name=username aria-label=Name><button id=kc-login>Log"
                        + " in</button></form></html>");
    }

    private void login(HttpExchange exchange) throws IOException {
        var request = new HashMap<>(Http.body(exchange));
        var user = request.remove("username");
        if (user == null || !PEOPLE.containsKey(user)) {
            Http.send(exchange, 400, "text/plain", "unknown person");
            return;
        }
        var login = new Login(user, Instant.now().minus(age), request);
        var session = UUID.randomUUID().toString();
        sso.put(session, login);
        exchange.getResponseHeaders().add("Set-Cookie", "idp=" + session + "; Path=/; HttpOnly");
        back(exchange, login);
    }

    private void back(HttpExchange exchange, Login login) throws IOException {
        var code = UUID.randomUUID().toString();
        codes.put(code, login);
        var request = login.request();
        Http.redirect(
                exchange,
                request.get("redirect_uri") + "?state=" + request.get("state") + "&code=" + code);
    }

    private void token(HttpExchange exchange) throws IOException {
        var request = Http.body(exchange);
        var refresh = "refresh_token".equals(request.get("grant_type"));
        var login =
                refresh
                        ? refreshes.get(request.get("refresh_token"))
                        : codes.remove(request.get("code"));
        if (login == null || (!refresh && !verified(login, request.get("code_verifier")))) {
            problems.add("token request refused: " + request.keySet());
            Http.send(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
            return;
        }
        var next = UUID.randomUUID().toString();
        refreshes.put(next, login);
        var id = sign(claims(login, "attest-console", Map.of()));
        var access =
                sign(
                        claims(
                                login,
                                "attest-api",
                                Map.of(
                                        "realm_access",
                                        Map.of("roles", person(login).roles()),
                                        "jti",
                                        UUID.randomUUID().toString())));
        tokens.addAll(List.of(id, access, next));
        json(
                exchange,
                Map.of(
                        "token_type", "Bearer",
                        "expires_in", lifetime,
                        "id_token", id,
                        "access_token", access,
                        "refresh_token", next));
    }

    private static boolean verified(Login login, @Nullable String verifier) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII));
            return encode(digest).equals(login.request().get("code_challenge"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> claims(Login login, String audience, Map<String, Object> more) {
        var person = person(login);
        var now = Instant.now().getEpochSecond();
        var claims = new HashMap<String, Object>(more);
        claims.put("iss", url().toString());
        claims.put("sub", login.user());
        claims.put("aud", audience);
        claims.put("azp", "attest-console");
        claims.put("iat", now);
        claims.put("exp", now + lifetime);
        claims.put("auth_time", login.at().getEpochSecond());
        claims.put("nonce", login.request().getOrDefault("nonce", ""));
        claims.put("name", person.name());
        claims.put("preferred_username", login.user());
        claims.put("email", person.address() + "@meridian.example");
        claims.put("email_verified", true);
        return claims;
    }

    private static Person person(Login login) {
        return java.util.Objects.requireNonNull(PEOPLE.get(login.user()));
    }

    private void logout(HttpExchange exchange) throws IOException {
        var request = Http.body(exchange);
        var login = refreshes.get(request.get("refresh_token"));
        if (login == null || !SECRET.equals(request.get("client_secret"))) {
            problems.add("logout refused: " + request.keySet());
            Http.send(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
            return;
        }
        sso.values().removeIf(known -> known.user().equals(login.user()));
        Http.send(exchange, 204, "text/plain", "");
    }

    private static String cookie(HttpExchange exchange) {
        var all =
                new ArrayList<String>(
                        exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
        return all.stream()
                .flatMap(header -> List.of(header.split("; *")).stream())
                .filter(pair -> pair.startsWith("idp="))
                .map(pair -> pair.substring(4))
                .findFirst()
                .orElse("");
    }

    private String sign(Map<String, Object> claims) throws JsonProcessingException {
        var head =
                encode(json.writeValueAsBytes(Map.of("alg", "RS256", "typ", "JWT", "kid", "test")));
        var body = head + "." + encode(json.writeValueAsBytes(claims));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(body.getBytes(StandardCharsets.US_ASCII));
            return body + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> jwk() {
        var key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                "test",
                "n",
                encode(unsigned(key.getModulus().toByteArray())),
                "e",
                encode(unsigned(key.getPublicExponent().toByteArray())));
    }

    private static byte[] unsigned(byte[] bytes) {
        return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void json(HttpExchange exchange, Object body) throws IOException {
        Http.send(exchange, 200, "application/json", json.writeValueAsString(body));
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
