package dev.attest.collector.sensors;

import dev.attest.collector.alerts.OwnSteps;
import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.evidence.ReceivedFile;
import dev.attest.collector.platform.Times;
import dev.attest.collector.platform.Transactions;
import dev.attest.collector.trail.ImportTrail;
import dev.attest.collector.trail.SensorRecords;
import dev.attest.outbox.Ids;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Sends an event to the collector itself, through the intake that every file takes, and notes
/// whether it raised its alert and whether somebody was told. Silence is no news only while that
/// works.
@ApplicationScoped
class SendSynthetics {

    private static final Logger LOG = Logger.getLogger(SendSynthetics.class);
    private static final Duration FOLLOWED = Duration.ofDays(3);

    private static final String FILE =
            """
            {"Records":[{"eventVersion":"1.11","userIdentity":{"type":"AWSService",\
            "invokedBy":"%1$s"},"eventTime":"%2$s","eventSource":"%1$s",\
            "eventName":"SyntheticEvent","awsRegion":"attest","sourceIPAddress":"%1$s",\
            "userAgent":"attest","requestParameters":{"run":"%3$s"},"responseElements":null,\
            "eventID":"%3$s","readOnly":true,"eventType":"AwsServiceEvent",\
            "recipientAccountId":"%4$s"}]}\
            """;

    private final EvidenceFiles evidence;
    private final ImportTrail imports;
    private final SyntheticRows rows;
    private final OwnSteps steps;
    private final Transactions transactions;
    private final SyntheticPlan plan;
    private final Ids ids;
    private final Clock clock;

    SendSynthetics(
            EvidenceFiles evidence,
            ImportTrail imports,
            SyntheticRows rows,
            OwnSteps steps,
            Transactions transactions,
            SyntheticPlan plan,
            Ids ids,
            Clock clock) {
        this.evidence = evidence;
        this.imports = imports;
        this.rows = rows;
        this.steps = steps;
        this.transactions = transactions;
        this.plan = plan;
        this.ids = ids;
        this.clock = clock;
    }

    @Scheduled(
            identity = "send-synthetic-event",
            every = "{attest.sensors.synthetic.look}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        Optional<Duration> every = plan.every();
        if (every.isEmpty()) {
            return;
        }
        try {
            send(every.get());
            follow();
        } catch (IOException | RuntimeException e) {
            LOG.warnf("the synthetic event cannot be sent or followed: %s", e.getMessage());
        }
    }

    private void send(Duration every) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant slot = Times.slot(now, every);
        String event = ids.next().toString();
        if (transactions.call(c -> rows.claim(c, event, slot, plan.channel(), now))) {
            String json = FILE.formatted(SensorRecords.SOURCE, now, event, SensorRecords.ACCOUNT);
            var body = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
            ReceivedFile file = evidence.receive("synthetic-" + event + ".json", body);
            try {
                imports.runOwn(file);
            } finally {
                evidence.discard(file);
            }
        }
    }

    private void follow() {
        transactions.call(connection -> {
            List<UUID> through = rows.progress(connection, clock.instant().minus(FOLLOWED));
            steps.close(connection, through, "it came through");
            return through;
        });
    }
}
