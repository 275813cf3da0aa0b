package dev.attest.outbox;

import dev.attest.events.activity.ActivityEvent;
import dev.attest.events.alerts.AlertEvent;
import dev.attest.events.certification.CertificationEvent;
import dev.attest.events.evidence.EvidenceEvent;
import dev.attest.events.inventory.InventoryEvent;
import dev.attest.events.risk.RiskEvent;
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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/// The topics of the event families, created when they do not exist.
@ApplicationScoped
public class Topics {

    private static final Set<String> ALL =
            Set.of(
                    ActivityEvent.TOPIC,
                    AlertEvent.TOPIC,
                    InventoryEvent.TOPIC,
                    RiskEvent.TOPIC,
                    CertificationEvent.TOPIC,
                    EvidenceEvent.TOPIC);

    private static final Map<String, String> LIMITS =
            Map.of(
                    "max.message.bytes",
                    Integer.toString(OutboxRow.MOST_BYTES + KafkaEventPublisher.HEADERS));

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> broker;
    private final OutboxConfig.Topics config;

    public Topics(
            @Identifier("default-kafka-broker") Map<String, Object> broker, OutboxConfig config) {
        this.broker = Map.copyOf(broker);
        this.config = config.topics();
    }

    /// @throws PublishFailure when the broker cannot be asked
    public void create() {
        var settings = new HashMap<>(broker);
        int millis = Math.toIntExact(PATIENCE.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        try (Admin admin = Admin.create(settings)) {
            var missing = new HashSet<>(ALL);
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
        return new NewTopic(name, config.partitions(), config.replication()).configs(LIMITS);
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
