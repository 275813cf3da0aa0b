package dev.attest.collector.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.rules.AlertRule;
import dev.attest.rules.CompiledRule;
import dev.attest.rules.Judgement;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A rule that is ready to run, and how often it failed.
public final class LoadedRule {

    private final AlertRule rule;
    private final Origin origin;
    private final Function<JsonNode, Judgement> judge;
    private final Counter failures;

    /// Where a rule comes from.
    public enum Origin {
        SHIPPED,
        FOLDER
    }

    private LoadedRule(
            AlertRule rule,
            Origin origin,
            Function<JsonNode, Judgement> judge,
            MeterRegistry metrics) {
        this.rule = rule;
        this.origin = origin;
        this.judge = judge;
        this.failures =
                Counter.builder("attest.alert.rule.errors")
                        .description("Events that an alert rule could not be evaluated on")
                        .tag("rule", rule.id())
                        .register(metrics);
    }

    static LoadedRule shipped(CompiledRule compiled, MeterRegistry metrics) {
        return new LoadedRule(compiled.rule(), Origin.SHIPPED, compiled::judge, metrics);
    }

    /// A rule of the folder, which may not end.
    ///
    /// @param overruns how often in a row it may think too long before it is switched off
    static LoadedRule guarded(
            CompiledRule compiled, RuleGuard guard, int overruns, MeterRegistry metrics) {
        return guarded(compiled.rule(), compiled::judge, guard, overruns, metrics);
    }

    static LoadedRule guarded(
            AlertRule rule,
            Function<JsonNode, Judgement> judge,
            RuleGuard guard,
            int overruns,
            MeterRegistry metrics) {
        return new LoadedRule(rule, Origin.FOLDER, new Guarded(judge, guard, overruns), metrics);
    }

    private static final class Guarded implements Function<JsonNode, Judgement> {

        private final Function<JsonNode, Judgement> judge;
        private final RuleGuard guard;
        private final int most;
        private final AtomicInteger overruns = new AtomicInteger();

        Guarded(Function<JsonNode, Judgement> judge, RuleGuard guard, int most) {
            this.judge = judge;
            this.guard = guard;
            this.most = most;
        }

        Guarded fresh() {
            return new Guarded(judge, guard, most);
        }

        private boolean off() {
            return overruns.get() >= most;
        }

        @Override
        public Judgement apply(JsonNode event) {
            if (off()) {
                return new Judgement.Failed(
                        "switched off: it thought too long several times in a row");
            }
            try {
                Judgement judgement = guard.judge(judge, event);
                overruns.set(0);
                return judgement;
            } catch (RuleGuard.OverrunException e) {
                overruns.incrementAndGet();
                return new Judgement.Failed(String.valueOf(e.getMessage()));
            }
        }
    }

    public AlertRule rule() {
        return rule;
    }

    public Origin origin() {
        return origin;
    }

    /// What is wrong with a rule that no longer runs; empty when it runs.
    public String problem() {
        return judge instanceof Guarded guarded && guarded.off()
                ? "switched off until its file changes: it thought too long several times in a row"
                : "";
    }

    /// How often the rule could not be evaluated since the service started.
    public long errors() {
        return Math.round(failures.count());
    }

    /// A rule that is not loaded, run as one of the folder.
    public static Function<JsonNode, Judgement> trial(
            CompiledRule compiled, RuleGuard guard, int overruns) {
        return new Guarded(compiled::judge, guard, overruns);
    }

    /// What the rule says of events, without counting: nothing that it does there changes how the
    /// loaded rule stands.
    public Function<JsonNode, Judgement> trial() {
        return judge instanceof Guarded guarded ? guarded.fresh() : judge;
    }

    Judgement judge(JsonNode event) {
        Judgement judgement = judge.apply(event);
        if (judgement instanceof Judgement.Failed) {
            failures.increment();
        }
        return judgement;
    }
}
