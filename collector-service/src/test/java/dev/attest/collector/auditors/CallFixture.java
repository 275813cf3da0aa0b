package dev.attest.collector.auditors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Calls of an operator, as CloudTrail tells them.
final class CallFixture {

    private CallFixture() {}

    /// @param service such as `rds`
    static ObjectNode call(String account, String service, String name, String id, Instant time) {
        ObjectNode record =
                PolicyDocuments.JSON
                        .createObjectNode()
                        .put("eventVersion", "1.08")
                        .put("eventTime", time.truncatedTo(ChronoUnit.SECONDS).toString())
                        .put("eventSource", service + ".amazonaws.com")
                        .put("eventName", name)
                        .put("awsRegion", service.equals("iam") ? "us-east-1" : "eu-central-1")
                        .put("sourceIPAddress", "192.0.2.7")
                        .put("userAgent", "aws-cli")
                        .put("eventID", id)
                        .put("readOnly", false)
                        .put("eventType", "AwsApiCall")
                        .put("managementEvent", true)
                        .put("recipientAccountId", account);
        record.putObject("userIdentity")
                .put("type", "IAMUser")
                .put("principalId", "AIDAOP")
                .put("arn", "arn:aws:iam::" + account + ":user/operator")
                .put("accountId", account)
                .put("userName", "operator");
        return record;
    }

    static String file(ObjectNode... records) {
        return file(List.of(records));
    }

    static String file(List<ObjectNode> records) {
        ObjectNode file = PolicyDocuments.JSON.createObjectNode();
        file.putArray("Records").addAll(records);
        return file.toString();
    }
}
