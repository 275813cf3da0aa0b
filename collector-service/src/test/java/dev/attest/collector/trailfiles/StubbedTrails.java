package dev.attest.collector.trailfiles;

import dev.attest.awsstub.StubWorld;
import dev.attest.awsstub.TrailDelivery;
import dev.attest.collector.OwnAws;
import dev.attest.collector.RealService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The service with trails in buckets of our own; every test has one of its own.
public class StubbedTrails extends RealService {

    static final String REGION = "eu-central-1";
    static final String OWNER = "300000000000";
    static final Path FOLDER = Path.of("target/watched-trail").toAbsolutePath();

    private static final List<String> BUCKETS =
            List.of(
                    "org",
                    "holes",
                    "forged",
                    "late",
                    "vanishing",
                    "large",
                    "many",
                    "locked",
                    "broken",
                    "gap",
                    "gap-behind",
                    "gone",
                    "emptied",
                    "moved",
                    "late-day",
                    "overtaken",
                    "unkept");

    static StubWorld world() {
        return OwnAws.world();
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> all = new HashMap<>();
        all.put("attest.evidence.directory", "target/evidence-trails");
        all.put("attest.lake.directory", "target/lake-trails");
        all.put("attest.collection.pause", "50ms");
        all.put("attest.outbox.relay.pause", "50ms");
        for (String name : BUCKETS) {
            bucket(all, name);
        }
        bucket(all, "told");
        all.put("attest.trails.told.queue", "http://127.0.0.1/1/told");
        all.put("attest.trails.told.list", "false");
        bucket(all, "below");
        all.put("attest.trails.below.prefix", "central");
        all.put("attest.trails.below.queue", "http://127.0.0.1/1/below");
        all.put("attest.trails.below.list", "false");
        for (String twin : List.of("twin", "twin-too")) {
            bucket(all, twin);
            all.put("attest.trails." + twin + ".queue", "http://127.0.0.1/1/twins");
        }
        all.put("attest.trails.broken.queue", "http://127.0.0.1/1/broken");
        all.put("attest.uploads.judge-every", "1s");
        all.put("attest.trails.many.relist-days", "1");
        all.put("attest.trails.org.prefix", "cloud");
        all.put("attest.trails.org.role", "TrailReader");
        all.put("attest.trails.org.external-id", "hush");
        all.put("attest.trails.folder.folder", FOLDER.toString());
        all.put("attest.trails.nowhere.account", OWNER);
        return all;
    }

    private static void bucket(Map<String, String> all, String name) {
        all.put("attest.trails." + name + ".bucket", "trail-" + name);
        all.put("attest.trails." + name + ".region", REGION);
        all.put("attest.trails." + name + ".account", OWNER);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return and(super.testResources(), Stub.class);
    }

    /// With the folder.
    public static final class Stub extends OwnAws {
        @Override
        protected StubWorld made() {
            var world = new StubWorld(Clock.systemUTC(), "100000000000");
            world.account(OWNER, "Log archive").role("TrailReader", "hush");
            world.publicKey(TrailDelivery.publicKey(REGION));
            Instant yesterday = TrailRuns.START.plus(Duration.ofDays(4));
            world.publicKey(TrailDelivery.latePublicKey(REGION, yesterday));
            BUCKETS.forEach(name -> world.bucket("trail-" + name));
            for (String name : List.of("told", "below")) {
                world.bucket("trail-" + name);
                world.queue(name);
            }
            try {
                Files.createDirectories(FOLDER);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return world;
        }
    }
}
