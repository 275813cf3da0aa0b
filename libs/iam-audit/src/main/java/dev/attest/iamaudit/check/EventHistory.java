package dev.attest.iamaudit.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What CloudTrail tells of the calls that were made in one region. What was asked for, the output
/// does not say: beside it may stand `StartTime` and `EndTime`, and `Names` where only calls of
/// these names were asked for.
final class EventHistory {

    /// As many names are read at a glance.
    private static final int SHOWN = 8;

    private final JsonNode output;
    private final List<PastCall> calls = new ArrayList<>();
    private int unread;

    EventHistory(JsonNode output) {
        this.output = output;
        for (JsonNode event : output.path(Source.EVENTS.member())) {
            Optional<PastCall> call = PastCall.read(event);
            call.ifPresent(calls::add);
            unread += call.isPresent() ? 0 : 1;
        }
    }

    /// Where they were made; empty where nothing tells it.
    Optional<String> region() {
        return Stream.concat(Stream.of(Regions.name(output)), calls.stream().map(PastCall::region))
                .filter(region -> !region.isEmpty())
                .findFirst();
    }

    /// The calls of these names that somebody made at the time.
    List<PastCall> calls(Set<String> names, EventWindow window) {
        return calls.stream()
                .filter(call ->
                        !call.service() && names.contains(call.name()) && window.holds(call.at()))
                .toList();
    }

    /// Why there may be more calls of these names at the time than it tells; empty when there are
    /// none.
    Optional<String> gap(Set<String> names, EventWindow window) {
        if (Regions.refused(output)) {
            return Optional.of(Regions.why(output));
        }
        if (output.hasNonNull("NextToken")) {
            return Optional.of("what was read is one page of several");
        }
        if (unread > 0) {
            return Optional.of(unread + " events cannot be read");
        }
        if (calls(names, window).stream().anyMatch(call -> call.identity().isEmpty())) {
            return Optional.of("there are events that do not tell who made the call");
        }
        return unasked(names).or(() -> otherTime(window));
    }

    private Optional<String> unasked(Set<String> names) {
        if (!output.has("Names")) {
            return Optional.empty();
        }
        Set<String> missing = new TreeSet<>(names);
        output.path("Names").forEach(name -> missing.remove(name.asText()));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("not all calls were read of " + some(missing));
    }

    /// Without the times it was asked for, an output is taken for one of another time only when it
    /// has calls and none of this one.
    private Optional<String> otherTime(EventWindow window) {
        Optional<Instant> start = Ages.moment(output.path("StartTime").asText(""));
        Optional<Instant> end = Ages.moment(output.path("EndTime").asText(""));
        if (start.filter(window.from()::isBefore).isPresent()
                || end.filter(window.until()::isAfter).isPresent()) {
            return Optional.of(
                    "it was read from %s to %s, not %s"
                            .formatted(
                                    output.path("StartTime").asText("the beginning"),
                                    output.path("EndTime").asText("its end"),
                                    window.text()));
        }
        boolean none = calls.stream().noneMatch(call -> window.holds(call.at()));
        return start.isEmpty() && end.isEmpty() && !calls.isEmpty() && none
                ? Optional.of("its events are of another time than " + window.text())
                : Optional.empty();
    }

    /// The first names of many.
    static String some(Set<String> names) {
        String first = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        int more = names.size() - SHOWN;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
