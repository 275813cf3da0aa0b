package dev.attest.collector.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.platform.Text;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.rules.AlertRule;
import dev.attest.rules.CompiledRule;
import dev.attest.rules.Judgement;
import dev.attest.rules.RuleFile;
import dev.attest.rules.ShippedRules;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// The alert rules, found by what an event is called: an event that no rule names costs one look
/// into a map. Rules of the folder come and go while the service runs.
@ApplicationScoped
public class AlertRules {

    private static final Logger LOG = Logger.getLogger(AlertRules.class);

    private final List<LoadedRule> shipped;
    private final Set<String> shippedIds;
    private final RulesConfig config;
    private final RuleGuard guard;
    private final MeterRegistry metrics;

    private volatile Known known;

    private record Known(
            RuleIndex index, List<BrokenRule> broken, Map<String, RuleFolder.Found> files) {}

    /// What a rule found.
    public record Finding(AlertRule rule, Judgement.Found found) {}

    @Inject
    public AlertRules(RulesConfig config, RuleGuard guard, MeterRegistry metrics) {
        this(ShippedRules.all(), config, guard, metrics);
    }

    AlertRules(
            List<CompiledRule> rules, RulesConfig config, RuleGuard guard, MeterRegistry metrics) {
        this.config = config;
        this.guard = guard;
        this.metrics = metrics;
        shipped = rules.stream().map(rule -> LoadedRule.shipped(rule, metrics)).toList();
        shippedIds = shipped.stream().map(l -> l.rule().id()).collect(Collectors.toSet());
        known = new Known(RuleIndex.of(shipped), List.of(), Map.of());
        look();
    }

    /// Looks at the folder again; a file that stayed as it was keeps its counts.
    @Scheduled(
            identity = "reload-alert-rules",
            every = "${attest.rules.look-every:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void reload() {
        look();
    }

    private void look() {
        if (config.directory().isEmpty()) {
            return;
        }
        Map<String, RuleFolder.Found> files = new RuleFolder(config.directory().get()).files();
        if (files.equals(known.files())) {
            return;
        }
        RuleFolder.Content content = RuleFolder.read(files, shippedIds);
        List<LoadedRule> all = new ArrayList<>(shipped);
        content.rules().forEach(rule -> all.add(loaded(rule, files)));
        known = new Known(RuleIndex.of(all), content.broken(), Map.copyOf(files));
        LOG.infof(
                "alert rules of the folder: %d, and %d broken",
                content.rules().size(), content.broken().size());
        content.broken().forEach(b -> LOG.warnf("alert rule %s: %s", b.id(), b.problem()));
    }

    private LoadedRule loaded(CompiledRule rule, Map<String, RuleFolder.Found> files) {
        String name = rule.rule().id() + RuleFile.SUFFIX;
        boolean same = Objects.equals(files.get(name), known.files().get(name));
        return known.index().all().stream()
                .filter(loaded -> same && loaded.rule().id().equals(rule.rule().id()))
                .findFirst()
                .orElseGet(() -> LoadedRule.guarded(rule, guard, config.overruns(), metrics));
    }

    /// Every rule that can run, by id.
    public List<LoadedRule> all() {
        return known.index().all();
    }

    /// Files of the folder that are no rules.
    public List<BrokenRule> broken() {
        return known.broken();
    }

    /// Whether any rule wants to see the whole record.
    public boolean watches(ActivityRecord activity) {
        return known.index().watches(activity);
    }

    /// What the rules find. A rule that fails is counted and never stops the others.
    public List<Finding> findings(ActivityRecord activity, JsonNode event) {
        List<Finding> findings = new ArrayList<>();
        for (LoadedRule loaded : known.index().watching(activity)) {
            switch (loaded.judge(event)) {
                case Judgement.Found found -> findings.add(new Finding(loaded.rule(), found));
                case Judgement.NothingFound _ -> {}
                case Judgement.Failed failed ->
                        LOG.warnf(
                                "alert rule %s failed on event %s: %s",
                                loaded.rule().id(),
                                Text.shown(activity.eventId()),
                                Text.shown(failed.reason()));
            }
        }
        return findings;
    }
}
