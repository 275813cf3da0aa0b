package dev.attest.iamaudit.check;

import java.util.ArrayList;
import java.util.List;

/// What a rule says, resource by resource.
final class Judgements {

    private final Check check;
    private final List<CheckFinding> findings = new ArrayList<>();

    Judgements(Check check) {
        this.check = check;
    }

    void pass(String resource, String reason) {
        add(resource, CheckStatus.PASS, reason);
    }

    void fail(String resource, String reason) {
        add(resource, CheckStatus.FAIL, reason);
    }

    void unknown(String resource, String reason) {
        add(resource, CheckStatus.NOT_EVALUATED, reason);
    }

    void notApplicable(String resource, String reason) {
        add(resource, CheckStatus.NOT_APPLICABLE, reason);
    }

    /// Fails or passes.
    void decide(boolean fails, String resource, String failing, String passing) {
        if (fails) {
            fail(resource, failing);
        } else {
            pass(resource, passing);
        }
    }

    void add(String resource, CheckStatus status, String reason) {
        findings.add(new CheckFinding(check, resource, status, reason));
    }

    List<CheckFinding> all() {
        return findings;
    }
}
