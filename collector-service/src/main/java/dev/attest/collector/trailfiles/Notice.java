package dev.attest.collector.trailfiles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.collector.platform.Text;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a message of a queue tells: of new files, by S3, by EventBridge or by CloudTrail's own
/// topic; as it is, or in the envelope of SNS.
///
/// Source: S3 User Guide, "Event message structure"; CloudTrail User Guide, "Configuring Amazon SNS
/// notifications for CloudTrail".
sealed interface Notice {

    /// @param objects none when the message is about something else, such as S3's test event
    record Told(List<Announced> objects) implements Notice {}

    /// Nobody can read it.
    record Unreadable(String reason) implements Notice {}

    /// An object that was written.
    ///
    /// @param etag empty when it is not told
    /// @param size negative when it is not told
    record Announced(String bucket, String key, String etag, long size) {}

    static Notice of(String body) {
        try {
            JsonNode message = Reading.JSON.readTree(body);
            if (message != null && message.path("Message").isTextual()) {
                message = Reading.JSON.readTree(message.path("Message").textValue());
            }
            return message == null || !message.isObject()
                    ? new Unreadable("the message is no JSON object")
                    : Reading.sound(Reading.told(message));
        } catch (JsonProcessingException e) {
            return new Unreadable("the message is no JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return new Unreadable("a key in the message is not encoded as S3 does it");
        }
    }

    /// The forms that messages have.
    final class Reading {
        private static final ObjectMapper JSON = new ObjectMapper();
        private static final int LONGEST_KEY = 1024;

        private Reading() {}

        /// What S3 would never say must not stop the ledger.
        private static Notice sound(Notice notice) {
            return notice instanceof Told told
                            && told.objects().stream().anyMatch(object -> unsound(object.key()))
                    ? new Unreadable("a key in the message cannot be one")
                    : notice;
        }

        private static boolean unsound(String key) {
            return key.length() > LONGEST_KEY || key.indexOf('\0') >= 0 || Text.broken(key);
        }

        private static Notice told(JsonNode message) {
            if (message.path("Records").isArray()) {
                return records(message.path("Records"));
            }
            if (message.path("s3ObjectKey").isArray()) {
                return ofCloudTrail(message);
            }
            if (message.path("detail-type").isTextual()) {
                return ofEventBridge(message);
            }
            return message.path("Event").asText().equals("s3:TestEvent")
                    ? new Told(List.of())
                    : new Unreadable("the message tells of no object");
        }

        private static Notice records(JsonNode records) {
            List<Announced> objects = new ArrayList<>();
            for (JsonNode each : records) {
                String name = each.path("eventName").asText();
                if (!name.isEmpty() && !name.contains("ObjectCreated")) {
                    continue;
                }
                JsonNode object = each.at("/s3/object");
                String bucket = text(each.at("/s3/bucket/name"));
                String key = text(object.path("key"));
                if (bucket == null || key == null) {
                    return new Unreadable("a record of the message names no bucket and key");
                }
                objects.add(
                        announced(bucket, URLDecoder.decode(key, StandardCharsets.UTF_8), object));
            }
            return new Told(objects);
        }

        private static Notice ofCloudTrail(JsonNode message) {
            String bucket = text(message.path("s3Bucket"));
            if (bucket == null) {
                return new Unreadable("the message names no bucket");
            }
            List<Announced> objects = new ArrayList<>();
            message.path("s3ObjectKey")
                    .forEach(key -> objects.add(new Announced(bucket, key.asText(), "", -1)));
            return new Told(objects);
        }

        private static Notice ofEventBridge(JsonNode message) {
            if (!message.path("detail-type").asText().equals("Object Created")) {
                return new Told(List.of());
            }
            JsonNode object = message.at("/detail/object");
            String bucket = text(message.at("/detail/bucket/name"));
            String key = text(object.path("key"));
            return bucket == null || key == null
                    ? new Unreadable("the message names no bucket and key")
                    : new Told(List.of(announced(bucket, key, object)));
        }

        private static Announced announced(String bucket, String key, JsonNode object) {
            String etag = object.path("eTag").asText(object.path("etag").asText(""));
            return new Announced(
                    bucket, key, BucketStorage.tag(etag), object.path("size").asLong(-1));
        }

        private static @Nullable String text(JsonNode value) {
            return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : null;
        }
    }
}
