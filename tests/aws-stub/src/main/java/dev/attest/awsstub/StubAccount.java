package dev.attest.awsstub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// An account: who may come in, and what happened there.
public final class StubAccount {

    /// Newest first, as LookupEvents answers.
    static final Comparator<StubEvent> ORDER =
            Comparator.comparing(StubEvent::time).reversed().thenComparing(StubEvent::id);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String id;
    private final String name;
    private final Map<String, String> externalIds = new ConcurrentHashMap<>();
    private final Map<String, NavigableSet<StubEvent>> events = new ConcurrentHashMap<>();
    private final List<StubUser> users = new CopyOnWriteArrayList<>();
    private final Map<String, List<ObjectNode>> things = new ConcurrentHashMap<>();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private final Set<String> off = ConcurrentHashMap.newKeySet();
    private volatile boolean losing;
    private volatile String status = "ACTIVE";
    private volatile String unit = "Root";
    private volatile List<String> regions = List.of("us-east-1", "eu-central-1");
    private volatile @Nullable String refusal;

    StubAccount(String id, String name) {
        this.id = id;
        this.name = name;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String status() {
        return status;
    }

    public String unit() {
        return unit;
    }

    /// The regions that are switched on.
    public List<String> regions() {
        return regions;
    }

    public StubAccount regions(List<String> enabled) {
        regions = List.copyOf(enabled);
        return this;
    }

    /// Lets callers assume a role; an empty external id means that none is asked for.
    public StubAccount role(String role, String externalId) {
        externalIds.put(role, externalId);
        return this;
    }

    /// @param state `ACTIVE`, `SUSPENDED` or `PENDING_CLOSURE`
    public StubAccount status(String state) {
        status = state;
        return this;
    }

    /// @param path the organizational unit below the root, such as `Workloads/Prod`
    public StubAccount unit(String path) {
        unit = path;
        return this;
    }

    /// Every call to CloudTrail fails with this code from now on; null opens the account again.
    public StubAccount refuse(@Nullable String code) {
        refusal = code;
        return this;
    }

    public StubAccount user(StubUser user) {
        users.add(user);
        return this;
    }

    public List<StubUser> users() {
        return users;
    }

    /// Something that a listing shows, as AWS writes it.
    ///
    /// @param list service, region where there is one, and list, such as
    ///   `rds/us-east-1/DBInstances`
    public StubAccount has(String list, String json) {
        try {
            things(list).add((ObjectNode) JSON.readTree(json));
            return this;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(list + ": " + json, e);
        }
    }

    /// What a listing shows; may be changed.
    public List<ObjectNode> things(String list) {
        return things.computeIfAbsent(list, _ -> new CopyOnWriteArrayList<>());
    }

    /// These actions are refused from now on, such as `iam:ListUsers`.
    public StubAccount deny(String... actions) {
        denied.addAll(List.of(actions));
        return this;
    }

    /// A service, such as `securityhub`, is not switched on.
    public StubAccount off(String service) {
        off.add(service);
        return this;
    }

    /// Listings that span pages leave out the second from now on, as a broken pager would.
    public StubAccount losePages(boolean lose) {
        losing = lose;
        return this;
    }

    boolean denied(String action) {
        return denied.contains(action);
    }

    boolean isOff(String service) {
        return off.contains(service);
    }

    boolean losesPages() {
        return losing;
    }

    public void add(StubEvent event) {
        byRegion(event.region()).add(event);
    }

    /// How many events there are in all.
    public int size() {
        return events.values().stream().mapToInt(NavigableSet::size).sum();
    }

    public List<StubEvent> all() {
        return events.values().stream().flatMap(NavigableSet::stream).toList();
    }

    @Nullable String refusal() {
        return refusal;
    }

    @Nullable String externalId(String role) {
        return externalIds.get(role);
    }

    NavigableSet<StubEvent> byRegion(String region) {
        return events.computeIfAbsent(region, _ -> new ConcurrentSkipListSet<>(ORDER));
    }
}
