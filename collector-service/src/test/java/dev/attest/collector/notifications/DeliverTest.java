package dev.attest.collector.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.attest.collector.Api;
import dev.attest.collector.notifications.channel.Channel;
import dev.attest.collector.notifications.channel.ChannelFixture;
import dev.attest.collector.notifications.channel.NotifyConfig;
import dev.attest.collector.notifications.message.Notice;
import dev.attest.collector.notifications.sending.Sender;
import dev.attest.collector.notifications.sending.Sent;
import dev.attest.collector.platform.Transactions;
import dev.attest.events.Severity;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import dev.attest.events.alerts.AlertRaised;
import dev.attest.outbox.Ids;
import dev.attest.testsupport.MutableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What is sent when, by a clock of our own, over channels that no replica but the test's looks
/// after.
@QuarkusTest
@TestProfile(NotifiedService.class)
class DeliverTest {

    private static final Instant EVENING = Instant.parse("2026-11-01T21:00:00Z");
    private static final Duration MAX_AGE = Duration.ofHours(72);

    private final MutableClock clock = new MutableClock(EVENING);
    private final Ids ids = new Ids(Clock.systemUTC());
    private final List<Notice> sent = new CopyOnWriteArrayList<>();

    @Inject NotificationRows rows;
    @Inject NoticeRows notices;
    @Inject Withdrawals withdrawals;
    @Inject Transactions transactions;
    @Inject NotifyConfig config;

    @Test
    void shouldHoldBackInQuietHoursAndTellTogetherAtTheirEnd() {
        // Given
        Channel night = ChannelFixture.quietAtNight("night");
        clock.set(Instant.parse("2026-11-01T23:00:00Z"));
        raise(night, EVENING, Severity.HIGH, Severity.CRITICAL, Severity.HIGH);

        // When
        deliver(night);
        List<Notice> atNight = List.copyOf(sent);
        clock.set(Instant.parse("2026-11-02T07:00:00Z"));
        deliver(night);

        // Then
        assertThat(atNight).extracting(DeliverTest::severity).containsExactly(Severity.CRITICAL);
        assertThat(sent).hasSize(2);
        assertThat(((Notice.Digest) sent.getLast()).counts()).containsEntry(Severity.HIGH, 2);
        assertThat(states("night")).containsOnly("SENT");
    }

    @Test
    void shouldTellOnceAnIntervalWhatIsGathered() {
        // Given
        Channel hourly = ChannelFixture.gathering("hourly", Duration.ofHours(1));
        raise(hourly, EVENING, Severity.HIGH);
        clock.advance(Duration.ofMinutes(59));
        raise(hourly, EVENING, Severity.CRITICAL);
        deliver(hourly);
        assertThat(sent).isEmpty();

        // When
        clock.advance(Duration.ofMinutes(1));
        raise(hourly, EVENING, Severity.LOW);
        deliver(hourly);

        // Then
        assertThat(sent).hasSize(1);
        Notice.Digest digest = (Notice.Digest) sent.getFirst();
        assertThat(digest.first())
                .extracting(alert -> alert.severity())
                .containsExactly(Severity.CRITICAL, Severity.HIGH);
    }

    @Test
    void shouldCountAlertsAboutOldEventsInOneMessage() {
        // Given
        Channel open = ChannelFixture.open("backlog");
        for (int batch = 0; batch < 3; batch++) {
            raise(open, EVENING.minus(MAX_AGE).minusSeconds(1), Severity.HIGH, Severity.HIGH);
        }
        deliver(open);
        assertThat(sent).isEmpty();

        // When
        clock.advance(Duration.ofHours(1));
        deliver(open);

        // Then
        assertThat(sent).hasSize(1);
        Notice.Digest digest = (Notice.Digest) sent.getFirst();
        assertThat(digest.old()).isEqualTo(6);
        assertThat(digest.first()).isEmpty();
    }

