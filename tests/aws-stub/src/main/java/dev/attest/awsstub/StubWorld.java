package dev.attest.awsstub;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// What the stub stands for: accounts, credentials, parameters and AWS's moods.
public final class StubWorld {

    /// The access key of whoever collects, in the management account.
    public static final String OPERATOR = "AKIASTUBOPERATOR0001";

    /// The same in another partition.
    ///
    /// @param partition as in ARNs, such as `aws-cn`
    public static String operator(String partition) {
        return partition.equals("aws") ? OPERATOR : OPERATOR + partition;
    }

    private final Map<String, StubAccount> accounts = new ConcurrentSkipListMap<>();
    private final Map<String, String> parameters = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> counters = new ConcurrentHashMap<>();
    private final Map<String, StubBucket> buckets = new ConcurrentHashMap<>();
    private final Map<String, StubQueue> queues = new ConcurrentHashMap<>();
    private final Map<String, List<StubMessage>> topics = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> silences = new ConcurrentHashMap<>();
    private final Set<String> actions = ConcurrentHashMap.newKeySet();
    private final List<StubPublicKey> publicKeys = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final String management;
    private volatile StubLimits limits = StubLimits.STRICT;

    /// @param management the account that leads the organization and holds the operator
    public StubWorld(Clock clock, String management) {
        this.clock = clock;
        this.management = management;
        account(management, "Management");
    }

    /// The account of this id; made when there is none.
    public StubAccount account(String id, String name) {
        return accounts.computeIfAbsent(id, any -> new StubAccount(any, name));
    }

    public StubAccount account(String id) {
        StubAccount found = accounts.get(id);
        if (found == null) {
            throw new AwsFailure(403, "AccessDenied", "there is no account " + id);
        }
        return found;
    }

    public Collection<StubAccount> accounts() {
        return accounts.values();
    }

    public StubWorld limits(StubLimits changed) {
        limits = changed;
        return this;
    }

    public StubLimits limits() {
        return limits;
    }

    /// The next calls of an action, such as `cloudtrail:LookupEvents`, get no answer.
    public StubWorld silent(String action, long calls) {
        silences.put(action, new AtomicLong(calls));
        return this;
    }

    boolean silent(String action) {
        AtomicLong left = silences.get(action);
        return left != null && left.getAndUpdate(calls -> Math.max(0, calls - 1)) > 0;
    }

    /// The bucket of this name; made when there is none.
    public StubBucket bucket(String name) {
        return buckets.computeIfAbsent(name, _ -> new StubBucket());
    }

    /// The queue of this name; made when there is none.
    public StubQueue queue(String name) {
        return queues.computeIfAbsent(name, _ -> new StubQueue(clock));
    }

    /// What was published to a topic; the topic is made when there is none.
    public List<StubMessage> topic(String arn) {
        return topics.computeIfAbsent(arn, _ -> new CopyOnWriteArrayList<>());
    }

    /// A key that CloudTrail signs digests for.
    public StubWorld publicKey(StubPublicKey key) {
        publicKeys.add(key);
        return this;
    }

    List<StubPublicKey> publicKeys() {
        return publicKeys;
    }

    Map<String, StubBucket> buckets() {
        return buckets;
    }

    Map<String, StubQueue> queues() {
        return queues;
    }

    Map<String, List<StubMessage>> topics() {
        return topics;
    }

    public StubWorld parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    /// How often something happened, such as `LookupEvents` or `LookupEvents throttled`.
    public long count(String what) {
        AtomicLong counter = counters.get(what);
        return counter == null ? 0 : counter.get();
    }

    /// All counters by name.
    public Map<String, Long> counts() {
        Map<String, Long> all = new TreeMap<>();
        counters.forEach((name, value) -> all.put(name, value.get()));
        return all;
    }

    void counted(String what) {
        counters.computeIfAbsent(what, _ -> new AtomicLong()).incrementAndGet();
    }

    /// Every action that was asked for, as policies name it, such as `iam:ListUsers`.
    public Set<String> actions() {
        return Set.copyOf(actions);
    }

    void acted(String action) {
        actions.add(action);
    }

    Map<String, String> parameters() {
        return parameters;
    }

    Clock clock() {
        return clock;
    }

    String management() {
        return management;
    }
}
