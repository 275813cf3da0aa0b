package dev.attest.cli.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Somebody at the bus, with or without credentials. Fails with what the broker answered.
record BusClient(String address, Map<String, String> login) {

    static BusClient anonymous(String address) {
        return new BusClient(address, Map.of());
    }

    void create(String topic) throws Exception {
        try (Admin admin = Admin.create(settings("bootstrap.servers"))) {
            answer(admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all());
        }
    }

    void plant(String user, String password) throws Exception {
        try (Admin admin = Admin.create(settings("bootstrap.servers"))) {
            var how = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
            answer(
                    admin.alterUserScramCredentials(
                                    List.of(new UserScramCredentialUpsertion(user, how, password)))
                            .all());
        }
    }

    void throughController() throws Exception {
        try (Admin admin = Admin.create(settings("bootstrap.controllers"))) {
            answer(admin.describeMetadataQuorum().quorumInfo());
        }
    }

    void write(String topic, String value) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        settings("bootstrap.servers"),
                        new StringSerializer(),
                        new StringSerializer())) {
            answer(producer.send(new ProducerRecord<>(topic, value)));
        }
    }

    /// All that the topic holds, each time from its beginning.
    List<String> read(String topic, String group) {
        Map<String, Object> settings = settings("bootstrap.servers");
        settings.put("group.id", group);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            List<String> values = new ArrayList<>();
            while (consumer.assignment().isEmpty() || !atEnd(consumer)) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    private static boolean atEnd(KafkaConsumer<String, String> consumer) {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private Map<String, Object> settings(String bootstrap) {
        Map<String, Object> settings = new HashMap<>(login);
        settings.put(bootstrap, address);
        settings.put("max.block.ms", 4_000);
        settings.put("request.timeout.ms", 4_000);
        settings.put("default.api.timeout.ms", 4_000);
        settings.put("delivery.timeout.ms", 8_000);
        return settings;
    }

    private static void answer(Future<?> future) throws Exception {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception answer ? answer : e;
        }
    }
}
