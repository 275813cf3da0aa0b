package dev.attest.iamaudit.mfa;

import java.util.Optional;

/// How one user came out.
public sealed interface UserVerdict {

    String username();

    ComplianceStatus status();

    /// After the status, on the terminal.
    String sentence();

    Optional<Boolean> hasConsoleAccess();

    Optional<Boolean> mfaEnabled();

    /// A user of whom both is known.
    record Known(String username, boolean console, boolean mfa) implements UserVerdict {

        @Override
        public ComplianceStatus status() {
            if (!console) {
                return ComplianceStatus.INFO;
            }
            return mfa ? ComplianceStatus.PASS : ComplianceStatus.FAIL;
        }

        @Override
        public String sentence() {
            return switch (status()) {
                case PASS -> "MFA enabled for console user.";
                case FAIL -> "Console access WITHOUT MFA!";
                case INFO -> "No console access (MFA not required).";
                case NOT_EVALUATED -> throw new IllegalStateException(username);
            };
        }

        @Override
        public Optional<Boolean> hasConsoleAccess() {
            return Optional.of(console);
        }

        @Override
        public Optional<Boolean> mfaEnabled() {
            return Optional.of(mfa);
        }
    }

    /// A user of whom something could not be read: never one without console access.
    ///
    /// @param reason such as `line 4: it has 7 fields, not 22`
    record Unknown(String username, String reason) implements UserVerdict {

        @Override
        public ComplianceStatus status() {
            return ComplianceStatus.NOT_EVALUATED;
        }

        @Override
        public String sentence() {
            return "Not known: " + reason + ".";
        }

        @Override
        public Optional<Boolean> hasConsoleAccess() {
            return Optional.empty();
        }

        @Override
        public Optional<Boolean> mfaEnabled() {
            return Optional.empty();
        }
    }
}
