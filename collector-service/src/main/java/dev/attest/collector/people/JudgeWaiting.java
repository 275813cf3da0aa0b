package dev.attest.collector.people;

import dev.attest.collector.inventory.Linking;
import dev.attest.collector.people.WaitingPeople.Waiting;
import dev.attest.collector.platform.Backoff;
import dev.attest.collector.platform.StoreAwayException;
import dev.attest.collector.platform.Telling;
import dev.attest.collector.platform.Text;
import dev.attest.collector.platform.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;

/// Judges the identities of the people who wait for it, some in each transaction, so that nobody
/// else waits for long. Who is judged waits no more by the same transaction: whoever comes after
/// one that was killed goes on with the rest. Whose judging fails steps aside, and is tried again
/// after pauses that grow.
@ApplicationScoped
public class JudgeWaiting {

    private static final Logger LOG = Logger.getLogger(JudgeWaiting.class);
    private static final int LONGEST_FAILURE = 500;

    /// When so many fail one after the other it is not for who they are; the next round goes on.
    static final int FAULTS = 20;

    private final Transactions transactions;
    private final Telling telling;
    private final PeopleChanged joins;
    private final Backoff backoff;
    private final Clock clock;

    JudgeWaiting(
            Transactions transactions,
            Telling telling,
            PeopleChanged joins,
            PeopleConfig config,
            SecureRandom chance,
            Clock clock) {
        this.transactions = transactions;
        this.telling = telling;
        this.joins = joins;
        this.clock = clock;
        backoff = new Backoff(config.judgeFirstPause(), config.judgeLongestPause(), chance);
    }

    /// Judges until nobody waits but those who stepped aside.
    @Scheduled(
            identity = "judge-waiting-people",
            every = "{attest.people.judge-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    public void run() {
        Round round = new Round();
        for (List<Waiting> some = due(); !some.isEmpty() && !round.over(); some = due()) {
            round.judge(some);
        }
    }

    private List<Waiting> due() {
        return transactions.call(connection -> new WaitingPeople(connection).due(clock.instant()));
    }

    private final class Round {
        private int faults;

        boolean over() {
            return faults >= FAULTS;
        }

        /// Those of whom one fails are judged by halves, until it is known who.
        void judge(List<Waiting> some) {
            if (over()) {
                return;
            }
            try {
                transactions.run(connection -> JudgeWaiting.this.judge(connection, some));
                faults = 0;
            } catch (StoreAwayException e) {
                throw e;
            } catch (RuntimeException e) {
                if (some.size() == 1) {
                    faults++;
                    stepAside(some.getFirst(), e);
                    return;
                }
                int half = some.size() / 2;
                judge(some.subList(0, half));
                judge(some.subList(half, some.size()));
            }
        }
    }

    private void judge(SqlConnection connection, List<Waiting> some) {
        new Linking(connection).lock();
        Set<String> people = new WaitingPeople(connection).take(some, clock.instant());
        if (!people.isEmpty()) {
            telling.tell(connection, joins.regrouped(connection, people));
        }
    }

    private void stepAside(Waiting who, RuntimeException e) {
        int attempts = who.attempts() + 1;
        Instant now = clock.instant();
        Instant next = now.plus(backoff.after(attempts));
        LOG.warnf(
                e,
                "the identities of %s cannot be judged (attempt %d); the next try is at %s",
                Text.shown(who.personId()),
                attempts,
                next);
        String failure =
                Text.stored(Text.printable(String.valueOf(e.getMessage())), LONGEST_FAILURE);
        transactions.run(connection ->
                new WaitingPeople(connection)
                        .stepAside(who, Objects.requireNonNull(failure), now, next));
    }
}
