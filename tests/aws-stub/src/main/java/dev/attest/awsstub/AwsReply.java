package dev.attest.awsstub;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// An answer on the wire.
public record AwsReply(int status, String type, byte[] body, Map<String, String> headers) {

    static final String JSON = "application/x-amz-json-1.1";
    static final String XML = "text/xml";

    static AwsReply json(JsonNode body) {
        return of(200, JSON, body.toString());
    }

    /// The answer of a service that speaks Query.
    static AwsReply xml(String operation, String namespace, String result) {
        return of(
                200,
                XML,
                "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult>"
                                .formatted(operation, namespace, result)
                        + "<ResponseMetadata><RequestId>0</RequestId></ResponseMetadata></%sResponse>"
                                .formatted(operation));
    }

    static AwsReply failed(Wire wire, AwsFailure failure) {
        String code = failure.code();
        String message = escaped(failure.getMessage());
        String side = failure.status() < 500 ? "Sender" : "Receiver";
        return switch (wire) {
            case JSON ->
                    of(
                            failure.status(),
                            JSON,
                            "{\"__type\":\"%s\",\"message\":\"%s\"}"
                                    .formatted(code, failure.getMessage().replace("\"", "'")));
            case QUERY ->
                    of(
                            failure.status(),
                            XML,
                            "<ErrorResponse><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message>"
                                            .formatted(side, code, message)
                                    + "</Error><RequestId>0</RequestId></ErrorResponse>");
            case EC2 ->
                    of(
                            failure.status(),
                            XML,
                            "<Response><Errors><Error><Code>%s</Code><Message>%s</Message></Error>"
                                            .formatted(code, message)
                                    + "</Errors><RequestID>0</RequestID></Response>");
            case S3 ->
                    of(
                            failure.status(),
                            "application/xml",
                            "<Error><Code>%s</Code><Message>%s</Message></Error>"
                                    .formatted(code, message));
        };
    }

    static AwsReply of(int status, String type, String body) {
        return new AwsReply(status, type, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
