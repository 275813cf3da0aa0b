package dev.attest.awsstub;

import com.sun.net.httpserver.HttpExchange;
import java.util.Set;

/// How a service speaks.
enum Wire {
    JSON,
    QUERY,
    EC2,
    S3;

    private static final Set<String> REST_JSON = Set.of("access-analyzer", "securityhub");

    static Wire of(HttpExchange exchange) {
        return exchange.getRequestHeaders().containsKey("X-Amz-Target") ? JSON : QUERY;
    }

    static Wire of(AwsCall call) {
        if (REST_JSON.contains(call.service()) || call.headers().containsKey("x-amz-target")) {
            return JSON;
        }
        return switch (call.service()) {
            case "ec2" -> EC2;
            // S3 Control's errors lie in an envelope, those of S3 in none
            case "s3" -> S3Service.ofAccount(call) ? QUERY : S3;
            default -> QUERY;
        };
    }
}
