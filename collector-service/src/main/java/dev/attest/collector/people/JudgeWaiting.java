package dev.attest.collector.people;

import dev.attest.collector.inventory.Linking;
import dev.attest.collector.platform.Telling;
import dev.attest.collector.platform.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/// Judges the identities of the people who wait for it, some in each transaction, so that nobody
/// else waits for long. Who is judged waits no more by the same transaction: whoever comes after
/// one that was killed goes on with the rest.
@ApplicationScoped
public class JudgeWaiting {

    private final Transactions transactions;
    private final Telling telling;
    private final PeopleChanged joins;

    JudgeWaiting(Transactions transactions, Telling telling, PeopleChanged joins) {
        this.transactions = transactions;
        this.telling = telling;
        this.joins = joins;
    }

    /// Judges until nobody waits.
    @Scheduled(
            identity = "judge-waiting-people",
            every = "${attest.people.judge-every:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    public void run() {
        while (transactions.call(connection -> new WaitingPeople(connection).any())) {
            some();
        }
    }

    private void some() {
        transactions.run(connection -> {
            new Linking(connection).lock();
            var people = new WaitingPeople(connection).take();
            telling.tell(connection, joins.regrouped(connection, people));
        });
    }
}
