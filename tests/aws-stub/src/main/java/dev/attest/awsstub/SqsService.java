package dev.attest.awsstub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/// Queues as their JSON protocol shows them. The last part of a queue's URL is its name.
final class SqsService implements AwsService {

    private static final int MOST = 10;
    private static final int LONGEST_WAIT = 20;

    private final StubWorld world;

    SqsService(StubWorld world) {
        this.world = world;
    }

    @Override
    public AwsReply answer(AwsCall call, StubAccount caller) {
        JsonNode body = call.json();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        switch (call.operation()) {
            case "GetQueueUrl" -> {
                String name = body.path("QueueName").asText();
                queue(name);
                answer.put("QueueUrl", "http://" + call.headers().get("host") + "/1/" + name);
            }
            case "ReceiveMessage" -> receive(body, answer.putArray("Messages"));
            case "DeleteMessage" -> of(body).delete(body.path("ReceiptHandle").asText());
            case "DeleteMessageBatch" -> deleteAll(body, answer);
            case "ChangeMessageVisibility" ->
                    of(body).extend(
                                    body.path("ReceiptHandle").asText(),
                                    Duration.ofSeconds(body.path("VisibilityTimeout").asInt()));
            case "GetQueueAttributes" ->
                    answer.putObject("Attributes")
                            .put("ApproximateNumberOfMessages", String.valueOf(of(body).size()));
            default -> throw new AwsFailure(400, "InvalidAction", call.operation());
        }
        return AwsReply.of(200, "application/x-amz-json-1.0", answer.toString());
    }

    private StubQueue of(JsonNode body) {
        String url = body.path("QueueUrl").asText();
        return queue(url.substring(url.lastIndexOf('/') + 1));
    }

    private StubQueue queue(String name) {
        StubQueue queue = world.queues().get(name);
        if (queue == null) {
            throw new AwsFailure(400, "QueueDoesNotExist", "The specified queue does not exist.");
        }
        return queue;
    }

    private void receive(JsonNode body, ArrayNode messages) {
        int most = body.path("MaxNumberOfMessages").asInt(1);
        int wait = body.path("WaitTimeSeconds").asInt(0);
        if (most < 1 || most > MOST || wait < 0 || wait > LONGEST_WAIT) {
            throw new AwsFailure(400, "InvalidParameterValue", most + " messages, wait " + wait);
        }
        List<StubQueue.Delivery> deliveries = of(body).receive(most);
        for (int i = 0; deliveries.isEmpty() && i < wait * 20; i++) {
            pause();
            deliveries = of(body).receive(most);
        }
        deliveries.forEach(delivery ->
                messages.addObject()
                        .put("MessageId", delivery.id())
                        .put("ReceiptHandle", delivery.receipt())
                        .put("Body", delivery.body())
                        .put("MD5OfBody", md5(delivery.body())));
    }

    private void deleteAll(JsonNode body, ObjectNode answer) {
        ArrayNode done = answer.putArray("Successful");
        answer.putArray("Failed");
        for (JsonNode entry : body.path("Entries")) {
            of(body).delete(entry.path("ReceiptHandle").asText());
            done.addObject().put("Id", entry.path("Id").asText());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(50));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("MD5")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
