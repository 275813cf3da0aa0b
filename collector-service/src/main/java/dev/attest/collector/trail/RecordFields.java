package dev.attest.collector.trail;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.attest.collector.aws.Partition;
import dev.attest.collector.trail.ParsedRecord.Span;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The fields of one record that are kept. A field of another type than expected counts as absent,
/// except where the record makes no sense without it.
final class RecordFields {

    @Nullable String eventId;
    @Nullable String eventTime;
    @Nullable String eventSource;
    @Nullable String eventName;
    @Nullable String region;
    @Nullable String recipientAccountId;
    @Nullable String errorCode;
    @Nullable String errorMessage;
    @Nullable String sourceIp;
    @Nullable String userAgent;
    @Nullable Boolean readOnly;
    @Nullable String mfaUsed;
    @Nullable String loginName;
    @Nullable String sharedEventId;
    @Nullable Span request;
    @Nullable Span response;
    final UserIdentity identity = new UserIdentity();
    final CallDetails call = new CallDetails();

    /// Takes one field of an object; the parser stands on its value.
    @FunctionalInterface
    private interface Field {
        void take(String name, JsonParser parser) throws IOException;
    }

    void readRecord(JsonParser parser) throws IOException {
        object(parser, this::topField);
    }

    /// The partition that ARNs of this record begin with, as the caller's does; else that of the
    /// region.
    String partition() {
        String arn = identity.arn;
        if (arn != null && arn.startsWith("arn:")) {
            int end = arn.indexOf(':', 4);
            if (end > 4) {
                return arn.substring(4, end);
            }
        }
        return (region == null ? Partition.AWS : Partition.ofRegion(region)).id();
    }

