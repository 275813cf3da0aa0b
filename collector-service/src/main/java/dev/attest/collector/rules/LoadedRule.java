package dev.attest.collector.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.rules.AlertRule;
import dev.attest.rules.CompiledRule;
import dev.attest.rules.Judgement;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/// A rule that is ready to run, and how often it failed.
public final class LoadedRule {

    private final AlertRule rule;
    private final Origin origin;
    private final Function<JsonNode, Judgement> judge;
    private final KnownPlaces places;
    private final boolean needsPlaces;
    private final Counted failures;
    private final Counted dropped;

    /// Where a rule comes from.
    public enum Origin {
        SHIPPED,
        FOLDER
    }

    private LoadedRule(
            AlertRule rule,
            Origin origin,
            Function<JsonNode, Judgement> judge,
            KnownPlaces places,
            MeterRegistry metrics) {
        this.rule = rule;
        this.origin = origin;
        this.judge = judge;
        this.places = places;
        this.needsPlaces = rule.needsPlaces();
        String shown =
                switch (origin) {
                    case SHIPPED -> rule.id();
                    case FOLDER -> "own";
                };
        this.failures =
                new Counted(
                        Counter.builder("attest.alert.rule.errors")
                                .description("Events that an alert rule could not be evaluated on")
                                .tag("rule", shown)
                                .register(metrics));
        this.dropped =
                new Counted(
                        Counter.builder("attest.alert.window.dropped")
                                .description(
                                        "Events that the full window of an alert rule did not keep")
                                .tag("rule", shown)
                                .register(metrics));
    }

    /// Counts for one rule, and for the metric that all rules of the folder share: metrics are read
    /// without a token, and the name of a rule of one's own says what is watched.
    private record Counted(Counter metric, LongAdder sum) {

        Counted(Counter metric) {
            this(metric, new LongAdder());
        }

        void add(long events) {
            metric.increment(events);
            sum.add(events);
        }
    }

    static LoadedRule shipped(CompiledRule compiled, KnownPlaces places, MeterRegistry metrics) {
        return new LoadedRule(compiled.rule(), Origin.SHIPPED, compiled::judge, places, metrics);
    }

    /// A rule of the folder, which may not end.
    ///
    /// @param overruns how often in a row, or at the same time, it may think too long before it is
    ///   switched off
    static LoadedRule guarded(
            CompiledRule compiled,
            RuleGuard guard,
            int overruns,
            KnownPlaces places,
            MeterRegistry metrics) {
        return guarded(compiled.rule(), compiled::judge, guard, overruns, places, metrics);
    }

    static LoadedRule guarded(
            AlertRule rule,
            Function<JsonNode, Judgement> judge,
            RuleGuard guard,
            int overruns,
            KnownPlaces places,
            MeterRegistry metrics) {
        return new LoadedRule(
                rule,
                Origin.FOLDER,
                new Guarded(RuleGuard.Use.ALERTS, judge, guard, overruns),
                places,
                metrics);
    }

    private static final class Guarded implements Function<JsonNode, Judgement> {

        private final RuleGuard.Use use;
        private final Function<JsonNode, Judgement> judge;
        private final RuleGuard guard;
        private final int most;
        private final AtomicInteger overruns = new AtomicInteger();
        private final AtomicInteger endless = new AtomicInteger();

        Guarded(RuleGuard.Use use, Function<JsonNode, Judgement> judge, RuleGuard guard, int most) {
            this.use = use;
            this.judge = judge;
            this.guard = guard;
            this.most = most;
        }

        Guarded trial() {
            return new Guarded(RuleGuard.Use.TRIALS, judge, guard, most);
        }

        /// Why it runs no more; empty when it does.
        private String off() {
            if (overruns.get() >= most) {
                return "switched off until its file changes: it thought too long several times in a row";
            }
            return endless.get() >= most
                    ? "switched off until it comes to an end: it still thinks about several events"
                    : "";
        }

        @Override
        public Judgement apply(JsonNode event) {
            String off = off();
            if (!off.isEmpty()) {
                return new Judgement.Failed(off);
            }
            try {
                Judgement judgement = guard.judge(use, judge, event);
                count(judgement);
                return judgement;
            } catch (RuleGuard.OverrunException e) {
                overruns.incrementAndGet();
                endless.incrementAndGet();
                e.ended().whenComplete((_, _) -> endless.decrementAndGet());
                return new Judgement.Failed(String.valueOf(e.getMessage()));
            }
        }

        /// A trial does not wait in vain for each of a million events.
        private void count(Judgement judgement) {
            if (!(judgement instanceof Judgement.Failed)) {
                overruns.set(0);
            } else if (use == RuleGuard.Use.TRIALS && judgement.equals(RuleGuard.NO_PLACE)) {
                overruns.incrementAndGet();
            }
        }
    }

    public AlertRule rule() {
        return rule;
    }

    public Origin origin() {
        return origin;
    }

    /// What is wrong with a rule that does not run; empty when it runs.
    public String problem() {
        if (inactive()) {
            return "inactive: it needs the location of addresses, and " + places.missing();
        }
        return judge instanceof Guarded guarded ? guarded.off() : "";
    }

    /// Whether it cannot run for what it asks.
    private boolean inactive() {
        return needsPlaces && !places.known();
    }

    /// How many events its windows did not keep, since they were full, since the service started.
    public long dropped() {
        return dropped.sum().sum();
    }

    /// Counts events that a full window did not keep.
    public void drop(int events) {
        dropped.add(events);
    }

    /// How often the rule could not be evaluated since the service started.
    public long errors() {
        return failures.sum().sum();
    }

    /// A rule that is not loaded, run as one of the folder.
    public static Function<JsonNode, Judgement> trial(
            CompiledRule compiled, RuleGuard guard, int overruns) {
        return new Guarded(RuleGuard.Use.TRIALS, compiled::judge, guard, overruns);
    }

    /// What the rule says of events, without counting: nothing that it does there changes how the
    /// loaded rule stands.
    public Function<JsonNode, Judgement> trial() {
        return judge instanceof Guarded guarded ? guarded.trial() : judge;
    }

    Judgement judge(JsonNode event) {
        if (inactive()) {
            return new Judgement.NothingFound();
        }
        Judgement judgement = judge.apply(event);
        if (judgement instanceof Judgement.Failed) {
            failures.add(1);
        }
        return judgement;
    }
}
