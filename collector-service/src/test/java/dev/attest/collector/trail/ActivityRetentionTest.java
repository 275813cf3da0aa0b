package dev.attest.collector.trail;

import static dev.attest.collector.trail.TrailFixture.file;
import static dev.attest.collector.trail.TrailFixture.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import dev.attest.collector.platform.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ActivityRetentionTest.FreshService.class)
class ActivityRetentionTest {

    /// A database of its own: whole days are dropped from it.
    public static class FreshService extends RealService {}

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-06-30T03:20:00Z"), ZoneOffset.UTC);

    @Inject Transactions transactions;
    @Inject DropOldActivity job;

    @Test
    void shouldDropWholeDaysAndTakeThemInAgain() {
        // Given
        ActivityRetention retention = kept(Duration.ofDays(30));
        ActivityPartitions partitions = new ActivityPartitions(transactions, retention);
        String trail =
                file(
                        record("old", "2026-05-30T23:59:59Z"),
                        record("first", "2026-05-31T00:00:00Z"),
                        record("recent", "2026-06-29T00:00:00Z"));
        Api.importCloudtrail("days.json", trail).statusCode(201).body("stored", equalTo(3));
        partitions.ensure(List.of(LocalDate.parse("2026-05-30")));

        // When
        new DropOldActivity(partitions, retention).drop();

        // Then
        assertThat(status("old")).isEqualTo(404);
        assertThat(status("first")).isEqualTo(200);
        assertThat(status("recent")).isEqualTo(200);
        partitions.ensure(List.of(LocalDate.parse("2026-05-30")));
        assertThat(partitions.drop(LocalDate.parse("2026-05-31")))
                .containsExactly(LocalDate.parse("2026-05-30"));
        assertThat(partitions.drop(LocalDate.parse("2026-05-31"))).isEmpty();
    }

    @Test
    void shouldForgetTheSessionsOfDaysThatAreDropped() {
        // Given
        ActivityRetention retention = kept(Duration.ofDays(30));
        Api.importCloudtrail(
                        "sessions.json",
                        file(
                                session(record("session-old", "2026-05-20T12:00:00Z")),
                                session(record("session-new", "2026-06-29T00:00:00Z")),
                                session(record("session-again", "2026-06-29T00:00:01Z"))))
                .statusCode(201)
                .body("stored", equalTo(3));
        assertThat(sessionDays()).containsExactly("2026-05-20", "2026-06-29");

        // When
        new DropOldActivity(new ActivityPartitions(transactions, retention), retention).drop();

        // Then
        assertThat(sessionDays()).containsExactly("2026-06-29");
    }

    private List<String> sessionDays() {
        return transactions.call(connection -> {
            List<String> days = new ArrayList<>();
            connection
                    .query(
                            "select event_day::text from session_seen where session_name = 'retained'"
                                    + " order by 1")
                    .executeAndAwait()
                    .forEach(row -> days.add(row.getString(0)));
            return days;
        });
    }

    private static String session(String record) {
        return record.replace(
                "{\"type\":\"IAMUser\",\"arn\":\"arn:aws:iam::111122223333:user/dora\"",
                "{\"type\":\"AssumedRole\",\"arn\":\"arn:aws:sts::111122223333:assumed-role/r/retained\"");
    }

    @Test
    void shouldNotRememberADayThatAnotherProcessMayHaveDropped() {
        // Given
        LocalDate day = LocalDate.parse("2026-05-01");
        ActivityPartitions mine = new ActivityPartitions(transactions, kept(Duration.ofDays(30)));
        mine.ensure(List.of(day));

        // When
        new ActivityPartitions(transactions, kept(Duration.ofDays(30))).drop(day.plusDays(1));
        mine.ensure(List.of(day));

        // Then
        assertThat(mine.drop(day.plusDays(1))).containsExactly(day);
    }

    @Test
    void shouldKeepEverythingUnlessARetentionIsSet() {
        // Given
        Api.importCloudtrail("ages.json", file(record("ages", "2016-01-01T00:00:00Z")))
                .statusCode(201);

        // When
        job.drop();

        // Then
        assertThat(status("ages")).isEqualTo(200);
        assertThat(new ActivityRetention(Optional.empty(), CLOCK).firstDay()).isEmpty();
    }

    @Test
    void shouldRefuseARetentionOfLessThanADay() {
        assertThatThrownBy(() -> kept(Duration.ofHours(23)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT23H");
    }

    private static ActivityRetention kept(Duration time) {
        return new ActivityRetention(Optional.of(time), CLOCK);
    }

    private static int status(String eventId) {
        return Api.as("auditor").get("/api/v1/activity/{id}", eventId).statusCode();
    }
}
