package dev.attest.certification;

import dev.attest.certification.inventory.InventoryProjection;
import dev.attest.certification.platform.Sql;
import dev.attest.certification.process.EngineClock;
import dev.attest.certification.remediation.VerifyRemovals;
import dev.attest.certification.review.ReviewersAway;
import dev.attest.events.inventory.AccountObserved;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.InventoryEvent;
import dev.attest.events.inventory.InventorySnapshotTaken;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PermissionSetObserved;
import dev.attest.events.inventory.PersonObserved;
import dev.attest.events.inventory.PolicyObserved;
import dev.attest.events.inventory.PrincipalGone;
import dev.attest.events.inventory.PrincipalObserved;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// The world around the service: what the collector tells, what the outbox holds, and time.
@ApplicationScoped
public class World {
    private final Sql sql;
    private final InventoryProjection projection;
    private final VerifyRemovals verification;
    private final ReviewersAway reviewers;
    private final EngineClock engine;

    public World(
            Sql sql,
            InventoryProjection projection,
            VerifyRemovals verification,
            ReviewersAway reviewers,
            EngineClock engine) {
        this.sql = sql;
        this.projection = projection;
        this.verification = verification;
        this.reviewers = reviewers;
        this.engine = engine;
    }

    /// Empties the world and sets every clock to the start.
    public void reset() {
        engine.reset();
        TestClock.get().set(TestClock.START);
        engine.follow(TestClock.START);
        QuarkusTransaction.requiringNew()
                .run(() ->
                        sql.update(
                                """
                                truncate account, person, principal, principal_group,
                                    permission_set, permission_set_holder, policy, snapshot,
                                    principal_use, access_key_use, session_use, activity_day,
                                    subject_risk, alert, decision, remediation,
                                    review_item, package_event, package_reviewer,
                                    review_package, campaign, idempotency, outbox,
                                    inbox_quarantine\
                                """));
    }

    /// Lena manages Maria, Tunde and Chidi; Maria manages Ben. Ben is administrator of the account
    /// that Tunde owns, a robot reads it.
    public void smallCompany() {
        reset();
        tell(CompanyFixture.account("payments-prod", "tunde"));
        tell(CompanyFixture.person("lena", null));
        tell(CompanyFixture.person("maria", "lena"));
        tell(CompanyFixture.person("tunde", "lena"));
        tell(CompanyFixture.person("chidi.okoro", "lena"));
        tell(CompanyFixture.person("ben", "maria"));
        CompanyFixture.policies().forEach(this::tell);
        tell(CompanyFixture.user("ben", "ben", CompanyFixture.OBSERVED, CompanyFixture.ADMIN));
        tell(CompanyFixture.user("robot", null, CompanyFixture.OBSERVED, CompanyFixture.READ));
        for (var source : InventorySource.values()) {
            tell(CompanyFixture.snapshot(source, CompanyFixture.OBSERVED));
        }
    }

    public void tell(InventoryEvent event) {
        QuarkusTransaction.requiringNew().run(() -> keep(event));
    }

    /// Moves every clock and runs what is due, as often as something is.
    public void pass(Duration time) {
        TestClock.get().advance(time);
        engine.follow(TestClock.get().instant());
        engine.runDueJobs();
    }

    /// A message of the inventory about the account that this service could not take in.
    public void quarantine(String account) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        sql.update(
                                """
                                insert into inbox_quarantine (consumer, topic, partition_number,
                                    record_offset, key, headers, payload, type, reason)
                                values ('certification-inventory', 'attest.inventory', 0, 7, ?, '{}',
                                    '', 'dev.attest.PrincipalObserved.v1', 'too long')\
                                """,
                                account));
    }

    /// What was set aside is on its way again.
    public void replayQuarantine() {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("update inbox_quarantine set replayed_at = now()"));
    }

    /// Types of the events in the outbox, in order. What the events of a type say, as JSON.
    public List<String> told(String type) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        sql.query(
                                "select data from outbox where type = 'dev.attest.%s.v1' order by position"
                                        .formatted(type),
                                row -> row.getString(1)));
    }

    public List<String> told() {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        sql.query(
                                "select type from outbox order by position",
                                row ->
                                        row.getString(1)
                                                .replace("dev.attest.", "")
                                                .replace(".v1", "")));
    }

    public long count(String table, String column, UUID id) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        sql.query(
                                        "select count(*) from "
                                                + table
                                                + " where "
                                                + column
                                                + " = ?",
                                        row -> row.getLong(1),
                                        id)
                                .getFirst());
    }

    private void keep(InventoryEvent event) {
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
