package dev.attest.collector.collection.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.collection.RangeRows.Range;
import dev.attest.testsupport.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RangeBoardTest {

    private static final Instant START = Instant.ofEpochSecond(1_000_000);

    private final Map<UUID, Range> kept = new HashMap<>();
    private long nextId;

    @Test
    void shouldGiveTheOlderHalfOfALongQueryToWhoeverIsFree() throws InterruptedException {
        // Given
        var board = new RangeBoard(List.of(range(0, 10_000)), this::cut);
        Chain first = board.next().orElseThrow();
        board.paged(first, at(9_000), 50, true);

        // When
        Chain second = board.next().orElseThrow();

        // Then
        assertThat(List.of(second.from(), second.to())).containsExactly(at(0), at(4_500));
        assertThat(first.from()).isEqualTo(at(4_501));
    }

    @Test
    void shouldNotSplitWhatIsNearlyDone() throws InterruptedException {
        // Given
        var board = new RangeBoard(List.of(range(0, 10_000)), this::cut);
        Chain first = board.next().orElseThrow();
        board.paged(first, at(2_000), 50, true);

        // When
        board.ended(first);

        // Then
        assertThat(board.next()).isEmpty();
        assertThat(kept).hasSize(1);
    }

    @Test
    void shouldEndAQueryThatReadIntoWhatWasGivenAway() throws InterruptedException {
        // Given
        var board = new RangeBoard(List.of(range(0, 10_000)), this::cut);
        Chain first = board.next().orElseThrow();
        board.paged(first, at(9_000), 50, true);
        board.next();

        // When, Then
        assertThat(board.paged(first, at(4_501), 50, true)).isTrue();
        assertThat(board.paged(first, at(4_400), 50, true)).isFalse();
    }

    @Test
    void shouldHandOutNothingMoreOnceStopped() throws InterruptedException {
        var board = new RangeBoard(List.of(range(0, 10)), this::cut);
        board.stop();

        assertThat(board.next()).isEmpty();
    }

    @Test
    void shouldCoverEverySecondHoweverItIsSplit() {
        Seeds.check(200, this::coversEverySecond);
    }

    /// Several readers in an order by chance; whatever they are given they read down to its start.
    private void coversEverySecond(RandomGenerator random) throws InterruptedException {
        kept.clear();
        int length = random.nextInt(1, 4_000);
        var board = new RangeBoard(List.of(range(0, length)), this::cut);
        var read = new TreeSet<Long>();
        List<Chain> busy = new ArrayList<>();
        board.next().ifPresent(busy::add);
        while (!busy.isEmpty()) {
            Chain chain = busy.get(random.nextInt(busy.size()));
            Instant upper = chain.cursor();
            Instant lower = chain.cursor().minusSeconds(random.nextInt(1, 200));
            boolean end = lower.isBefore(chain.from());
            Instant oldest = end ? chain.from() : lower;
            for (long s = oldest.getEpochSecond(); s <= upper.getEpochSecond(); s++) {
                read.add(s);
            }
            if (!board.paged(chain, oldest, 50, !end)) {
                board.ended(chain);
                busy.remove(chain);
            }
            if (busy.size() < 8 && busy.stream().anyMatch(c -> c.left() >= 150)) {
                board.next().ifPresent(busy::add);
            }
        }
        assertThat(read).hasSize(length + 1);
    }

    private Range range(long from, long to) {
        var range = new Range(new UUID(0, nextId++), at(from), at(to));
        kept.put(range.id(), range);
        return range;
    }

    private Optional<Range> cut(UUID id, Instant last) {
        Range whole = kept.get(id);
        if (whole == null || whole.from().isAfter(last) || !whole.to().isAfter(last)) {
            return Optional.empty();
        }
        kept.put(id, new Range(id, last.plusSeconds(1), whole.to()));
        return Optional.of(
                range(
                        whole.from().getEpochSecond() - START.getEpochSecond(),
                        last.getEpochSecond() - START.getEpochSecond()));
    }

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }
}
