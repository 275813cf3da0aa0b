package dev.attest.collector.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.platform.BusyException;
import dev.attest.collector.rules.AlertRules;
import dev.attest.collector.rules.KnownPlaces;
import dev.attest.collector.rules.LoadedRule;
import dev.attest.collector.rules.RuleGuard;
import dev.attest.collector.rules.RulesConfig;
import dev.attest.rest.ProblemException;
import dev.attest.rules.AlertRule;
import dev.attest.rules.CompiledRule;
import dev.attest.rules.InvalidRuleException;
import dev.attest.rules.Judgement;
import dev.attest.rules.RuleFile;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Tries rules on what has happened.
@Path("/api/v1/alert-rule-replays")
@Tag(name = "Alerts")
@RunOnVirtualThread
public class ReplayResource {

    private static final int DAYS = 90;
    private static final int AT_ONCE = 2;
    private static final int COME_BACK_SECONDS = 30;

    private final AlertRules rules;
    private final RulesConfig config;
    private final RuleGuard guard;
    private final KnownPlaces locations;
    private final ReplayRule replay;
    private final Semaphore permits = new Semaphore(AT_ONCE);

    public ReplayResource(
            AlertRules rules,
            RulesConfig config,
            RuleGuard guard,
            KnownPlaces locations,
            ReplayRule replay) {
        this.rules = rules;
        this.config = config;
        this.guard = guard;
        this.locations = locations;
        this.replay = replay;
    }

    /// Runs a rule over stored activity and raises nothing.
    @POST
    @PermissionsAllowed("alert-rules:test")
    public ReplayView replayAlertRule(@NotNull @Valid ReplayRequest request) {
        int days = Objects.requireNonNullElse(request.days(), DAYS);
        String text = request.text();
        if (text == null) {
            LoadedRule loaded = loaded(request.id());
            return run(loaded.rule(), loaded.trial(), days);
        }
        try {
            CompiledRule compiled = RuleFile.read(request.id(), text);
            return run(compiled.rule(), LoadedRule.trial(compiled, guard, config.overruns()), days);
        } catch (InvalidRuleException e) {
            throw ProblemException.unprocessable("invalid-rule", e.told());
        }
    }

    /// Each holds a connection while it reads.
    private ReplayView run(AlertRule rule, Function<JsonNode, Judgement> judge, int days) {
        if (rule.needsPlaces() && !locations.missing().isEmpty()) {
            throw ProblemException.unprocessable(
                    "rule-inactive",
                    "This rule needs the location of addresses, and %s."
                            .formatted(locations.missing()));
        }
        if (!guard.takesTrials() || !permits.tryAcquire()) {
            throw new BusyException(COME_BACK_SECONDS);
        }
        try {
            return replay.run(rule, judge, days);
        } finally {
            permits.release();
        }
    }

    private LoadedRule loaded(String id) {
        return rules.all().stream()
                .filter(loaded -> loaded.rule().id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("alert rule", id));
    }
}
