package dev.attest.iamaudit.mfa;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// An audit from its start to its end.
///
/// @param start by the clock on the wall, to the microsecond
/// @param verdicts in the order in which the users were looked at
/// @param whole whether everybody there is was looked at, and known
public record MfaAudit(
        LocalDateTime start, LocalDateTime end, List<UserVerdict> verdicts, boolean whole) {

    public MfaAudit {
        start = start.truncatedTo(ChronoUnit.MICROS);
        end = end.truncatedTo(ChronoUnit.MICROS);
        verdicts = List.copyOf(verdicts);
    }

    public int count(ComplianceStatus status) {
        return (int) verdicts.stream().filter(each -> each.status() == status).count();
    }

    /// In seconds, with two decimals.
    BigDecimal elapsed() {
        return rounded(Duration.between(start, end).toNanos() / 1e9, 2);
    }

    /// The share of all users that pass, such as `33.3%`.
    public String complianceRate() {
        return verdicts.isEmpty() ? "0.0%" : percent(count(ComplianceStatus.PASS), verdicts.size());
    }

    /// The share of the users with console access that pass; empty when nobody has any.
    public Optional<String> complianceRateInScope() {
        int passed = count(ComplianceStatus.PASS);
        int inScope = passed + count(ComplianceStatus.FAIL);
        return inScope == 0 ? Optional.empty() : Optional.of(percent(passed, inScope));
    }

    private static String percent(int part, int whole) {
        return rounded((double) part / whole * 100, 1).toPlainString() + "%";
    }

    /// Half goes to the even digit, and the double is taken as it is: 6.25 becomes 6.2.
    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN);
    }
}
