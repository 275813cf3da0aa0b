package dev.attest.collector.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.platform.Text;
import dev.attest.events.activity.ActivityRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// The alert rules, found by what an event is called: an event that no rule names costs one look
/// into a map.
@ApplicationScoped
public class AlertRules {

    private static final Logger LOG = Logger.getLogger(AlertRules.class);

    private final List<Loaded> all;
    private final Map<EventKey, List<Loaded>> byEvent;

    private record EventKey(String source, String name) {}

    /// A rule that is ready to run, and how often it failed.
    public record Loaded(AlertRule rule, RuleCondition condition, Counter failures) {

        /// How often the condition could not be evaluated since the service started.
        public long errors() {
            return Math.round(failures.count());
        }
    }

    @Inject
    public AlertRules(MeterRegistry metrics) {
        this(RuleFiles.all(), metrics);
    }

    AlertRules(List<AlertRule> rules, MeterRegistry metrics) {
        all = rules.stream().map(rule -> load(rule, metrics)).toList();
        Map<EventKey, List<Loaded>> index = new HashMap<>();
        for (Loaded loaded : all) {
            for (String source : loaded.rule().sources()) {
                for (String name : loaded.rule().names()) {
                    index.computeIfAbsent(new EventKey(source, name), _ -> new ArrayList<>())
                            .add(loaded);
                }
            }
        }
        byEvent = Map.copyOf(index);
    }

    private static Loaded load(AlertRule rule, MeterRegistry metrics) {
        Counter failures =
                Counter.builder("attest.alert.rule.errors")
                        .description("Events that an alert rule could not be evaluated on")
                        .tag("rule", rule.id())
                        .register(metrics);
        return new Loaded(rule, RuleCondition.compile(rule), failures);
    }

    /// Every rule, by id.
    public List<Loaded> all() {
        return all;
    }

    /// Whether any rule wants to see the whole record.
    public boolean watches(ActivityRecord activity) {
        return byEvent.containsKey(new EventKey(activity.eventSource(), activity.eventName()));
    }

    /// The rules that match. A rule that fails is counted and never stops the others.
    public List<AlertRule> matching(ActivityRecord activity, JsonNode event) {
        List<AlertRule> matching = new ArrayList<>();
        EventKey key = new EventKey(activity.eventSource(), activity.eventName());
        for (Loaded loaded : byEvent.getOrDefault(key, List.of())) {
            try {
                if (loaded.condition().matches(event)) {
                    matching.add(loaded.rule());
                }
            } catch (RuleCondition.FailedException e) {
                loaded.failures().increment();
                LOG.warnf(
                        "alert rule %s failed on event %s: %s",
                        loaded.rule().id(),
                        Text.shown(activity.eventId()),
                        Text.shown(String.valueOf(e.getMessage())));
            }
        }
        return matching;
    }
}
