package dev.attest.collector.collection.lookup;

import dev.attest.collector.aws.AwsFault;
import dev.attest.collector.collection.CollectionConfig;
import dev.attest.collector.collection.CollectionTask;
import dev.attest.collector.collection.LeaseLostException;
import dev.attest.collector.collection.Outcome;
import dev.attest.collector.collection.Outcome.Failure;
import dev.attest.collector.collection.RangeRows.Range;
import dev.attest.collector.collection.lookup.LookupCollector.Ledger;
import dev.attest.collector.collection.lookup.Pager.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// One run over the ranges of a place, with several queries at the same time.
final class LookupRun {

    private static final Logger LOG = Logger.getLogger(LookupRun.class);
    private static final int LOST_TOKENS = 5;

    private final CollectionTask task;
    private final Pager pager;
    private final StoreLookup store;
    private final Ledger ledger;
    private final CollectionConfig.Lookup config;
    private final Clock clock;
    private final Tally tally = new Tally();
    private final AtomicReference<@Nullable RuntimeException> broken = new AtomicReference<>();

    LookupRun(
            CollectionTask task,
            Pager pager,
            StoreLookup store,
            Ledger ledger,
            CollectionConfig config,
            Clock clock) {
        this.task = task;
        this.pager = pager;
        this.store = store;
        this.ledger = ledger;
        this.config = config.lookup();
        this.clock = clock;
    }

    /// @param first whether nothing was collected before: then lateness says nothing
    Outcome run(List<Range> ranges, boolean first) {
        var board = new RangeBoard(ranges, ledger::cut);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < config.chains(); i++) {
                threads.execute(() -> readAll(board));
            }
        }
        RuntimeException failure = broken.get();
        if (failure instanceof LeaseLostException lost) {
            throw lost;
        }
        return tally.outcome(first, failure == null ? null : failure(failure));
    }

    private void readAll(RangeBoard board) {
        try {
            Optional<Chain> chain = board.next();
            while (chain.isPresent()) {
                read(board, chain.get());
                board.ended(chain.get());
                chain = board.next();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            broken.compareAndSet(null, new IllegalStateException("the collector stops", e));
            board.stop();
        } catch (RuntimeException e) {
            broken.compareAndSet(null, e);
            board.stop();
        } catch (Throwable e) {
            // nobody else would tell the chains that wait for this one
            broken.compareAndSet(null, new IllegalStateException(e));
            board.stop();
            throw e;
        }
    }

    private void read(RangeBoard board, Chain chain) throws InterruptedException {
        List<LookedUp> gathered = new ArrayList<>();
        Instant start = chain.from();
        Instant end = chain.to();
        String token = null;
        int lostTokens = 0;
        boolean more = true;
        while (more && !board.stopped()) {
            switch (pager.page(start, end, token)) {
                case Answer.TokenEnded _ -> {
                    lostTokens++;
                    giveUpWithoutProgress(lostTokens);
                    start = chain.from();
                    end = chain.cursor();
                    token = null;
                }
                case Answer.Page page -> {
                    gathered.addAll(page.events());
                    token = page.next();
                    more =
                            board.paged(
                                    chain,
                                    oldest(chain, page),
                                    page.events().size(),
                                    token != null);
                    lostTokens = chain.cursor().isBefore(end) ? 0 : lostTokens;
                    keepWhenMany(chain, gathered, more);
                }
            }
        }
        keep(gathered);
        if (more) {
            ledger.fetchedDownTo(chain.range(), chain.cursor());
        } else {
            ledger.fetched(chain.range());
        }
    }

    private static void giveUpWithoutProgress(int lostTokens) {
        if (lostTokens > LOST_TOKENS) {
            throw new IllegalStateException("tokens end before a page can be read with them");
        }
    }

    private void keepWhenMany(Chain chain, List<LookedUp> gathered, boolean more)
            throws InterruptedException {
        if (more && gathered.size() >= config.batch()) {
            keep(gathered);
            ledger.fetchedDownTo(chain.range(), chain.cursor());
        }
    }

    private static Instant oldest(Chain chain, Answer.Page page) {
        return page.events().stream()
                .map(event -> event.time().truncatedTo(ChronoUnit.SECONDS))
                .min(Instant::compareTo)
                .orElse(chain.cursor());
    }

    private void keep(List<LookedUp> gathered) throws InterruptedException {
        StoreLookup.Stored stored = store.store(task.place(), gathered);
        Instant now = clock.instant();
        tally.add(
                gathered,
                stored,
                stored.fresh().stream()
                        .map(event -> Duration.between(event.time(), now).toSeconds())
                        .toList());
        gathered.clear();
    }

    private Failure failure(RuntimeException e) {
        if (e instanceof SdkException refused) {
            AwsFault fault = AwsFault.of(refused);
            return new Failure(AwsFault.words(refused), fault.passing(), fault == AwsFault.REFUSED);
        }
        LOG.warnf(e, "collecting %s stopped", task.place());
        return new Failure(String.valueOf(e.getMessage()), true, false);
    }
}
