package dev.attest.system;

import dev.attest.awsstub.StubAccount;
import dev.attest.awsstub.StubBucket;
import dev.attest.awsstub.StubBucket.StoredObject;
import dev.attest.awsstub.StubEvent;
import dev.attest.awsstub.TrailDelivery;
import dev.attest.awsstub.TrailGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// Trails in a bucket, with damage in hours that chance chooses: what is reported of their hours
/// has to be that, and nothing else.
final class InjectedGaps {

    static final String BUCKET = "trail-gaps";

    private static final int HOURS = 30;
    private static final int EVENTS = 4;
    private static final List<Damage> DAMAGES = List.of(Damage.values());

    /// What is done to an hour, and what is to be reported of it.
    private enum Damage {
        LOG_REMOVED("MISSING LOG_MISSING"),
        LOG_ALTERED("ALTERED LOG_ALTERED"),
        DIGEST_REMOVED("GAP DIGEST_MISSING"),
        DIGEST_ALTERED("DIGEST_INVALID DIGEST_ALTERED"),
        NOTHING_DELIVERED("GAP"),
        LOG_ADDED("EXTRA LOG_EXTRA");

        private final String reported;

        Damage(String reported) {
            this.reported = reported;
        }
    }

    private final StubBucket bucket;
    private final TrailGenerator generator;
    private final Random random;
    private final String region;
    private final Instant first;
    private final Set<String> happened = new TreeSet<>();
    private final Set<String> expected = new TreeSet<>();

    InjectedGaps(
            StubBucket bucket,
            TrailGenerator generator,
            Random random,
            String region,
            Instant now) {
        this.bucket = bucket;
        this.generator = generator;
        this.random = random;
        this.region = region;
        first = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(4));
    }

    /// Delivers some days of an account, and damages one hour in each way; never two beside each
    /// other, and neither the first nor the last, beside which nothing would show it.
    void deliver(StubAccount account) {
        List<Integer> hours = new ArrayList<>();
        for (int hour = 1; hour < HOURS - 2; hour += 2) {
            hours.add(hour);
        }
        Collections.shuffle(hours, random);
        List<Integer> damaged = hours.subList(0, DAMAGES.size());
        var delivery = new TrailDelivery(BUCKET, bucket, "AWSLogs/", account.id(), region);
        for (int i = 0; i < HOURS; i++) {
            Instant hour = first.plus(Duration.ofHours(i));
            int damage = damaged.indexOf(i);
            if (damage < 0) {
                expected.add(account.id() + " " + hour + " COMPLETE");
                whole(delivery, account, hour);
            } else {
                expected.add(account.id() + " " + hour + " " + DAMAGES.get(damage).reported);
                damaged(delivery, account, hour, DAMAGES.get(damage));
            }
        }
    }

    private void whole(TrailDelivery delivery, StubAccount account, Instant hour) {
        delivery.log(hour.plusSeconds(600), log(account, hour, true));
        delivery.digest(hour);
    }

    private void damaged(TrailDelivery delivery, StubAccount account, Instant hour, Damage damage) {
        switch (damage) {
            case LOG_REMOVED -> {
                bucket.remove(delivery.log(hour.plusSeconds(600), log(account, hour, false)));
                delivery.digest(hour);
            }
            case LOG_ALTERED -> {
                emptied(delivery.log(hour.plusSeconds(600), log(account, hour, false)));
                delivery.digest(hour);
            }
            case DIGEST_REMOVED -> {
                delivery.log(hour.plusSeconds(600), log(account, hour, true));
                bucket.remove(delivery.digest(hour));
            }
            case DIGEST_ALTERED -> {
                delivery.log(hour.plusSeconds(600), log(account, hour, true));
                respelled(delivery.digest(hour));
            }
            case NOTHING_DELIVERED -> {}
            case LOG_ADDED -> {
                whole(delivery, account, hour);
                delivery.foreign(hour.plusSeconds(900), log(account, hour, true));
            }
        }
    }

    /// Somebody takes the events out of a log and leaves it there.
    private void emptied(String key) {
        rewrite(key, _ -> "{\"Records\":[]}");
    }

    /// Somebody writes a digest anew that says the same, in other bytes than those that AWS signed
    /// and that the digest after it knows.
    private void respelled(String key) {
        rewrite(key, digest -> digest.replaceFirst(":", ": "));
    }

    private void rewrite(String key, UnaryOperator<String> change) {
        StoredObject object = Objects.requireNonNull(bucket.objects().get(key));
        String changed = change.apply(text(object));
        bucket.put(
                key,
                TrailDelivery.gzip(changed.getBytes(StandardCharsets.UTF_8)),
                object.metadata(),
                object.modified());
    }

    private static String text(StoredObject object) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(object.bytes()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String log(StubAccount account, Instant hour, boolean had) {
        List<StubEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            Instant time = hour.plusSeconds(random.nextInt(500));
            StubEvent event = generator.event(account, List.of(region), time, time);
            events.add(event);
            if (had) {
                happened.add(event.id());
            }
        }
        return events.stream()
                .map(StubEvent::record)
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }

    /// The events that are to be had.
    Set<String> happened() {
        return happened;
    }

    /// What is to be reported: account, hour, state and what was found, of every hour.
    Set<String> expected() {
        return expected;
    }
}
