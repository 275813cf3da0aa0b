package dev.attest.sample.trail;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.attest.sample.cast.Dice;
import org.jspecify.annotations.Nullable;

/// Writes a CloudTrail record as AWS does, field by field in AWS's order.
final class RecordText {

    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

    private RecordText() {}

    /// @return the record's `eventID`
    static String append(StringBuilder out, Caller caller, Happening event, Dice dice) {
        String eventId = dice.uuid();
        String host = event.source() + "." + event.region() + ".amazonaws.com";
        boolean signIn = event.name().equals("ConsoleLogin");
        out.append("{\"eventVersion\":\"1.11\",\"userIdentity\":");
        out.append(caller.identityAt(event.time()));
        text(out, "eventTime", event.time().toString());
        text(out, "eventSource", event.source() + ".amazonaws.com");
        text(out, "eventName", event.name());
        text(out, "awsRegion", event.region());
        text(out, "sourceIPAddress", caller.origin().address());
        text(out, "userAgent", caller.origin().agent());
        text(out, "errorCode", event.errorCode());
        text(out, "errorMessage", event.errorMessage());
        raw(out, "requestParameters", event.request() == null ? "null" : event.request());
        raw(out, "responseElements", event.response() == null ? "null" : event.response());
        raw(out, "additionalEventData", event.additional());
        if (!signIn && event.details() == null) {
            text(out, "requestID", dice.uuid());
        }
        text(out, "eventID", eventId);
        raw(out, "readOnly", Boolean.toString(event.read()));
        text(out, "eventType", type(event, signIn));
        raw(out, "managementEvent", Boolean.toString(!event.data()));
        text(out, "recipientAccountId", caller.accountId());
        raw(out, "serviceEventDetails", event.details());
        text(out, "eventCategory", event.data() ? "Data" : "Management");
        if (event.details() == null && !caller.origin().agent().endsWith("amazonaws.com")) {
            raw(out, "tlsDetails", tls(host));
        }
        if (caller.origin().console() && !signIn) {
            raw(out, "sessionCredentialFromConsole", "\"true\"");
        }
        out.append('}');
        return eventId;
    }

    private static String type(Happening event, boolean signIn) {
        if (event.details() != null) {
            return "AwsServiceEvent";
        }
        return signIn ? "AwsConsoleSignIn" : "AwsApiCall";
    }

    private static String tls(String host) {
        return "{\"tlsVersion\":\"TLSv1.3\",\"cipherSuite\":\"TLS_AES_128_GCM_SHA256\","
                + "\"clientProvidedHostHeader\":\""
                + host
                + "\"}";
    }

    private static void text(StringBuilder out, String name, @Nullable String value) {
        if (value != null) {
            out.append(",\"").append(name).append("\":\"");
            ENCODER.quoteAsString(value, out);
            out.append('"');
        }
    }

    private static void raw(StringBuilder out, String name, @Nullable String json) {
        if (json != null) {
            out.append(",\"").append(name).append("\":").append(json);
        }
    }
}
