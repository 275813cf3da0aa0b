package dev.attest.collector.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.platform.Text;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.rules.AlertRule;
import dev.attest.rules.CompiledRule;
import dev.attest.rules.Judgement;
import dev.attest.rules.RuleFile;
import dev.attest.rules.RuleIndex;
import dev.attest.rules.ShippedRules;
import dev.attest.rules.Sighting;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
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
    private final KnownPlaces places;
    private final MeterRegistry metrics;

    private volatile Known known;

    /// @param all by id
    private record Known(
            List<LoadedRule> all,
            RuleIndex<LoadedRule> index,
            List<BrokenRule> broken,
            Map<String, RuleFolder.Found> files) {

        static Known of(
                List<LoadedRule> rules,
                List<BrokenRule> broken,
                Map<String, RuleFolder.Found> files) {
            return new Known(
                    rules.stream().sorted(Comparator.comparing(l -> l.rule().id())).toList(),
                    new RuleIndex<>(rules, LoadedRule::rule),
                    broken,
                    Map.copyOf(files));
        }
    }

    /// What the rules say of an event.
    ///
    /// @param sighted what it is to the windows of rules
    public record Verdict(List<Finding> findings, List<Sighted> sighted) {}

    /// What a rule found.
    public record Finding(AlertRule rule, Judgement.Found found) {}

    /// What an event is to the windows of a rule.
    public record Sighted(LoadedRule rule, List<Sighting> sightings) {}

    @Inject
    public AlertRules(
            RulesConfig config, RuleGuard guard, KnownPlaces places, MeterRegistry metrics) {
        this(ShippedRules.all(), config, guard, places, metrics);
    }

    AlertRules(
            List<CompiledRule> rules,
            RulesConfig config,
            RuleGuard guard,
            KnownPlaces places,
            MeterRegistry metrics) {
        this.config = config;
        this.guard = guard;
        this.places = places;
        this.metrics = metrics;
        shipped = rules.stream().map(rule -> LoadedRule.shipped(rule, places, metrics)).toList();
        shippedIds = shipped.stream().map(l -> l.rule().id()).collect(Collectors.toSet());
        known = Known.of(shipped, List.of(), Map.of());
        look();
    }

    /// Looks at the folder again; a file that stayed as it was keeps its counts.
    @Scheduled(
            identity = "reload-alert-rules",
            every = "{attest.rules.look-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void reload() {
        places.look();
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
        known = Known.of(all, content.broken(), files);
        LOG.infof(
                "alert rules of the folder: %d, and %d broken",
                content.rules().size(), content.broken().size());
        content.broken().forEach(b -> LOG.warnf("alert rule %s: %s", b.id(), b.problem()));
    }

    private LoadedRule loaded(CompiledRule rule, Map<String, RuleFolder.Found> files) {
        String name = rule.rule().id() + RuleFile.SUFFIX;
        boolean same = Objects.equals(files.get(name), known.files().get(name));
        return known.all().stream()
                .filter(loaded -> same && loaded.rule().id().equals(rule.rule().id()))
                .findFirst()
                .orElseGet(
                        () -> LoadedRule.guarded(rule, guard, config.overruns(), places, metrics));
    }

    /// Every rule that can run, by id.
    public List<LoadedRule> all() {
        return known.all();
    }

    /// Files of the folder that are no rules.
    public List<BrokenRule> broken() {
        return known.broken();
    }

    /// Whether any rule wants to see the whole record.
    public boolean watches(ActivityRecord activity) {
        return known.index().watches(activity);
    }

    /// What the rules say. A rule that fails is counted and never stops the others.
    public Verdict judge(ActivityRecord activity, JsonNode event) {
        List<Finding> findings = new ArrayList<>();
        List<Sighted> sighted = new ArrayList<>();
        for (LoadedRule loaded : known.index().watching(activity)) {
            switch (loaded.judge(event)) {
                case Judgement.Found found -> findings.add(new Finding(loaded.rule(), found));
                case Judgement.Observed observed ->
                        sighted.add(new Sighted(loaded, observed.sightings()));
                case Judgement.NothingFound _ -> {}
                case Judgement.Failed failed ->
                        LOG.warnf(
                                "alert rule %s failed on event %s: %s",
                                loaded.rule().id(),
                                Text.shown(activity.eventId()),
                                Text.shown(failed.reason()));
            }
        }
        return new Verdict(findings, sighted);
    }
}
