package dev.attest.collector.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.platform.Text;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.rules.CompiledRule;
import dev.attest.rules.Judgement;
import dev.attest.rules.ShippedRules;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/// The alert rules, found by what an event is called: an event that no rule names costs one look
/// into a map.
@ApplicationScoped
public class AlertRules {

    private static final Logger LOG = Logger.getLogger(AlertRules.class);

    private final RuleIndex index;

    /// A rule that is ready to run, and how often it failed.
    public record Loaded(CompiledRule compiled, Counter failures) {

        /// How often the rule could not be evaluated since the service started.
        public long errors() {
            return Math.round(failures.count());
        }
    }

    /// What a rule found.
    public record Finding(CompiledRule rule, Judgement.Found found) {}

    @Inject
    public AlertRules(MeterRegistry metrics) {
        this(ShippedRules.all(), metrics);
    }

    AlertRules(List<CompiledRule> rules, MeterRegistry metrics) {
        index = RuleIndex.of(rules.stream().map(rule -> load(rule, metrics)).toList());
    }

    private static Loaded load(CompiledRule rule, MeterRegistry metrics) {
        Counter failures =
                Counter.builder("attest.alert.rule.errors")
                        .description("Events that an alert rule could not be evaluated on")
                        .tag("rule", rule.rule().id())
                        .register(metrics);
        return new Loaded(rule, failures);
    }

    /// Every rule, by id.
    public List<Loaded> all() {
        return index.all();
    }

    /// Whether any rule wants to see the whole record.
    public boolean watches(ActivityRecord activity) {
        return index.watches(activity);
    }

    /// What the rules find. A rule that fails is counted and never stops the others.
    public List<Finding> findings(ActivityRecord activity, JsonNode event) {
        List<Finding> findings = new ArrayList<>();
        for (Loaded loaded : index.watching(activity)) {
            switch (loaded.compiled().judge(event)) {
                case Judgement.Found found -> findings.add(new Finding(loaded.compiled(), found));
                case Judgement.NothingFound _ -> {}
                case Judgement.Failed failed -> failed(loaded, activity, failed.reason());
            }
        }
        return findings;
    }

    private static void failed(Loaded loaded, ActivityRecord activity, String reason) {
        loaded.failures().increment();
        LOG.warnf(
                "alert rule %s failed on event %s: %s",
                loaded.compiled().rule().id(), Text.shown(activity.eventId()), Text.shown(reason));
    }
}
