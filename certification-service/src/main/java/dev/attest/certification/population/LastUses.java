package dev.attest.certification.population;

import dev.attest.certification.signals.SignalView;
import dev.attest.events.activity.Coverage;
import dev.attest.events.inventory.AccessKey;
import dev.attest.events.inventory.PrincipalObserved;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// When a grant was last used, from what AWS reports about credentials and from activity. Silence
/// counts only where the credential report speaks or activity of the last 90 days is known without
/// a gap.
final class LastUses {
    private static final Duration ENOUGH = Duration.ofDays(90);
    private static final String RESERVED = "/AWSReservedSSO_";

    private final SignalView signals;
    private final Grants grants;
    private final Instant now;
    private final Map<String, Map<String, Instant>> bySet = new HashMap<>();

    LastUses(SignalView signals, Grants grants, Instant now) {
        this.signals = signals;
        this.grants = grants;
        this.now = now;
        signals.sessions().forEach(this::index);
    }

    Use of(Grant grant) {
        return switch (grant) {
            case Grant.Key(var p, var key) -> key(key);
            case Grant.Password(var p) -> password(p);
            case Grant.Assignment one -> assignment(one);
            case Grant.CenterMembership(var p, var id, var group) ->
                    grants.through(p, id).stream()
                            .map(this::assignment)
                            .reduce(Use::and)
                            .orElse(Use.UNKNOWN);
            case Grant.Attachment(var p, var policy) -> principal(p);
            case Grant.Inline(var p, var policy) -> principal(p);
            case Grant.Membership(var p, var id, var group) -> principal(p);
            case Grant.Trust(var p, var party) -> principal(p);
        };
    }

    private Use key(AccessKey key) {
        var id = key.accessKeyId();
        var seen = id == null ? null : signals.keys().get(id);
        return new Use(key.lastUsed(), key.lastUsedKnown())
                .and(Use.seen(seen, false))
                .orSilent(key.lastUsedKnown());
    }

    private static Use password(PrincipalObserved user) {
        return Use.seen(
                user.credentials().passwordLastUsed(),
                user.credentials().consolePassword() != null);
    }

    private Use principal(PrincipalObserved principal) {
        var active = signals.principals().get(principal.principalId());
        var credentials = principal.credentials();
        var byCredentials = password(principal);
        for (var key : credentials.accessKeys()) {
            byCredentials = byCredentials.and(key(key));
        }
        boolean silentByReport =
                credentials.consolePassword() != null
                        && credentials.accessKeysKnown()
                        && byCredentials.known();
        return new Use(byCredentials.at(), byCredentials.at() != null)
                .and(Use.seen(active, false))
                .orSilent(silentByReport || covered(principal.accountId()));
    }

    private Use assignment(Grant.Assignment of) {
        var sessions = bySet.getOrDefault(key(of.accountId(), of.permissionSet().name()), Map.of());
        return Use.seen(
                sessions.get(of.principal().name().toLowerCase(Locale.ROOT)),
                covered(of.accountId()));
    }

    private boolean covered(String accountId) {
        return signals.coverage()
                .getOrDefault(accountId, Coverage.NONE)
                .spans(now.minus(ENOUGH), now);
    }

    /// `arn:aws:iam::ACCOUNT:role/aws-reserved/…/AWSReservedSSO_NAME_SUFFIX`
    private void index(String roleId, Map<String, Instant> sessions) {
        int at = roleId.indexOf(RESERVED);
        var parts = roleId.split(":", 6);
        if (at < 0 || parts.length < 6) {
            return;
        }
        var name = roleId.substring(at + RESERVED.length());
        int suffix = name.lastIndexOf('_');
        var key = key(parts[4], suffix < 0 ? name : name.substring(0, suffix));
        var all = bySet.computeIfAbsent(key, any -> new HashMap<>());
        sessions.forEach((session, used) -> all.merge(session, used, LastUses::later));
    }

    private static String key(String accountId, String permissionSet) {
        return accountId + ' ' + permissionSet;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
