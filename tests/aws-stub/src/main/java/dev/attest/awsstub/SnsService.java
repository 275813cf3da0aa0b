package dev.attest.awsstub;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Publish, with the limits of a subject and of a message with its attributes.
final class SnsService implements AwsService {

    private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";
    private static final int LONGEST_SUBJECT = 100;
    private static final int LONGEST_MESSAGE = 256 << 10;

    private final StubWorld world;

    SnsService(StubWorld world) {
        this.world = world;
    }

    @Override
    public AwsReply answer(AwsCall call, StubAccount caller) {
        if (!call.operation().equals("Publish")) {
            throw new AwsFailure(400, "InvalidAction", call.operation());
        }
        Map<String, String> form = call.form();
        List<StubMessage> topic = world.topics().get(form.getOrDefault("TopicArn", ""));
        if (topic == null) {
            throw new AwsFailure(404, "NotFound", "Topic does not exist");
        }
        String subject = form.getOrDefault("Subject", "");
        boolean fine =
                subject.length() <= LONGEST_SUBJECT
                        && subject.chars().allMatch(c -> c >= ' ' && c < 127);
        if (!fine) {
            throw new AwsFailure(400, "InvalidParameter", "Invalid parameter: Subject");
        }
        String message = form.getOrDefault("Message", "");
        if (message.isEmpty() || size(message, attributes(form)) > LONGEST_MESSAGE) {
            throw new AwsFailure(400, "InvalidParameter", "Invalid parameter: Message");
        }
        topic.add(new StubMessage(subject, message, attributes(form)));
        return AwsReply.xml(
                "Publish", NAMESPACE, "<MessageId>stub-%d</MessageId>".formatted(topic.size()));
    }

    private static int size(String message, Map<String, String> attributes) {
        String told = String.join("", attributes.keySet()) + String.join("", attributes.values());
        return (message + told).getBytes(StandardCharsets.UTF_8).length;
    }

    private static Map<String, String> attributes(Map<String, String> form) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 1; form.containsKey(entry(i) + "Name"); i++) {
            attributes.put(
                    form.getOrDefault(entry(i) + "Name", ""),
                    form.getOrDefault(entry(i) + "Value.StringValue", ""));
        }
        return attributes;
    }

    private static String entry(int number) {
        return "MessageAttributes.entry." + number + ".";
    }
}
