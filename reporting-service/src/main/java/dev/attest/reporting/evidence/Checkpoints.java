package dev.attest.reporting.evidence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/// The rows of signed checkpoints.
@ApplicationScoped
class Checkpoints {

    private static final String KEEP =
            "insert into log_checkpoint (tree_size, root, note, signed_at) values (:size, :root, :note,"
                    + " :at) on conflict do nothing";

    /// The one over the largest tree; null before the first.
    Uni<SignedCheckpoint> latest(Mutiny.Session session) {
        return session.createQuery(
                        "from SignedCheckpoint order by treeSize desc", SignedCheckpoint.class)
                .setMaxResults(1)
                .getSingleResultOrNull();
    }

    /// The first one that covers an entry; null when none does yet.
    Uni<SignedCheckpoint> covering(Mutiny.Session session, long index) {
        return session.createQuery(
                        "from SignedCheckpoint where treeSize > :index order by treeSize",
                        SignedCheckpoint.class)
                .setParameter("index", index)
                .setMaxResults(1)
                .getSingleResultOrNull();
    }

    /// Keeps a checkpoint; false when one of that size was there already, which then is the same:
    /// several replicas may sign at once.
    Uni<Boolean> keep(Mutiny.Session session, SignedCheckpoint checkpoint) {
        return session.createNativeQuery(KEEP)
                .setParameter("size", checkpoint.treeSize)
                .setParameter("root", checkpoint.root)
                .setParameter("note", checkpoint.note)
                .setParameter("at", checkpoint.signedAt)
                .executeUpdate()
                .map(rows -> rows == 1);
    }
}
