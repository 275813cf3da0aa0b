package dev.attest.collector.trailfiles;

import dev.attest.collector.collection.CollectionTask;
import dev.attest.collector.collection.TaskRows;
import dev.attest.collector.platform.Transactions;
import dev.attest.collector.trailfiles.TrailFileRows.Listed;
import dev.attest.collector.trailfiles.TrailFileRows.Open;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One run's hand in the ledger: whatever it writes, it writes as the holder of the lease.
final class RunLedger {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd");
    private static final int DAY_LENGTH = 10;
    private static final int PAGE = 500;
    private static final int TROUBLES = 5;

    private final Trail trail;
    private final CollectionTask task;
    private final TaskRows tasks;
    private final TrailFileRows rows;
    private final Transactions transactions;
    private final Instant begun;
    private final String attempt;
    private final List<String> troubles = new ArrayList<>();
    private boolean passing;

    RunLedger(
            Trail trail,
            CollectionTask task,
            TaskRows tasks,
            TrailFileRows rows,
            Transactions transactions,
            Instant begun) {
        this.trail = trail;
        this.task = task;
        this.tasks = tasks;
        this.rows = rows;
        this.transactions = transactions;
        this.begun = begun;
        attempt = task.id() + "/" + task.fence();
    }

    /// Where a listing of a folder begins.
    ///
    /// @param after the key behind which it begins; empty for everything
    /// @param sweep whether it goes as far back as the trail is taken
    record Position(String bucket, String folder, String after, boolean sweep) {}

    Position position(String bucket, String folder) {
        Listed before = transactions.call(c -> rows.listed(c, trail.name(), bucket, folder));
        Instant swept = before.sweptAt();
        boolean sweep = swept == null || !swept.plus(trail.config().sweep()).isAfter(begun);
        LocalDate since = trail.config().since().orElse(LocalDate.MIN);
        LocalDate from = sweep ? since : later(since, relisted(folder, before.to()));
        String after = from.equals(LocalDate.MIN) ? "" : folder + DAY.format(from);
        return new Position(bucket, folder, after, sweep);
    }

    /// Where a listing begins of a folder that no longer shows: nothing is left of it.
    Position whole(String bucket, String folder) {
        return new Position(bucket, folder, "", true);
    }

    /// Folders in which something was, and of which nobody knows that it is gone.
    ///
    /// @param but those that are not asked about
    List<String> inhabited(String bucket, Set<String> but) {
        return transactions.call(c -> rows.inhabited(c, trail.name(), bucket, but));
    }

    private LocalDate relisted(String folder, @Nullable String to) {
        if (to == null || to.length() < folder.length() + DAY_LENGTH) {
            return LocalDate.MIN;
        }
        try {
            String day = to.substring(folder.length(), folder.length() + DAY_LENGTH);
            return LocalDate.parse(day, DAY).minusDays(trail.config().relistDays());
        } catch (DateTimeException e) {
            return LocalDate.MIN;
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /// One page of a listing.
    ///
    /// @param after the last key of the page before
    /// @param last its last key; null when it ends the folder
    void listed(Position at, List<ListedFile> files, String after, @Nullable String last) {
        // Behind the slash at a folder's end comes the nought.
        String end = at.folder().substring(0, at.folder().length() - 1) + "0";
        String first = after.isEmpty() ? at.folder() : after;
        List<String> keys = files.stream().map(ListedFile::key).toList();
        String to = keys.isEmpty() ? null : keys.getLast();
        held(connection -> {
            rows.found(connection, trail.name(), files);
            rows.gone(
                    connection, trail.name(), at.bucket(), first, last == null ? end : last, keys);
            rows.listedTo(
                    connection,
                    trail.name(),
                    at.bucket(),
                    at.folder(),
                    to,
                    last == null && at.sweep() ? begun : null);
        });
    }

    /// Files that somebody told of, or that a digest names.
    void found(List<ListedFile> files) {
        held(connection -> rows.found(connection, trail.name(), files));
    }

    /// Looks at every stored file of a folder whether it is still there.
    void leftOf(Predicate<String> gone) {
        String after = "";
        List<String> keys = stored(after);
        while (!keys.isEmpty()) {
            List<String> left = keys.stream().filter(gone).toList();
            if (!left.isEmpty()) {
                held(connection -> rows.gone(connection, trail.name(), left));
            }
            after = keys.getLast();
            keys = stored(after);
        }
    }

    private List<String> stored(String after) {
        return transactions.call(c -> rows.stored(c, trail.name(), after, PAGE));
    }

    List<Open> open(int most) {
        return transactions.call(c -> rows.open(c, trail.name(), attempt, most));
    }

    /// Notes that a file is tried, before it is: one that ends the whole process is behind all
    /// others when the next run begins.
    void begun(Open file) {
        held(connection -> rows.begun(connection, trail.name(), file, attempt));
    }

    /// Says what became of a file, together with what else belongs to that.
    void ended(Open file, Fetched fetched, Consumer<SqlConnection> with) {
        held(connection -> {
            // A digest locks its chain, which must come before days are marked.
            with.accept(connection);
            switch (fetched) {
                case Fetched.Ended ended ->
                        rows.ended(connection, trail.name(), file, attempt, ended);
                case Fetched.Vanished vanished ->
                        rows.notHad(
                                connection,
                                trail.name(),
                                file,
                                attempt,
                                TrailFileState.VANISHED,
                                vanished.reason());
                case Fetched.Failed failed ->
                        rows.notHad(
                                connection,
                                trail.name(),
                                file,
                                attempt,
                                TrailFileState.FAILED,
                                failed.reason());
            }
        });
    }

    /// Runs work in a transaction of the holder.
    ///
    /// @throws dev.attest.collector.collection.LeaseLostException when another replica is the
    ///   holder
    void held(Consumer<SqlConnection> work) {
        transactions.run(connection -> {
            tasks.hold(connection, task);
            work.accept(connection);
        });
    }

    /// Something is wrong with a part of the trail; the rest goes on.
    void trouble(String what) {
        trouble(what, false);
    }

    /// @param mayPass whether another attempt may help
    synchronized void trouble(String what, boolean mayPass) {
        passing |= mayPass;
        if (troubles.size() < TROUBLES) {
            troubles.add(what);
        } else if (troubles.size() == TROUBLES) {
            troubles.add("and more");
        }
    }

    synchronized List<String> troubles() {
        return List.copyOf(troubles);
    }

    /// Whether another attempt may help against any of them.
    synchronized boolean passing() {
        return passing;
    }
}
