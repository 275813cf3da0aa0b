package dev.attest.outbox;

import dev.attest.events.EventCatalogue;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The topics of the event families and those of this service's replays, created when they do not
/// exist.
@ApplicationScoped
public class Topics {

    private static final Map<String, String> LIMITS =
            Map.of(
                    "max.message.bytes",
                    Integer.toString(OutboxRow.MOST_BYTES + KafkaEventPublisher.HEADERS));

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> broker;
    private final OutboxConfig.Topics config;
    private final Config channels;
    private final String service;

    public Topics(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            OutboxConfig config,
            Config channels,
            @ConfigProperty(name = "attest.service") String service) {
        this.broker = Map.copyOf(broker);
        this.config = config.topics();
        this.channels = channels;
        this.service = service;
    }

    /// @throws PublishFailure when the broker cannot be asked
    public void create() {
        var settings = new HashMap<>(broker);
        int millis = Math.toIntExact(PATIENCE.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        try (Admin admin = Admin.create(settings)) {
            var missing = new HashSet<>(EventCatalogue.owners().keySet());
            missing.addAll(replays());
            missing.removeAll(
                    admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
            List<NewTopic> topics = missing.stream().map(this::topic).toList();
            for (var created : admin.createTopics(topics).values().values()) {
                await(created);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishFailure("interrupted while creating topics", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new PublishFailure("cannot create the topics: " + e.getMessage(), e);
        }
    }

    private NewTopic topic(String name) {
        // What is replayed is little, and one person's doing.
        int partitions = replayed(name) ? 1 : config.partitions();
        return new NewTopic(name, partitions, config.replication()).configs(LIMITS);
    }

    /// Those that a channel of this service reads.
    private Set<String> replays() {
        var replays = new HashSet<String>();
        for (String name : channels.getPropertyNames()) {
            if (name.startsWith("mp.messaging.incoming.") && name.endsWith(".topics")) {
                Stream.of(channels.getValue(name, String.class).split(",", -1))
                        .filter(this::replayed)
                        .forEach(replays::add);
            }
        }
        return replays;
    }

    private boolean replayed(String topic) {
        return topic.startsWith(ReplayTopics.prefix(service));
    }

    private static void await(org.apache.kafka.common.KafkaFuture<Void> created)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            created.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // Another service was quicker.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
