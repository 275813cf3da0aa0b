package dev.attest.risk.model;

import java.time.Instant;

/// A password alone opens the console.
record ConsoleWithoutMfaFactor() implements RiskFactor {

    private static final double WITHOUT_MFA = 0.4;

    @Override
    public String id() {
        return "console-without-mfa";
    }

    @Override
    public Reading read(SubjectFacts facts, Instant now) {
        Findings findings = new Findings();
        for (PrincipalFacts principal : facts.principals()) {
            Boolean mfa = principal.credentials().mfa();
            switch (password(principal)) {
                case YES, CONDITIONAL -> {
                    if (mfa == null) {
                        findings.addUnknown(WITHOUT_MFA, principal.label());
                    } else if (!mfa) {
                        findings.add(WITHOUT_MFA, principal.label());
                    }
                }
                case UNKNOWN -> {
                    if (!Boolean.TRUE.equals(mfa)) {
                        findings.addUnknown(WITHOUT_MFA, principal.label());
                    }
                }
                case NO -> {}
            }
        }
        return findings.reading(
                "Signs in to the console without a second factor: ",
                "Whether a second factor protects the console is unknown: ");
    }

    /// Root always has a password unless a source says otherwise; an Identity Center user signs in
    /// as soon as something is assigned.
    private static Power password(PrincipalFacts principal) {
        Boolean told = principal.credentials().consolePassword();
        return switch (principal.kind()) {
            case ROOT -> Boolean.FALSE.equals(told) ? Power.NO : Power.YES;
            case IDENTITY_CENTER_USER -> principal.live();
            case IAM_USER -> told == null ? Power.UNKNOWN : told ? Power.YES : Power.NO;
        };
    }
}
