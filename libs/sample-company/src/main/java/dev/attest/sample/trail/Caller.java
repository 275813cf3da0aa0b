package dev.attest.sample.trail;

import dev.attest.sample.cast.Dice;
import java.time.Instant;

/// Somebody or something that calls AWS in one account.
///
/// Keeps the identity text of the current hour: sessions change their key and their beginning with
/// the hour, so most records of a caller share it.
final class Caller {

    private final String accountId;
    private final String identity;
    private final String arn;
    private final String login;
    private final String target;
    private final Origin origin;
    private final Trade trade;
    private final Instant from;
    private final Instant until;

    private long hour = Long.MIN_VALUE;
    private String ofHour = "";

    /// @param identity see [Identity]
    /// @param target the role that the caller assumes; its own ARN when it assumes none
    /// @param from the first moment at which it exists
    /// @param until its last use, exclusive for ordinary activity
    Caller(
            String accountId,
            String identity,
            String arn,
            String login,
            String target,
            Origin origin,
            Trade trade,
            Instant from,
            Instant until) {
        this.accountId = accountId;
        this.identity = identity;
        this.arn = arn;
        this.login = login;
        this.target = target;
        this.origin = origin;
        this.trade = trade;
        this.from = from;
        this.until = until;
    }

    String identityAt(Instant moment) {
        long now = Math.floorDiv(moment.getEpochSecond(), 3600L);
        if (now != hour) {
            hour = now;
            int offset = Math.floorMod(arn.hashCode(), 3000);
            ofHour =
                    identity.replace("@since", Identity.since(moment, offset).toString())
                            .replace("@key", Dice.of(now, arn + login).accessKeyId("ASIA"));
        }
        return ofHour;
    }

    /// The same caller within other limits of time.
    Caller between(Instant newFrom, Instant newUntil) {
        return new Caller(
                accountId, identity, arn, login, target, origin, trade, newFrom, newUntil);
    }

    boolean active(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    boolean human() {
        return origin.human();
    }

    String accountId() {
        return accountId;
    }

    String arn() {
        return arn;
    }

    String login() {
        return login;
    }

    String target() {
        return target;
    }

    Origin origin() {
        return origin;
    }

    Trade trade() {
        return trade;
    }

    Instant until() {
        return until;
    }
}
