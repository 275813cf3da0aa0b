package dev.attest.collector.aws;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/// One session an account, asked for once however many want it, and renewed before it ends.
@ApplicationScoped
public class AssumedSessions {

    private static final Duration BEFORE_THE_END = Duration.ofMinutes(5);

    /// @param renew when another one is asked for: well before this one ends
    private record Session(AwsSessionCredentials credentials, Instant renew) {}

    /// One account's session; the lock makes the others wait for the one that asks.
    private static final class Slot {
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable Session session;
    }

    private final AwsClients clients;
    private final AwsConfig config;
    private final Clock clock;
    private final Map<AwsAccount, Slot> slots = new ConcurrentHashMap<>();

    public AssumedSessions(AwsClients clients, AwsConfig config, Clock clock) {
        this.clients = clients;
        this.config = config;
        this.clock = clock;
    }

    /// Credentials for an account: its role's, or the collector's own of its partition where no
    /// role is named.
    ///
    /// @return a provider whose credentials are good at each call
    public AwsCredentialsProvider of(AwsAccount account) {
        return account.role() == null
                ? clients.own(account.partition())
                : () -> credentials(account);
    }

    /// Ends our trust in a session that AWS no longer takes.
    public void forget(AwsAccount account) {
        Slot slot = slots.get(account);
        if (slot == null) {
            return;
        }
        slot.lock.lock();
        try {
            slot.session = null;
        } finally {
            slot.lock.unlock();
        }
    }

    private AwsCredentials credentials(AwsAccount account) {
        Slot slot = slots.computeIfAbsent(account, _ -> new Slot());
        slot.lock.lock();
        try {
            Session session = slot.session;
            if (session == null || ending(session)) {
                session = assume(account);
                slot.session = session;
            }
            return session.credentials();
        } finally {
            slot.lock.unlock();
        }
    }

    private boolean ending(Session session) {
        return !clock.instant().isBefore(session.renew());
    }

    private Session assume(AwsAccount account) {
        try (StsClient sts = sts(account)) {
            Credentials issued = sts.assumeRole(request(account)).credentials();
            return new Session(
                    AwsSessionCredentials.create(
                            issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken()),
                    renew(issued.expiration()));
        }
    }

    // A session so short that it is always about to end would be asked for at every call.
    private Instant renew(Instant expires) {
        Instant now = clock.instant();
        Duration half = Duration.between(now, expires).dividedBy(2);
        Duration before = half.compareTo(BEFORE_THE_END) < 0 ? half : BEFORE_THE_END;
        return expires.minus(before);
    }

    private StsClient sts(AwsAccount account) {
        String home = config.region();
        String region =
                Partition.ofRegion(home) == account.partition()
                        ? home
                        : account.partition().globalRegion();
        return clients.patient(
                StsClient.builder(), "sts", region, clients.own(account.partition()));
    }

    private AssumeRoleRequest request(AwsAccount account) {
        String role = Objects.requireNonNull(account.role());
        return AssumeRoleRequest.builder()
                .roleArn(account.partition().roleArn(account.id(), role))
                .roleSessionName(config.sessionName())
                .externalId(account.externalId())
                .durationSeconds((int) config.sessionDuration().toSeconds())
                .build();
    }
}
