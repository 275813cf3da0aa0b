package dev.attest.certification.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/// Turns the shares of time that the ladder gives into moments.
@Named("reviewTimers")
@ApplicationScoped
public class ReviewTimers {
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /// When the package moves one step up if nobody answers.
    public Date escalation(DelegateExecution execution) {
        var after = share(execution, Variables.ESCALATE_AFTER_PERCENT);
        return Date.from(Variables.instant(execution, Variables.OPENED_AT).plus(after));
    }

    /// An ISO 8601 repeating interval.
    public String reminders(DelegateExecution execution) {
        var every = share(execution, Variables.REMIND_EVERY_PERCENT);
        return "R/" + (every.compareTo(SHORTEST) < 0 ? SHORTEST : every);
    }

    private static Duration share(DelegateExecution execution, String percent) {
        var whole =
                Duration.between(
                        Variables.instant(execution, Variables.OPENED_AT),
                        Variables.instant(execution, Variables.DUE_AT));
        return whole.multipliedBy(Variables.number(execution, percent)).dividedBy(100);
    }
}
