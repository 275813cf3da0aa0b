package dev.attest.collector.notifications.message;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// An alert as names and values, for messages that show them in columns.
final class Facts {

    private Facts() {}

    static SequencedMap<String, String> of(NoticedAlert alert) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        facts.put("Severity", alert.severity().name());
        facts.put("Time", alert.time());
        facts.put("Account", PlainText.line(alert.accountId()));
        facts.put("Region", PlainText.line(alert.region()));
        facts.put("Event Name", PlainText.line(alert.eventName()));
        facts.put("User", PlainText.line(alert.user()));
        facts.put("Source IP", PlainText.line(alert.sourceIp()));
        facts.put("Event ID", PlainText.line(alert.eventId()));
        facts.put("Rule", PlainText.line(alert.ruleId()));
        facts.put("Alert", alert.id().toString());
        return facts;
    }
}
