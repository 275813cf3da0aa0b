package dev.attest.cli.audits;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// IAM as far as an audit of users asks: two users a page, and refusals by `ACTION` or
/// `ACTION/USER`. What other services are asked here is refused.
final class FakeIam implements AutoCloseable {
    private static final int PAGE = 2;
    private static final Set<String> KNOWN =
            Set.of("ListUsers", "GetLoginProfile", "ListMFADevices");

    private final HttpServer server;
    private final Map<String, Boolean> console = new LinkedHashMap<>();
    private final Map<String, Boolean> mfa = new HashMap<>();
    private final Map<String, String> refusals = new HashMap<>();
    private final Map<String, String> results = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    FakeIam() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    FakeIam user(String name, boolean signsIn, boolean hasMfa) {
        console.put(name, signsIn);
        mfa.put(name, hasMfa);
        return this;
    }

    FakeIam refuse(String what, String code) {
        refusals.put(what, code);
        return this;
    }

    /// What an action answers, as XML.
    FakeIam answer(String action, String result) {
        results.put(action, result);
        return this;
    }

    List<String> asked() {
        return asked;
    }

    AwsClients clients() {
        return new AwsClients(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")),
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        String action = form.getOrDefault("Action", "");
        String user = form.getOrDefault("UserName", "");
        asked.add(action);
        String refusal =
                refusals.getOrDefault(
                        action + "/" + user + form.getOrDefault("Marker", ""),
                        refusals.get(action));
        if (refusal != null) {
            send(exchange, refusal.startsWith("NoSuch") ? 404 : 403, error(refusal));
        } else if (!KNOWN.contains(action) && !results.containsKey(action)) {
            send(exchange, 403, error("AccessDenied"));
        } else if (action.equals("GetLoginProfile") && !console.getOrDefault(user, false)) {
            send(exchange, 404, error("NoSuchEntity"));
        } else {
            send(
                    exchange,
                    200,
                    "<%1$sResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
                            .formatted(action, result(action, user, form.get("Marker"))));
        }
    }

    private String result(String action, String user, @Nullable String marker) {
        return switch (action) {
            case "ListUsers" -> users(marker == null ? 0 : Integer.parseInt(marker));
            case "GetLoginProfile" ->
                    "<LoginProfile><UserName>" + user + "</UserName></LoginProfile>";
            case "ListMFADevices" ->
                    "<IsTruncated>false</IsTruncated><MFADevices>"
                            + (mfa.getOrDefault(user, false)
                                    ? "<member><UserName>" + user + "</UserName></member>"
                                    : "")
                            + "</MFADevices>";
            default -> results.getOrDefault(action, "");
        };
    }

    private String users(int from) {
        List<String> names = List.copyOf(console.keySet());
        var page = new StringBuilder("<Users>");
        for (String name : names.subList(from, Math.min(from + PAGE, names.size()))) {
            page.append("<member><UserName>").append(name).append("</UserName></member>");
        }
        boolean more = from + PAGE < names.size();
        return page.append("</Users><IsTruncated>")
                .append(more)
                .append("</IsTruncated>")
                .append(more ? "<Marker>" + (from + PAGE) + "</Marker>" : "")
                .toString();
    }

    private static String error(String code) {
        return "<ErrorResponse><Error><Type>Sender</Type><Code>"
                + code
                + "</Code><Message>no</Message></Error></ErrorResponse>";
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = new HashMap<>();
        Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair ->
                        form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return form;
    }

    private static void send(HttpExchange exchange, int status, String xml) throws IOException {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
