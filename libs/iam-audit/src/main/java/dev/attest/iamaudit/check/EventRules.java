package dev.attest.iamaudit.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Rules about what identities did lately, by the history that CloudTrail keeps of every region.
///
/// Source: CloudTrail API Reference, "LookupEvents"; CloudTrail User Guide, "CloudTrail
/// userIdentity element".
final class EventRules {

    private EventRules() {}

    /// Parameters: the `names` of calls as CloudTrail writes them; the share of them (`threshold`)
    /// that one identity may use within so many `minutes`; and `besides`, the ARNs of those who are
    /// known to use more. Calls of all regions count together, and refused ones too: they were
    /// tried. More calls make it only worse, so that a part is enough to fail by, never to pass.
    static void namesUsed(AuditSources sources, Parameters parameters, Judgements judgements) {
        EventQuestion asked = EventQuestion.of(parameters);
        EventWindow window = new EventWindow(sources.at().minus(asked.window()), sources.at());
        List<EventHistory> histories =
                sources.outputs(Source.EVENTS).stream().map(EventHistory::new).toList();
        boolean whole = true;
        Map<String, Set<String>> used = new TreeMap<>();
        for (EventHistory history : histories) {
            Optional<String> gap = history.gap(asked.names(), window);
            gap.ifPresent(reason -> judgements.unknown(place(sources, history), reason));
            whole &= gap.isEmpty();
            for (PastCall call : history.calls(asked.names(), window)) {
                used.computeIfAbsent(call.identity(), none -> new TreeSet<>()).add(call.name());
            }
        }
        // Who that is, the gap says that nobody knows.
        used.remove("");
        String scope = window.text() + (whole ? places(histories) : "");
        Bar bar = new Bar(asked.names().size(), parameters, scope, whole);
        used.forEach((identity, names) -> bar.judge(identity, names, judgements));
        if (whole && used.isEmpty()) {
            judgements.pass(
                    sources.account(),
                    "nobody used one of %d names %s".formatted(asked.names().size(), scope));
        }
    }

    /// What is held against each identity.
    ///
    /// @param all how many names there are
    /// @param scope when and where it was looked for them
    /// @param whole whether there is nothing that was not read
    private record Bar(int all, Parameters parameters, String scope, boolean whole) {

        void judge(String identity, Set<String> used, Judgements judgements) {
            BigDecimal most = parameters.decimal("threshold").multiply(BigDecimal.valueOf(all));
            String says =
                    "used %d of %d names %s: %s"
                            .formatted(used.size(), all, scope, EventHistory.some(used));
            if (parameters.texts("besides").contains(identity)) {
                judgements.notApplicable(identity, "is among besides; it " + says);
            } else if (BigDecimal.valueOf(used.size()).compareTo(most) > 0) {
                judgements.fail(identity, says);
            } else if (whole) {
                judgements.pass(identity, says);
            }
        }
    }

    /// Such as ` in eu-central-1, us-east-1`; empty where outputs do not tell it.
    private static String places(List<EventHistory> histories) {
        String regions =
                histories.stream()
                        .flatMap(history -> history.region().stream())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
        return regions.isEmpty() ? "" : " in " + regions;
    }

    private static String place(AuditSources sources, EventHistory history) {
        return history.region()
                .map(region -> Regions.resource(sources, region))
                .orElseGet(sources::account);
    }
}
