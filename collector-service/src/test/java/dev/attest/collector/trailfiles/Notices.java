package dev.attest.collector.trailfiles;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Messages about new objects, in the forms that AWS gives them.
final class Notices {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Notices() {}

    static String ofS3(String bucket, String key) {
        ObjectNode message = JSON.createObjectNode();
        ObjectNode s3 =
                message.putArray("Records")
                        .addObject()
                        .put("eventName", "ObjectCreated:Put")
                        .putObject("s3");
        s3.putObject("bucket").put("name", bucket);
        s3.putObject("object").put("key", URLEncoder.encode(key, StandardCharsets.UTF_8));
        return message.toString();
    }

    static String inSns(String message) {
        return JSON.createObjectNode()
                .put("Type", "Notification")
                .put("Message", message)
                .toString();
    }

    static String ofEventBridge(String bucket, String key) {
        ObjectNode message =
                JSON.createObjectNode()
                        .put("source", "aws.s3")
                        .put("detail-type", "Object Created");
        ObjectNode detail = message.putObject("detail");
        detail.putObject("bucket").put("name", bucket);
        detail.putObject("object").put("key", key).put("size", 100);
        return message.toString();
    }
}
