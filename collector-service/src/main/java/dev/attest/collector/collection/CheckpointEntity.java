package dev.attest.collector.collection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/// How far a place was collected. Only its state is changed here; what a run finds out is written
/// where the run ends.
@Entity
@DynamicUpdate
@Table(name = "checkpoint")
public class CheckpointEntity {

    /// What tells one checkpoint from another.
    @Embeddable
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        @Column(name = "account_id")
        String accountId;

        String region;
        String source;

        static Key of(Place place) {
            var key = new Key();
            key.accountId = place.accountId();
            key.region = place.region();
            key.source = place.source();
            return key;
        }

        Place place() {
            return new Place(accountId, region, source);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && Objects.equals(accountId, key.accountId)
                    && Objects.equals(region, key.region)
                    && Objects.equals(source, key.source);
        }

        @Override
        public int hashCode() {
            return Objects.hash(accountId, region, source);
        }
    }

    @EmbeddedId Key key;

    @Enumerated(EnumType.STRING)
    CheckpointState state;

    @Column(name = "planned_until")
    @Nullable Instant plannedUntil;

    @Formula(
            "(select min(r.from_time) from collection_range r where r.account_id = account_id"
                    + " and r.region = region and r.source = source)")
    @Nullable Instant missingFrom;

    @Column(name = "lost_from")
    @Nullable Instant lostFrom;

    @Column(name = "lost_until")
    @Nullable Instant lostUntil;

    @Column(name = "last_event")
    @Nullable Instant lastEvent;

    @Column(name = "last_run")
    @Nullable Instant lastRun;

    long runs;
    long fetched;
    long stored;
    long refused;

    @Formula(
            "coalesce((select q.calls from lookup_quota q where q.account_id = account_id"
                    + " and q.region = region), 0)")
    long lookups;

    @Formula(
            "coalesce((select q.throttled from lookup_quota q where q.account_id = account_id"
                    + " and q.region = region), 0)")
    long lookupsThrottled;

    @Column(name = "lateness_median_seconds")
    @Nullable Long latenessMedian;

    @Column(name = "lateness_longest_seconds")
    @Nullable Long latenessLongest;

    @Column(name = "last_error")
    @Nullable String lastError;

    @Column(name = "last_error_at")
    @Nullable Instant lastErrorAt;

    @Version int version;

    CheckpointView view() {
        boolean lookedUp = key.place().isLookedUp();
        return new CheckpointView(
                key.accountId,
                key.region,
                key.source,
                state,
                missingFrom == null ? plannedUntil : missingFrom,
                missingFrom,
                lostFrom,
                lostUntil,
                lastEvent,
                lastRun,
                runs,
                fetched,
                stored,
                refused,
                lookedUp ? lookups : null,
                lookedUp ? lookupsThrottled : null,
                latenessMedian,
                latenessLongest,
                lastError,
                lastErrorAt,
                version);
    }
}
