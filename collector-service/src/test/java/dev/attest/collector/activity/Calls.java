package dev.attest.collector.activity;

import java.time.Instant;
import java.util.UUID;

/// Records of calls at one moment, by users and by sessions that others began.
record Calls(Instant at) {

    static final String ACCOUNT = "940000000001";
    static final String OTHER = "940000000002";

    /// A role that only Identity Center gives out.
    static final String CENTER_ROLE = "AWSReservedSSO_Ops_1";

    static String key() {
        return "ASIA" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    /// Somebody who calls, as the records say it.
    record Caller(String identity, String account, Instant at) {
        String named(String event) {
            return named(event, "");
        }

        String named(String event, String shared) {
            return text(event, "s3.amazonaws.com", "null", "null", shared);
        }

        String assumes(String key, String account, String role) {
            return assumes(key, account, role, "");
        }

        String assumes(String key, String account, String role, String shared) {
            return text(
                    "AssumeRole",
                    "sts.amazonaws.com",
                    "{\"roleArn\":\"arn:aws:iam::%s:role/%s\"}".formatted(account, role),
                    "{\"credentials\":{\"accessKeyId\":\"%s\"}}".formatted(key),
                    shared);
        }

        Caller onBehalfOf(String user) {
            String with =
                    identity.substring(0, identity.length() - 1)
                            + ",\"onBehalfOf\":{\"userId\":\""
                            + user
                            + "\"}}";
            return new Caller(with, account, at);
        }

        private String text(
                String event, String source, String request, String response, String shared) {
            String together = shared.isEmpty() ? "" : ",\"sharedEventID\":\"" + shared + "\"";
            return """
            {"eventVersion":"1.08","userIdentity":%s,"eventTime":"%s","eventSource":"%s","eventName":"%s",\
            "awsRegion":"eu-central-1","sourceIPAddress":"198.51.100.7","userAgent":"cli",\
            "requestParameters":%s,"responseElements":%s,"eventID":"%s","readOnly":true,\
            "recipientAccountId":"%s"%s}\
            """
                    .formatted(
                            identity,
                            at,
                            source,
                            event,
                            request,
                            response,
                            UUID.randomUUID(),
                            account,
                            together);
        }
    }

    /// What the account that is called knows of the caller.
    Caller account() {
        return new Caller("{\"type\":\"AWSAccount\",\"accountId\":\"" + ACCOUNT + "\"}", OTHER, at);
    }

    Caller vouchedFor(String name) {
        return new Caller(
                "{\"type\":\"SAMLUser\",\"userName\":\"%s\",\"accountId\":\"%s\"}"
                        .formatted(name, ACCOUNT),
                ACCOUNT,
                at);
    }

    Caller user(String name) {
        return new Caller(
                "{\"type\":\"IAMUser\",\"arn\":\"arn:aws:iam::%1$s:user/%2$s\",\"accountId\":\"%1$s\",\"userName\":\"%2$s\",\"accessKeyId\":\"AKIA1\"}"
                        .formatted(ACCOUNT, name),
                ACCOUNT,
                at);
    }

    Caller session(String name, String account, String role, String key, String sourceIdentity) {
        String path = role.equals(CENTER_ROLE) ? "aws-reserved/sso.amazonaws.com/" : "";
        String source =
                sourceIdentity.isEmpty() ? "" : ",\"sourceIdentity\":\"" + sourceIdentity + "\"";
        return new Caller(
                """
                {"type":"AssumedRole","arn":"arn:aws:sts::%1$s:assumed-role/%2$s/%3$s","accountId":"%1$s",\
                "accessKeyId":"%4$s","sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::%1$s:role/%6$s%2$s",\
                "accountId":"%1$s","userName":"%2$s"}%5$s}}\
                """
                        .formatted(account, role, name.isEmpty() ? "s" : name, key, source, path),
                account,
                at);
    }
}
