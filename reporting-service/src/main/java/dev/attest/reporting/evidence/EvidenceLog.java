package dev.attest.reporting.evidence;

import dev.attest.proof.CanonicalJson;
import dev.attest.proof.Hash;
import dev.attest.proof.MerkleHash;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The log's rows. Appends belong to the transaction of the session: the fact is in the log if the
/// transaction commits, and only then.
@ApplicationScoped
public class EvidenceLog {

    private final Clock clock;

    EvidenceLog(Clock clock) {
        this.clock = clock;
    }

    /// Appends a fact; appenders wait for each other.
    ///
    /// @return its index in the log
    public Uni<Long> append(Mutiny.Session session, Fact fact) {
        byte[] leaf = CanonicalJson.write(fact.leaf());
        Hash hash = MerkleHash.leaf(leaf);
        return locked(session)
                .chain(head -> {
                    LogEntry entry = new LogEntry();
                    entry.position = head.append(hash);
                    entry.factId = fact.id();
                    entry.kind = fact.kind();
                    entry.campaignId = fact.campaignId();
                    entry.subject = fact.subject();
                    entry.leaf = leaf;
                    entry.leafHash = hash.bytes();
                    entry.overflow = fact.overflow();
                    entry.recordedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    return session.persist(entry).replaceWith(entry.position);
                });
    }

    /// The number of entries, with no other appender until the transaction ends.
    public Uni<Long> lockedSize(Mutiny.Session session) {
        return locked(session).map(head -> head.size);
    }

    Uni<LogHead> locked(Mutiny.Session session) {
        return session.find(LogHead.class, LogHead.ID, LockModeType.PESSIMISTIC_WRITE);
    }

    Uni<LogHead> head(Mutiny.Session session) {
        return session.find(LogHead.class, LogHead.ID);
    }

    /// The number of entries.
    public Uni<Long> size(Mutiny.Session session) {
        return head(session).map(head -> head.size);
    }

    /// Entries from one index to before another, in order.
    public Uni<List<LogEntry>> range(Mutiny.Session session, long from, long to) {
        return session.createQuery(
                        "from LogEntry where position >= :from and position < :to order by position",
                        LogEntry.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    /// A campaign's entries before a position, in order.
    public Uni<List<LogEntry>> ofCampaign(Mutiny.Session session, UUID campaignId, long before) {
        return session.createQuery(
                        "from LogEntry where campaignId = :campaign and position < :before and kind <>"
                                + " 'ReportProduced' order by position",
                        LogEntry.class)
                .setParameter("campaign", campaignId)
                .setParameter("before", before)
                .getResultList();
    }

    /// Entries of one kind about some subjects before a position, in order.
    public Uni<List<LogEntry>> about(
            Mutiny.Session session, String kind, Collection<String> subjects, long before) {
        if (subjects.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createQuery(
                        "from LogEntry where kind = :kind and subject in :subjects and position < :before"
                                + " order by position",
                        LogEntry.class)
                .setParameter("kind", kind)
                .setParameter("subjects", subjects)
                .setParameter("before", before)
                .getResultList();
    }

    /// The campaign that was launched last before a position; null when none was.
    public Uni<UUID> latestCampaign(Mutiny.Session session, long before) {
        return session.createQuery(
                        "select campaignId from LogEntry where kind = 'CampaignLaunched' and position <"
                                + " :before order by position desc",
                        UUID.class)
                .setParameter("before", before)
                .setMaxResults(1)
                .getSingleResultOrNull();
    }
}
