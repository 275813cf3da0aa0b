package dev.attest.certification.process;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/// Names and types of the process variables; the business key is the id of the campaign, package or
/// remediation.
final class Variables {
    static final String DEADLINE = "deadline";
    static final String ITEM_COUNT = "itemCount";
    static final String BY = "by";
    static final String REASON = "reason";

    static final String REVIEWER_ID = "reviewerId";
    static final String OPENED_AT = "openedAt";
    static final String DUE_AT = "dueAt";
    static final String UNDECIDED = "undecided";
    static final String TOP_RISK = "topRisk";
    static final String ESCALATION_LEVEL = "escalationLevel";
    static final String ESCALATE_AFTER_PERCENT = "escalateAfterPercent";
    static final String ESCALATE_TO = "escalateTo";
    static final String ESCALATE_MODE = "escalateMode";
    static final String REMIND_EVERY_PERCENT = "remindEveryPercent";
    static final String CANCELLED = "cancelled";

    static final String ITEM_ID = "itemId";
    static final String RISK_LEVEL = "riskLevel";
    static final String ADMINISTRATOR = "administrator";
    static final String WITHIN = "sla";
    static final String SNAPSHOT_ID = "snapshotId";
    static final String OBSERVED_AT = "observedAt";

    private Variables() {}

    static UUID businessKey(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }

    static String text(DelegateExecution execution, String name) {
        return (String) execution.getVariable(name);
    }

    static String textOr(DelegateExecution execution, String name, String otherwise) {
        return execution.hasVariable(name) ? text(execution, name) : otherwise;
    }

    static int number(DelegateExecution execution, String name) {
        return ((Number) execution.getVariable(name)).intValue();
    }

    static Instant instant(DelegateExecution execution, String name) {
        return ((Date) execution.getVariable(name)).toInstant();
    }
}
