package dev.attest.awsstub;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Access keys: the operator's of each partition, which stay, and those of assumed roles, which
/// end. Each is good in its own partition.
final class Credentials {

    /// Keys of an assumed role.
    record Session(String accessKey, String account, String partition, Instant expires) {}

    private final StubWorld world;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final AtomicLong next = new AtomicLong(1);

    Credentials(StubWorld world) {
        this.world = world;
    }

    Session issue(String account, String partition, Duration asked) {
        Duration longest = world.limits().sessionLife();
        Duration life = asked.compareTo(longest) < 0 ? asked : longest;
        var session =
                new Session(
                        "ASIA%016d".formatted(next.getAndIncrement()),
                        account,
                        partition,
                        world.clock().instant().plus(life));
        sessions.put(session.accessKey(), session);
        return session;
    }

    StubAccount callerOf(AwsCall call, boolean json) {
        String partition = StubPartition.of(call.region());
        if (call.accessKey().equals(StubWorld.operator(partition))) {
            return world.account(world.management());
        }
        Session session = sessions.get(call.accessKey());
        if (session == null || !session.partition().equals(partition)) {
            throw new AwsFailure(
                    json ? 400 : 403,
                    json ? "UnrecognizedClientException" : "InvalidClientTokenId",
                    "The security token included in the request is invalid.");
        }
        if (!world.clock().instant().isBefore(session.expires())) {
            throw new AwsFailure(
                    json ? 400 : 403,
                    json ? "ExpiredTokenException" : "ExpiredToken",
                    "The security token included in the request is expired");
        }
        return world.account(session.account());
    }
}
