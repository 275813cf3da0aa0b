package dev.attest.reporting.names;

import dev.attest.events.inventory.AccountObserved;
import dev.attest.events.inventory.PersonObserved;
import dev.attest.reporting.evidence.EvidenceLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// Keeps names with the log position from which they hold. A change takes the log's lock, so that
/// no report at that position can have missed it.
@ApplicationScoped
public class KnownNames {

    private static final String ACTIVE = "ACTIVE";

    private final EvidenceLog log;

    KnownNames(EvidenceLog log) {
        this.log = log;
    }

    /// Takes in what was observed of a person.
    public Uni<Void> learn(Mutiny.Session session, PersonObserved person) {
        return learn(
                session,
                KnownName.of(
                        KnownName.Kind.PERSON,
                        person.personId(),
                        person.name(),
                        person.email(),
                        true));
    }

    /// Takes in what was observed of an account.
    public Uni<Void> learn(Mutiny.Session session, AccountObserved account) {
        return learn(
                session,
                KnownName.of(
                        KnownName.Kind.ACCOUNT,
                        account.accountId(),
                        account.name(),
                        null,
                        account.status().equals(ACTIVE)));
    }

    private Uni<Void> learn(Mutiny.Session session, KnownName told) {
        return session.createQuery(
                        "from KnownName where kind = :kind and subjectId = :subject order by id desc",
                        KnownName.class)
                .setParameter("kind", told.kind)
                .setParameter("subject", told.subjectId)
                .setMaxResults(1)
                .getSingleResultOrNull()
                .chain(last ->
                        last != null && last.says(told)
                                ? Uni.createFrom().voidItem()
                                : keep(session, told));
    }

    private Uni<Void> keep(Mutiny.Session session, KnownName told) {
        return log.lockedSize(session)
                .chain(size -> {
                    told.since = size;
                    return session.persist(told);
                });
    }

    /// Every name that was known before a log position, older ones first.
    public Uni<List<KnownName>> before(Mutiny.Session session, long position) {
        return session.createQuery(
                        "from KnownName where since < :position order by id", KnownName.class)
                .setParameter("position", position)
                .getResultList();
    }
}
