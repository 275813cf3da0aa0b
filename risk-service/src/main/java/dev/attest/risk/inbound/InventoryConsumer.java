package dev.attest.risk.inbound;

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
import dev.attest.outbox.ReactiveInboundLoop;
import dev.attest.risk.landscape.RecordAccount;
import dev.attest.risk.landscape.RecordGroup;
import dev.attest.risk.landscape.RecordPermissionSet;
import dev.attest.risk.landscape.RecordPerson;
import dev.attest.risk.landscape.RecordPolicy;
import dev.attest.risk.landscape.RecordPrincipal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Who and what exists.
@ApplicationScoped
class InventoryConsumer {

    private final ReactiveInboundLoop loop;
    private final RecordPerson people;
    private final RecordAccount accounts;
    private final RecordPrincipal principals;
    private final RecordGroup groups;
    private final RecordPermissionSet permissionSets;
    private final RecordPolicy policies;

    InventoryConsumer(
            ReactiveInboundLoop loop,
            RecordPerson people,
            RecordAccount accounts,
            RecordPrincipal principals,
            RecordGroup groups,
            RecordPermissionSet permissionSets,
            RecordPolicy policies) {
        this.loop = loop;
        this.people = people;
        this.accounts = accounts;
        this.principals = principals;
        this.groups = groups;
        this.permissionSets = permissionSets;
        this.policies = policies;
    }

    @Incoming("inventory")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return loop.consume("risk", record, this::apply);
    }

    private Uni<Void> apply(SqlConnection connection, EventEnvelope<?> envelope) {
        Instant toldAt = envelope.time();
        return envelope.data() instanceof InventoryEvent event
                ? switch (event) {
                    case AccountObserved account -> accounts.record(connection, account, toldAt);
                    case PersonObserved person -> people.record(connection, person, toldAt);
                    case PrincipalObserved principal ->
                            principals.record(connection, principal, toldAt);
                    case PrincipalGone gone -> principals.forget(connection, gone, toldAt);
                    case GroupObserved group -> groups.record(connection, group, toldAt);
                    case PermissionSetObserved set ->
                            permissionSets.record(connection, set, toldAt);
                    case PolicyObserved policy -> policies.record(connection, policy);
                    // Everything it observed was told before.
                    case InventorySnapshotTaken _ -> Uni.createFrom().voidItem();
                }
                : Uni.createFrom().voidItem();
    }
}
