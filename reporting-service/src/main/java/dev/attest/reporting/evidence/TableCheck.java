package dev.attest.reporting.evidence;

import dev.attest.proof.Hash;
import dev.attest.proof.TilePath;
import dev.attest.proof.TileTree;
import dev.attest.reporting.platform.Await;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Holds the table of the log as a whole against the Merkle tree: whoever can write to the database
/// can also hide a row from a report, or add one to it. Reads every row. Blocking.
@ApplicationScoped
public class TableCheck {

    private static final int TILES_A_PAGE = 16;

    private static final String ENDS =
            "select coalesce(min(position), 0), coalesce(max(position), -1) from log_entry";

    private static final String LEAVES =
            """
            select position, encode(sha256(decode('00', 'hex') || leaf), 'hex') from log_entry
            where position >= :from and position < :to order by position\
            """;

    private static final String RETOLD =
            """
            select min(position) from log_entry
            where position < :size and encode(sha256(overflow), 'hex') is distinct from
                cast(convert_from(leaf, 'UTF8') as json) ->> 'dataSha256'\
            """;

    // What is in no column cannot be looked up, so a row is hidden by filing it elsewhere.
    private static final String MISFILED =
            """
            select min(position)
            from log_entry,
                lateral (select cast(convert_from(leaf, 'UTF8') as json) as said) as entry,
                lateral (select coalesce(
                    said -> 'data', cast(convert_from(overflow, 'UTF8') as json), said) as told) as fact
            where position < :size
                and (kind is distinct from said ->> 'kind'
                    or cast(campaign_id as text) is distinct from told ->> 'campaignId'
                    or (kind = 'InventorySnapshotTaken' and subject is distinct from
                        told ->> 'snapshotId'))\
            """;

    private final EvidenceLog log;
    private final EvidenceTiles tiles;
    private final LogCondition condition;

    TableCheck(EvidenceLog log, EvidenceTiles tiles, LogCondition condition) {
        this.log = log;
        this.tiles = tiles;
        this.condition = condition;
    }

    /// @throws LogDamagedException when the rows are not those of the tree, each in its place
    public void check() {
        try {
            // before the head: the log grows meanwhile
            Object[] ends = Await.reading(TableCheck::ends);
            LogHead head = Await.reading(log::head);
            refuseStrangers(number(ends[0]), number(ends[1]), head);
            TileTree tree = tiles.upTo(head.tree());
            for (long from = 0; from < head.size; from += TILES_A_PAGE * TilePath.FULL) {
                long to = Math.min(head.size, from + TILES_A_PAGE * TilePath.FULL);
                compare(tree, head, from, to);
            }
            refuse(RETOLD, head, "the text of entry %d is not the one whose hash the tree holds");
            refuse(MISFILED, head, "entry %d is not filed under what it speaks of");
        } catch (LogDamagedException e) {
            condition.damaged(e);
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("the tiles of the evidence log cannot be read", e);
        }
    }

    private static Uni<Object[]> ends(Mutiny.Session session) {
        return session.createNativeQuery(ENDS, Object[].class).getSingleResult();
    }

    private static void refuseStrangers(long first, long last, LogHead head) {
        if (first < 0 || last >= head.size) {
            throw new LogDamagedException(
                    "there is an entry %d, the log has %d"
                            .formatted(first < 0 ? first : last, head.size));
        }
    }

    private static void compare(TileTree tree, LogHead head, long from, long to)
            throws IOException {
        Iterator<Object[]> rows = Await.reading(session -> leaves(session, from, to)).iterator();
        for (long tile = from / TilePath.FULL; tile * TilePath.FULL < to; tile++) {
            List<Hash> held = EntryCheck.leaves(tree, head, tile);
            long first = tile * TilePath.FULL;
            for (long position = first;
                    position < Math.min(to, first + TilePath.FULL);
                    position++) {
                Object[] row = rows.hasNext() ? rows.next() : null;
                compare(row, position, held.get((int) (position - first)));
            }
        }
    }

    private static Uni<List<Object[]>> leaves(Mutiny.Session session, long from, long to) {
        return session.createNativeQuery(LEAVES, Object[].class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    private static void compare(Object @Nullable [] row, long position, Hash held) {
        if (row == null || number(row[0]) != position) {
            throw new LogDamagedException("entry %d is missing".formatted(position));
        }
        if (!held.hex().equals(row[1])) {
            throw new LogDamagedException(
                    "entry %d is not the one that the tree holds".formatted(position));
        }
    }

    private static void refuse(String query, LogHead head, String words) {
        Long first =
                Await.<@Nullable Long>reading(session ->
                        session.createNativeQuery(query, Long.class)
                                .setParameter("size", head.size)
                                .getSingleResultOrNull());
        if (first != null) {
            throw new LogDamagedException(words.formatted(first));
        }
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
