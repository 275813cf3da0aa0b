package dev.attest.awsstub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One request, with what its signature says about it.
///
/// @param service as in the credential scope, such as `cloudtrail`
/// @param region as in the credential scope
/// @param path as sent, with its escapes
/// @param headers by lower-case name
/// @param operation the name behind the last dot of `X-Amz-Target`, or `Action`
public record AwsCall(
        String service,
        String region,
        String accessKey,
        String method,
        String path,
        Map<String, String> query,
        String operation,
        Map<String, String> form,
        Map<String, String> headers,
        byte[] body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SCOPE =
            Pattern.compile("Credential=([^/]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request");

    static AwsCall of(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String signature = exchange.getRequestHeaders().getFirst("Authorization");
        Matcher scope = SCOPE.matcher(signature == null ? "" : signature);
        if (!scope.find()) {
            throw new AwsFailure(
                    403, "MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        Map<String, String> form =
                headers.getOrDefault("content-type", "").contains("x-www-form-urlencoded")
                        ? pairs(new String(body, StandardCharsets.UTF_8))
                        : Map.of();
        String operation =
                target == null
                        ? form.getOrDefault("Action", "")
                        : target.substring(target.lastIndexOf('.') + 1);
        String query = exchange.getRequestURI().getRawQuery();
        return new AwsCall(
                scope.group(3),
                scope.group(2),
                scope.group(1),
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                pairs(query == null ? "" : query),
                operation,
                form,
                headers,
                body);
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AwsFailure(400, "SerializationException", "the body is no JSON");
        }
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            } else if (!pair.isEmpty()) {
                pairs.put(decoded(pair), "");
            }
        }
        return pairs;
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