    @Test
    void shouldTellTheGravestOneByOneAndTheRestTogetherWhenThereAreTooMany() {
        // Given
        Channel slow = ChannelFixture.slow("slow", 2);
        raise(
                slow,
                EVENING,
                Severity.LOW,
                Severity.HIGH,
                Severity.CRITICAL,
                Severity.LOW,
                Severity.MEDIUM);

        // When
        deliver(slow);
        List<Notice> first = List.copyOf(sent);
        clock.advance(Duration.ofMinutes(1));
        deliver(slow);

        // Then
        assertThat(first)
                .extracting(DeliverTest::severity)
                .containsExactly(Severity.CRITICAL, Severity.HIGH);
        assertThat(sent).hasSize(3);
        assertThat(((Notice.Digest) sent.getLast()).counts())
                .containsEntry(Severity.LOW, 2)
                .containsEntry(Severity.MEDIUM, 1);
    }

    @Test
    void shouldTryLaterThenGiveUpUntilSomebodyHasItTriedAgain() {
        // Given
        Channel open = ChannelFixture.open("failing");
        raise(open, EVENING, Severity.HIGH);
        Deliver failing = worker((_, _) -> new Sent.Refused("no\nanswer", true));

        // When
        boolean tried = failing.next(open);
        boolean tooEarly = failing.next(open);
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(1));
            failing.next(open);
        }

        // Then
        assertThat(tried).isTrue();
        assertThat(tooEarly).isFalse();
        assertThat(states("failing")).containsExactly("DEAD");
        String id =
                Api.as("security-analyst")
                        .queryParam("state", "DEAD")
                        .queryParam("channel", "failing")
                        .get("/api/v1/notifications")
                        .then()
                        .statusCode(200)
                        .body("items[0].attempts", equalTo(3))
                        .body("items[0].lastError", equalTo("no answer"))
                        .extract()
                        .path("items[0].id");
        haveTriedAgain(id);
        clock.set(Instant.now().plusSeconds(60));
        deliver(open);
        assertThat(sent).extracting(n -> n.id().toString()).containsExactly(id);
    }

    /// Once, by who may.
    private static void haveTriedAgain(String id) {
        String tag =
                Api.as("security-analyst").get("/api/v1/notifications/{id}", id).header("ETag");
        Api.as("auditor").post("/api/v1/notifications/{id}/retry", id).then().statusCode(403);
        Api.as("security-analyst")
                .header("If-Match", tag)
                .post("/api/v1/notifications/{id}/retry", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("PENDING"));
        Api.as("security-analyst")
                .header("If-Match", tag)
                .post("/api/v1/notifications/{id}/retry", id)
                .then()
                .statusCode(412);
    }

    @Test
    void shouldNotTryAgainWhatIsHopeless() {
        // Given
        Channel open = ChannelFixture.open("hopeless");
        raise(open, EVENING, Severity.HIGH);

        // When
        worker((_, _) -> new Sent.Refused("redirects", false)).next(open);

        // Then
        assertThat(states("hopeless")).containsExactly("DEAD");
    }

    /// The second one looks while the first one is sending.
    @Test
    void shouldNeverSendTwiceWhileBothLive() {
        // Given
        Channel open = ChannelFixture.open("shared");
        raise(open, EVENING, Severity.HIGH);
        List<Boolean> second = new ArrayList<>();
        Deliver other = worker(this::take);
        Deliver first =
                worker((channel, notice) -> {
                    second.add(other.next(channel));
                    return take(channel, notice);
                });

        // When
        first.next(open);

        // Then
        assertThat(second).containsExactly(false);
        assertThat(sent).hasSize(1);
    }

    @Test
    void shouldTakeOverFromWhoDiedAndBelieveThemNoMore() {
        // Given
        Channel open = ChannelFixture.open("inherited");
        raise(open, EVENING, Severity.HIGH);
        TakenNotification lost = taken("inherited", Duration.ZERO);

        // When
        TakenNotification mine = taken("inherited", Duration.ofMinutes(5));

        // Then
        assertThat(mine.id()).isEqualTo(lost.id());
        assertThat(mine.attempts()).isEqualTo(2);
        boolean believed = transactions.call(c -> rows.sent(c, lost, null, clock.instant()));
        assertThat(believed).isFalse();
        assertThat(states("inherited")).containsExactly("PENDING");
    }

    @Test
    void shouldBuryWhatWaitsForAChannelThatIsGone() {
        // Given
        raise(ChannelFixture.open("gone"), EVENING, Severity.HIGH);

        // When
        transactions.call(c -> rows.buryOrphans(c, List.of("hook"), EVENING.plusSeconds(1)));

        // Then
        assertThat(states("gone")).containsExactly("DEAD");
    }

    @Test
    void shouldLeaveOutOfAMessageWhatWasWithdrawn() {
        // Given
        Channel hourly = ChannelFixture.gathering("thinned", Duration.ofHours(1));
        UUID high = raise(hourly, EVENING, Severity.HIGH).getFirst();
        UUID low = raise(hourly, EVENING, Severity.LOW).getFirst();
        raise(hourly, EVENING, Severity.MEDIUM);
        takeBack(hourly, high);
        clock.advance(Duration.ofHours(1));
        worker((_, _) -> new Sent.Refused("no answer", true)).next(hourly);

        // When
        takeBack(hourly, low);
        clock.advance(Duration.ofMinutes(1));
        deliver(hourly);

        // Then
        assertThat(sent).hasSize(1);
        assertThat(((Notice.Digest) sent.getFirst()).counts())
                .containsExactly(Map.entry(Severity.MEDIUM, 1));
        assertThat(states("thinned"))
                .containsExactlyInAnyOrder("WITHDRAWN", "WITHDRAWN", "SENT", "SENT");
    }

    @Test
    void shouldWithdrawAMessageOfWhichNothingIsLeft() {
        // Given
        Channel hourly = ChannelFixture.gathering("emptied", Duration.ofHours(1));
        List<UUID> alerts = raise(hourly, EVENING, Severity.HIGH, Severity.LOW);
        clock.advance(Duration.ofHours(1));
        worker((_, _) -> new Sent.Refused("no answer", true)).next(hourly);

        // When
        takeBack(hourly, alerts.toArray(UUID[]::new));
        clock.advance(Duration.ofMinutes(1));
        deliver(hourly);

        // Then
        assertThat(sent).isEmpty();
        assertThat(states("emptied")).hasSize(3).containsOnly("WITHDRAWN");
    }

    @Test
    void shouldTellInItsMessageAfterAllWhatIsFoundAgain() {
        // Given
        Channel hourly = ChannelFixture.gathering("again", Duration.ofHours(1));
        List<UUID> alerts = raise(hourly, EVENING, Severity.HIGH, Severity.LOW);
        takeBack(hourly, alerts.toArray(UUID[]::new));

        // When
        transactions.run(c -> plan(hourly).foundAgain(c, alerts));
        clock.advance(Duration.ofHours(1));
        deliver(hourly);

        // Then
        assertThat(sent).hasSize(1);
        assertThat(((Notice.Digest) sent.getFirst()).counts()).hasSize(2);
    }

    @Test
    void shouldForgetInTheEndWhatWasWithdrawn() {
        // Given
        Channel hourly = ChannelFixture.gathering("forgotten", Duration.ofHours(1));
        List<UUID> alerts = raise(hourly, EVENING, Severity.HIGH, Severity.LOW);
        takeBack(hourly, alerts.getFirst());

        // When
        transactions.call(c -> rows.forget(c, EVENING.plusSeconds(1)));

        // Then
        assertThat(states("forgotten")).containsExactly("HELD");
    }

    /// Whoever takes it back comes while it is sent.
    @Test
    void shouldSayOfWhatWasBeingSentWhatBecameOfIt() {
        // Given
        Channel taking = ChannelFixture.open("taking");
        Channel refusing = ChannelFixture.open("refusing");
        UUID told = raise(taking, EVENING, Severity.HIGH).getFirst();
        UUID untold = raise(refusing, EVENING, Severity.HIGH).getFirst();

        // When
        worker(
                        (channel, notice) -> {
                            takeBack(taking, told);
                            return take(channel, notice);
                        })
                .next(taking);
        worker(
                        (_, _) -> {
                            takeBack(refusing, untold);
                            return new Sent.Refused("no answer", true);
                        })
                .next(refusing);

        // Then
        assertThat(states("taking")).containsExactly("SENT");
        assertThat(states("refusing")).containsExactly("WITHDRAWN");
    }

    private void takeBack(Channel channel, UUID... alerts) {
        transactions.run(c -> plan(channel).takenBack(c, List.of(alerts)));
    }

    private TakenNotification taken(String channel, Duration lease) {
        return transactions
                .call(c -> rows.take(c, channel, 10, clock.instant(), ids.next().toString(), lease))
                .orElseThrow();
    }

    private void deliver(Channel channel) {
        Deliver worker = worker(this::take);
        while (worker.next(channel)) {
            assertThat(sent.size()).isLessThan(100);
        }
    }

    private Sent take(Channel channel, Notice notice) {
        sent.add(notice);
        return new Sent.Taken("taken");
    }

    private Deliver worker(Sender sender) {
        return new Deliver(
                rows,
                notices,
                transactions,
                sender,
                config,
                ids,
                clock,
                new SecureRandom(),
                new SimpleMeterRegistry());
    }

    private static Severity severity(Notice notice) {
        return ((Notice.Single) notice).alert().severity();
    }

    private PlanNotifications plan(Channel channel) {
        return new PlanNotifications(
                List.of(channel),
                rows,
                withdrawals,
                MAX_AGE,
                Duration.ofHours(1),
                Optional.empty(),
                ids,
                clock);
    }

    private List<UUID> raise(Channel channel, Instant eventTime, Severity... severities) {
        List<AlertRaised> alerts = Arrays.stream(severities).map(s -> alert(s, eventTime)).toList();
        transactions.call(connection -> {
            alerts.forEach(alert ->
                    connection
                            .preparedQuery(
                                    "insert into alert (id, rule_id, severity, title, runbook,"
                                            + " account_id, region, event_id, event_name,"
                                            + " event_time, actor_kind, actor_name, state,"
                                            + " raised_at, message, dedup_key, last_event_time)"
                                            + " values ($1, 'test', $2, 'T', 'R', '111122223333',"
                                            + " 'us-east-1', $3, 'E', $4, 'ROOT', 'root', 'OPEN',"
                                            + " $4, 'M', 'k', $4)")
                            .executeAndAwait(
                                    Tuple.of(
                                            alert.alertId(),
                                            alert.severity().name(),
                                            alert.eventId(),
                                            eventTime.atOffset(ZoneOffset.UTC))));
            plan(channel).raised(connection, alerts);
            return true;
        });
        return alerts.stream().map(AlertRaised::alertId).toList();
    }

    private AlertRaised alert(Severity severity, Instant eventTime) {
        return new AlertRaised(
                ids.next(),
                "test",
                severity,
                "T",
                "111122223333",
                "us-east-1",
                UUID.randomUUID().toString(),
                "E",
                eventTime,
                new Actor(ActorKind.ROOT, null, "root", null, null, null),
                null,
                eventTime);
    }

    private List<String> states(String channel) {
        return transactions.call(connection -> {
            List<String> states = new ArrayList<>();
            connection
                    .preparedQuery("select state from notification where channel = $1")
                    .executeAndAwait(Tuple.of(channel))
                    .forEach(row -> states.add(row.getString(0)));
            return states;
        });
    }
}
