package dev.attest.certification.inbound;

import dev.attest.certification.inventory.Backlog;
import dev.attest.certification.inventory.InventoryProjection;
import dev.attest.certification.remediation.VerifyRemovals;
import dev.attest.certification.review.ReviewersAway;
import dev.attest.events.EventEnvelope;
import dev.attest.events.inventory.AccountObserved;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.InventoryEvent;
import dev.attest.events.inventory.InventorySnapshotTaken;
import dev.attest.events.inventory.PermissionSetObserved;
import dev.attest.events.inventory.PersonObserved;
import dev.attest.events.inventory.PolicyObserved;
import dev.attest.events.inventory.PrincipalGone;
import dev.attest.events.inventory.PrincipalObserved;
import dev.attest.outbox.InboundLoop;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Keeps the projection, holds removals against new snapshots, and moves packages on when their
/// reviewer is gone.
@ApplicationScoped
public class InventoryConsumer {
    private final InboundLoop loop;
    private final InventoryProjection projection;
    private final VerifyRemovals verification;
    private final ReviewersAway reviewers;

    public InventoryConsumer(
            InboundLoop loop,
            InventoryProjection projection,
            VerifyRemovals verification,
            ReviewersAway reviewers) {
        this.loop = loop;
        this.projection = projection;
        this.verification = verification;
        this.reviewers = reviewers;
    }

    @Incoming("inventory")
    @Blocking
    public void on(ConsumerRecord<String, byte[]> record) {
        loop.consume(Backlog.CONSUMER, record, this::apply);
    }

    void apply(EventEnvelope<?> envelope) {
        if (envelope.data() instanceof InventoryEvent event) {
            apply(event);
        }
    }

    private void apply(InventoryEvent event) {
        switch (event) {
            case AccountObserved seen -> projection.keep(seen);
            case PersonObserved seen -> {
                if (projection.keep(seen)) {
                    reviewers.check(seen.personId());
                }
            }
            case PrincipalObserved seen -> projection.keep(seen);
            case GroupObserved seen -> projection.keep(seen);
            case PermissionSetObserved seen -> projection.keep(seen);
            case PolicyObserved seen -> projection.keep(seen);
            case PrincipalGone seen -> projection.keep(seen);
            case InventorySnapshotTaken seen -> {
                projection.keep(seen);
                verification.against(seen);
            }
        }
    }
}
