package dev.attest.awsstub;

import java.util.Map;

/// What a call is named in policies: mostly the operation behind the service, and not always.
final class Actions {

    private static final Map<String, String> S3_PARTS =
            Map.of(
                    "logging", "GetBucketLogging",
                    "versioning", "GetBucketVersioning",
                    "policy", "GetBucketPolicy",
                    "policyStatus", "GetBucketPolicyStatus",
                    "publicAccessBlock", "GetBucketPublicAccessBlock",
                    "acl", "GetBucketAcl",
                    "location", "GetBucketLocation");

    private Actions() {}

    static String of(AwsCall call) {
        return call.service()
                + ":"
                + switch (call.service()) {
                    case "s3" -> ofS3(call);
                    case "access-analyzer" ->
                            call.path().startsWith("/finding") ? "ListFindings" : "ListAnalyzers";
                    case "securityhub" ->
                            call.path().equals("/accounts") ? "DescribeHub" : "GetFindings";
                    default -> call.operation();
                };
    }

    private static String ofS3(AwsCall call) {
        String path = call.path().substring(1);
        if (S3Service.ofAccount(call)) {
            return "GetAccountPublicAccessBlock";
        }
        boolean object = path.indexOf('/') > 0 && path.indexOf('/') < path.length() - 1;
        if (path.isEmpty()) {
            return "ListAllMyBuckets";
        }
        if (object) {
            return switch (call.method()) {
                case "PUT" -> "PutObject";
                case "DELETE" -> "DeleteObject";
                default -> "GetObject";
            };
        }
        if (call.query().containsKey("delete")) {
            return "DeleteObject";
        }
        return S3_PARTS.entrySet().stream()
                .filter(part -> call.query().containsKey(part.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("ListBucket");
    }
}
