package dev.attest.awsstub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// LookupEvents with its quota, page size, tokens and ninety days; and the keys of digests.
final class CloudTrailService implements AwsService {

    private static final int LARGEST_PAGE = 50;
    private static final Duration KEPT = Duration.ofDays(90);

    /// What a NextToken stands for.
    private record Place(String query, StubEvent last, Instant issued) {}

    /// @param from inclusive, like `to`
    private record Lookup(
            String source, String name, Instant from, Instant to, int size, String text) {

        boolean wants(StubEvent event) {
            return (source.isEmpty() || event.source().equals(source))
                    && (name.isEmpty() || event.name().equals(name));
        }
    }

    private final StubWorld world;
    private final LookupQuota quota;
    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final AtomicLong tokens = new AtomicLong();
    private final AtomicLong pages = new AtomicLong();

    CloudTrailService(StubWorld world) {
        this.world = world;
        quota = new LookupQuota(world.clock());
    }

    @Override
    public AwsReply answer(AwsCall call, StubAccount caller) {
        if (call.operation().equals("ListPublicKeys")) {
            return publicKeys(call);
        }
        if (!call.operation().equals("LookupEvents")) {
            return TrailDescriptions.answer(call, caller);
        }
        String refusal = caller.refusal();
        if (refusal != null) {
            throw new AwsFailure(
                    400, refusal, "not authorized to perform: cloudtrail:LookupEvents");
        }
        if (!quota.admits(caller.id() + "/" + call.region(), world.limits().lookupsPerSecond())) {
            world.counted("LookupEvents throttled");
            throw new AwsFailure(400, "ThrottlingException", "Rate exceeded");
        }
        world.counted("LookupEvents of " + caller.id() + "/" + call.region());
        Lookup lookup = lookup(call, caller);
        return page(
                caller.byRegion(call.region()), lookup, call.json().path("NextToken").asText(""));
    }

    /// The keys that were good at some moment of a time.
    private AwsReply publicKeys(AwsCall call) {
        Instant now = world.clock().instant();
        Instant from = instant(call.json().path("StartTime"), now);
        Instant to = instant(call.json().path("EndTime"), now);
        if (from.isAfter(to)) {
            throw new AwsFailure(400, "InvalidTimeRangeException", from + " is after " + to);
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("PublicKeyList");
        world.publicKeys().stream()
                .filter(key -> key.region().equals(call.region()))
                .filter(key -> !key.from().isAfter(to) && !key.until().isBefore(from))
                .forEach(key ->
                        list.addObject()
                                .put("Fingerprint", key.fingerprint())
                                .put("Value", Base64.getEncoder().encodeToString(key.value()))
                                .put("ValidityStartTime", key.from().getEpochSecond())
                                .put("ValidityEndTime", key.until().getEpochSecond()));
        return AwsReply.json(answer);
    }

    private Lookup lookup(AwsCall call, StubAccount caller) {
        JsonNode body = call.json();
        int size = body.path("MaxResults").asInt(LARGEST_PAGE);
        if (size < 1 || size > LARGEST_PAGE) {
            throw new AwsFailure(400, "InvalidMaxResultsException", "MaxResults is " + size);
        }
        JsonNode attributes = body.path("LookupAttributes");
        if (attributes.size() > 1) {
            throw new AwsFailure(400, "InvalidLookupAttributesException", "more than one");
        }
        Instant now = world.clock().instant();
        Instant from = instant(body.path("StartTime"), now.minus(KEPT));
        Instant to = instant(body.path("EndTime"), now);
        if (from.isAfter(to)) {
            throw new AwsFailure(400, "InvalidTimeRangeException", from + " is after " + to);
        }
        String source = attribute(attributes, "EventSource");
        String name = attribute(attributes, "EventName");
        String text = String.join("|", caller.id(), call.region(), source, name, from + "/" + to);
        Instant oldest = now.minus(KEPT);
        return new Lookup(source, name, from.isBefore(oldest) ? oldest : from, to, size, text);
    }

    /// Empty where it is not asked for.
    private static String attribute(JsonNode attributes, String key) {
        JsonNode attribute = attributes.path(0);
        return attribute.path("AttributeKey").asText("").equals(key)
                ? attribute.path("AttributeValue").asText("")
                : "";
    }

    private AwsReply page(NavigableSet<StubEvent> all, Lookup lookup, String token) {
        StubEvent last = token.isEmpty() ? null : place(token, lookup).last();
        List<StubEvent> found = find(all, lookup, last, lookup.size() + 1);
        int shown = Math.min(shortened(lookup.size()), found.size());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode events = answer.putArray("Events");
        found.subList(0, shown).forEach(event -> events.add(json(event)));
        if (shown < found.size()) {
            StubEvent end = shown == 0 ? last : found.get(shown - 1);
            answer.put("NextToken", remember(lookup, end));
        }
        return AwsReply.json(answer);
    }

    private int shortened(int size) {
        if (!world.limits().shortPages()) {
            return size;
        }
        return switch ((int) (pages.incrementAndGet() % 5)) {
            case 1 -> 0;
            case 3 -> Math.min(size, 7);
            default -> size;
        };
    }

    private List<StubEvent> find(
            NavigableSet<StubEvent> all, Lookup lookup, @Nullable StubEvent last, int most) {
        Instant now = world.clock().instant();
        List<StubEvent> found = new ArrayList<>();
        for (StubEvent event : last == null ? all : all.tailSet(last, false)) {
            if (event.time().isBefore(lookup.from()) || found.size() == most) {
                break;
            }
            if (!event.time().isAfter(lookup.to())
                    && !event.visibleAt().isAfter(now)
                    && lookup.wants(event)) {
                found.add(event);
            }
        }
        return found;
    }

    private Place place(String token, Lookup lookup) {
        Place place = places.get(token);
        Instant now = world.clock().instant();
        if (place == null
                || !place.query().equals(lookup.text())
                || place.issued().plus(world.limits().tokenLife()).isBefore(now)) {
            world.counted("LookupEvents token refused");
            throw new AwsFailure(400, "InvalidNextTokenException", "Invalid or expired token");
        }
        return place;
    }

    // A page may be empty at the very beginning: its token starts before everything.
    private String remember(Lookup lookup, @Nullable StubEvent end) {
        String token = "stub-" + tokens.incrementAndGet();
        StubEvent last = end == null ? before(lookup) : end;
        places.put(token, new Place(lookup.text(), last, world.clock().instant()));
        return token;
    }

    private static StubEvent before(Lookup lookup) {
        Instant later = lookup.to().plusSeconds(1);
        return new StubEvent("", later, "", "", "", "", later, "");
    }

    private static ObjectNode json(StubEvent event) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("EventId", event.id())
                .put("EventName", event.name())
                .put("ReadOnly", "false")
                .put("EventTime", event.time().getEpochSecond())
                .put("EventSource", event.source())
                .put("Username", event.user())
                .put("CloudTrailEvent", event.record());
    }

    private static Instant instant(JsonNode seconds, Instant otherwise) {
        return seconds.isMissingNode() || seconds.isNull()
                ? otherwise
                : Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1000));
    }
}