    private static void object(JsonParser parser, Field field) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            field.take(name, parser);
        }
    }

    private void topField(String name, JsonParser p) throws IOException {
        switch (name) {
            case "eventID" -> eventId = text(p);
            case "eventTime" -> eventTime = text(p);
            case "eventSource" -> eventSource = text(p);
            case "eventName" -> eventName = text(p);
            case "awsRegion" -> region = text(p);
            case "recipientAccountId" -> recipientAccountId = text(p);
            case "errorCode" -> errorCode = text(p);
            case "errorMessage" -> errorMessage = text(p);
            case "sourceIPAddress" -> sourceIp = text(p);
            case "userAgent" -> userAgent = text(p);
            case "sharedEventID" -> sharedEventId = text(p);
            case "readOnly" -> readOnly = "true".equals(text(p));
            case "userIdentity" -> object(p, this::identityField);
            case "requestParameters" -> request = span(p, this::requestField);
            case "responseElements" -> response = span(p, this::responseField);
            case "resources" -> call.name(CallDetails.RESOURCE, within(p, "ARN"));
            case "additionalEventData" -> object(p, this::additionalField);
            default -> p.skipChildren();
        }
    }

    /// Reads the fields of a value and where its bytes stand; null for null.
    private static @Nullable Span span(JsonParser p, Field field) throws IOException {
        if (p.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        long from = p.currentTokenLocation().getByteOffset();
        object(p, field);
        p.finishToken();
        return new Span(
                Math.toIntExact(from), Math.toIntExact(p.currentLocation().getByteOffset()));
    }

    private void identityField(String name, JsonParser p) throws IOException {
        switch (name) {
            case "type" -> identity.type = text(p);
            case "principalId" -> identity.principalId = text(p);
            case "arn" -> identity.arn = text(p);
            case "accountId" -> identity.accountId = text(p);
            case "accessKeyId" -> identity.accessKeyId = text(p);
            case "userName" -> identity.userName = text(p);
            case "invokedBy" -> identity.invokedBy = text(p);
            case "sessionContext" -> object(p, this::sessionField);
            case "onBehalfOf" -> object(p, this::onBehalfOfField);
            default -> p.skipChildren();
        }
    }

    private void sessionField(String name, JsonParser p) throws IOException {
        switch (name) {
            case "sessionIssuer" -> object(p, this::issuerField);
            case "attributes" -> object(p, this::attributeField);
            case "sourceIdentity" -> identity.sourceIdentity = text(p);
            default -> p.skipChildren();
        }
    }

    private void issuerField(String name, JsonParser p) throws IOException {
        switch (name) {
            case "arn" -> identity.issuerArn = text(p);
            case "accountId" -> identity.issuerAccountId = text(p);
            case "userName" -> identity.issuerUserName = text(p);
            default -> p.skipChildren();
        }
    }

    private void attributeField(String name, JsonParser p) throws IOException {
        if (name.equals("mfaAuthenticated")) {
            identity.mfaAuthenticated = text(p);
        } else {
            p.skipChildren();
        }
    }

    private void onBehalfOfField(String name, JsonParser p) throws IOException {
        if (name.equals("userId")) {
            identity.onBehalfOfUserId = text(p);
        } else {
            p.skipChildren();
        }
    }

    private void requestField(String name, JsonParser p) throws IOException {
        switch (name) {
            case "roleArn" -> call.roleArn = text(p);
            case "roleName" -> call.roleName = text(p);
            case "userName" -> call.userName = text(p);
            case "groupName" -> call.groupName = text(p);
            case "principalType" -> call.principalType = text(p);
            case "principalId" -> call.principalId = text(p);
            case "permissionSetArn" -> call.permissionSetArn = text(p);
            case "instancesSet" -> call.name("instanceId", within(p, "instanceId"));
            case "resourcesSet" -> call.name("instanceId", within(p, "resourceId", "i-"));
            case "configRule" -> object(p, this::configRuleField);
            case "accountId",
                    "analyzerName",
                    "applicationArn",
                    "bucketName",
                    "configRuleName",
                    "dBClusterIdentifier",
                    "dBInstanceIdentifier",
                    "instanceId",
                    "key",
                    "name",
                    "openIDConnectProviderArn",
                    "policyArn",
                    "policyId",
                    "resourceId",
                    "resourceName",
                    "sAMLProviderArn",
                    "serialNumber",
                    "serverCertificateName",
                    "trailName" ->
                    call.name(name, text(p));
            default -> wrapped(name, "Request", "InstanceId", p);
        }
    }

    /// Many calls of EC2 have all they say in one member, called after the call.
    private void wrapped(String name, String ending, String field, JsonParser p)
            throws IOException {
        if (name.endsWith(ending)) {
            call.name("instanceId", within(p, field));
        } else {
            p.skipChildren();
        }
    }

    private void configRuleField(String name, JsonParser p) throws IOException {
        switch (name) {
            case "configRuleName", "configRuleArn", "configRuleId" -> call.name(name, text(p));
            default -> p.skipChildren();
        }
    }

    private void responseField(String name, JsonParser p) throws IOException {
        switch (name) {
            case "user", "role", "group" -> object(p, this::resultField);
            case "accessKey" -> object(p, this::accessKeyField);
            case "credentials" -> object(p, this::credentialsField);
            case "policy", "serverCertificateMetadata" ->
                    call.name(CallDetails.MADE, within(p, "arn"));
            case "virtualMFADevice" -> call.name("serialNumber", within(p, "serialNumber"));
            case "instancesSet" -> call.name("instanceId", within(p, "instanceId"));
            case "arn", "sAMLProviderArn", "openIDConnectProviderArn" ->
                    call.name(CallDetails.MADE, text(p));
            default -> wrapped(name, "Response", "instanceId", p);
        }
    }

    private void resultField(String name, JsonParser p) throws IOException {
        if (name.equals("arn")) {
            call.resultArn = text(p);
        } else {
            p.skipChildren();
        }
    }

    private void accessKeyField(String name, JsonParser p) throws IOException {
        if (name.equals("userName")) {
            call.resultUserName = text(p);
        } else {
            p.skipChildren();
        }
    }

    private void credentialsField(String name, JsonParser p) throws IOException {
        if (name.equals("accessKeyId")) {
            call.issuedKey = text(p);
        } else {
            p.skipChildren();
        }
    }

    private void additionalField(String name, JsonParser p) throws IOException {
        switch (name) {
            case "MFAUsed", "MfaUsed" -> mfaUsed = text(p);
            case "UserName" -> loginName = text(p);
            default -> p.skipChildren();
        }
    }

    /// The first text of that name, however deep.
    private static @Nullable String within(JsonParser p, String field) throws IOException {
        return within(p, field, "");
    }

    /// The first that begins so.
    private static @Nullable String within(JsonParser p, String field, String beginning)
            throws IOException {
        String found = null;
        int depth = 0;
        for (JsonToken token = p.currentToken(); ; token = p.nextToken()) {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (found == null
                    && token == JsonToken.VALUE_STRING
                    && field.equals(p.currentName())
                    && p.getText().startsWith(beginning)) {
                found = p.getText();
            }
            if (depth == 0) {
                return found;
            }
        }
    }

    /// A string, number or boolean as text; null for null and for anything with parts.
    private static @Nullable String text(JsonParser p) throws IOException {
        JsonToken token = p.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return p.getText();
        }
        if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
            return p.getText();
        }
        p.skipChildren();
        return null;
    }
}
