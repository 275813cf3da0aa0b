package dev.attest.sample.trail;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.attest.sample.cast.Dice;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes a CloudTrail record as AWS does, field by field in AWS's order.
final class RecordText {

    /// Services that have one host for all regions.
    private static final Set<String> ONE_HOST =
            Set.of("iam", "organizations", "ce", "budgets", "invoicing", "cur", "signin");

    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

    private RecordText() {}

    /// @return the record's `eventID`
    static String append(StringBuilder out, Caller caller, Happening event, Dice dice) {
        String eventId = dice.uuid();
        boolean signIn = event.name().equals("ConsoleLogin");
        out.append("{\"eventVersion\":\"1.11\",\"userIdentity\":");
        out.append(caller.identityAt(event.time()));
        call(out, caller, event);
        if (!signIn && event.details() == null) {
            raw(out, "requestID", '"' + dice.uuid() + '"');
        }
        raw(out, "eventID", '"' + eventId + '"');
        raw(out, "readOnly", Boolean.toString(event.read()));
        text(out, "eventType", type(event, signIn));
        raw(out, "managementEvent", Boolean.toString(!event.data()));
        text(out, "recipientAccountId", caller.accountId());
        raw(out, "serviceEventDetails", event.details());
        text(out, "eventCategory", event.data() ? "Data" : "Management");
        if (event.details() == null && !caller.origin().agent().endsWith("amazonaws.com")) {
            raw(out, "tlsDetails", tls(event));
        }
        if (caller.origin().console() && !signIn) {
            raw(out, "sessionCredentialFromConsole", "\"true\"");
        }
        out.append('}');
        return eventId;
    }

    private static void call(StringBuilder out, Caller caller, Happening event) {
        raw(out, "eventTime", '"' + event.time().toString() + '"');
        raw(out, "eventSource", '"' + event.source() + ".amazonaws.com\"");
        raw(out, "eventName", '"' + event.name() + '"');
        raw(out, "awsRegion", '"' + event.region() + '"');
        text(out, "sourceIPAddress", caller.origin().address());
        text(out, "userAgent", caller.origin().agent());
        text(out, "errorCode", event.errorCode());
        text(out, "errorMessage", event.errorMessage());
        raw(out, "requestParameters", event.request() == null ? "null" : event.request());
        raw(out, "responseElements", event.response() == null ? "null" : event.response());
        raw(out, "additionalEventData", event.additional());
    }

    private static String type(Happening event, boolean signIn) {
        if (event.details() != null) {
            return "AwsServiceEvent";
        }
        return signIn ? "AwsConsoleSignIn" : "AwsApiCall";
    }

    private static String tls(Happening event) {
        String region = ONE_HOST.contains(event.source()) ? "" : "." + event.region();
        return "{\"tlsVersion\":\"TLSv1.3\",\"cipherSuite\":\"TLS_AES_128_GCM_SHA256\","
                + "\"clientProvidedHostHeader\":\""
                + event.source()
                + region
                + ".amazonaws.com\"}";
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
