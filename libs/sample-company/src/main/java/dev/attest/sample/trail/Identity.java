package dev.attest.sample.trail;

import dev.attest.sample.cast.Accounts;
import dev.attest.sample.cast.Dice;
import dev.attest.sample.model.Account;
import dev.attest.sample.model.IamRole;
import dev.attest.sample.model.IamUser;
import dev.attest.sample.model.IdentityCenter;
import dev.attest.sample.model.IdentityUser;
import java.time.Instant;

/// CloudTrail's `userIdentity`, as text with two holes: the session's key (`@key`) and when the
/// session began (`@since`).
final class Identity {

    private Identity() {}

    static String root(Account account) {
        return ("{'type':'Root','principalId':'%1$s','arn':'arn:aws:iam::%1$s:root',"
                        + "'accountId':'%1$s','accessKeyId':''}")
                .formatted(account.id())
                .replace('\'', '"');
    }

    static String key(IamUser user, String accountId, String accessKeyId) {
        return ("{'type':'IAMUser','principalId':'%s','arn':'%s','accountId':'%s',"
                        + "'accessKeyId':'%s','userName':'%s'}")
                .formatted(user.id(), user.arn(), accountId, accessKeyId, user.name())
                .replace('\'', '"');
    }

    /// As `ConsoleLogin` shows it: no key, no session.
    static String login(IamUser user, String accountId) {
        return "{'type':'IAMUser','principalId':'%s','arn':'%s','accountId':'%s','userName':'%s'}"
                .formatted(user.id(), user.arn(), accountId, user.name())
                .replace('\'', '"');
    }

    /// As a `ConsoleLogin` that failed shows it: without an ARN.
    static String failedLogin(IamUser user, String accountId) {
        return ("{'type':'IAMUser','principalId':'%s','accountId':'%s','accessKeyId':'',"
                        + "'userName':'%s'}")
                .formatted(user.id(), accountId, user.name())
                .replace('\'', '"');
    }

    static String console(IamUser user, String accountId, boolean mfa) {
        return ("{'type':'IAMUser','principalId':'%s','arn':'%s','accountId':'%s',"
                        + "'accessKeyId':'@key','userName':'%s','sessionContext':{'attributes':"
                        + "{'creationDate':'@since','mfaAuthenticated':'%s'}}}")
                .formatted(user.id(), user.arn(), accountId, user.name(), mfa)
                .replace('\'', '"');
    }

    static String session(IamRole role, String accountId, String session) {
        return ("{'type':'AssumedRole','principalId':'%1$s:%2$s','arn':'arn:aws:sts::%3$s:assumed-"
                        + "role/%4$s/%2$s','accountId':'%3$s','accessKeyId':'@key',"
                        + "'sessionContext':{'sessionIssuer':{'type':'Role','principalId':'%1$s',"
                        + "'arn':'%5$s','accountId':'%3$s','userName':'%4$s'},"
                        + "'webIdFederationData':{},'attributes':{'creationDate':'@since',"
                        + "'mfaAuthenticated':'false'}}}")
                .formatted(role.id(), session, accountId, role.name(), role.arn())
                .replace('\'', '"');
    }

    static String service(String invokedBy) {
        return "{'type':'AWSService','invokedBy':'%s'}".formatted(invokedBy).replace('\'', '"');
    }

    static String otherAccount(String principalId, String accountId) {
        return "{'type':'AWSAccount','principalId':'%s','accountId':'%s'}"
                .formatted(principalId, accountId)
                .replace('\'', '"');
    }

    static String web(Account account, String repository) {
        String provider =
                "arn:aws:iam::"
                        + account.id()
                        + ":oidc-provider/token.actions.githubusercontent.com";
        return ("{'type':'WebIdentityUser','principalId':'%1$s:sts.amazonaws.com:%2$s',"
                        + "'userName':'%2$s','identityProvider':'%1$s'}")
                .formatted(provider, "repo:meridian-freight/" + repository + ":ref:refs/heads/main")
                .replace('\'', '"');
    }

    static String saml(Account account, String subject, Dice dice) {
        return ("{'type':'SAMLUser','principalId':'%s=:%2$s','userName':'%2$s',"
                        + "'identityProvider':'%3$s'}")
                .formatted(
                        dice.hex(27),
                        subject,
                        "arn:aws:iam::" + account.id() + ":saml-provider/partner-portal")
                .replace('\'', '"');
    }

    static String identityCenter(IdentityCenter center, IdentityUser user, Dice dice) {
        return ("{'type':'IdentityCenterUser','accountId':'%1$s','onBehalfOf':{'userId':'%2$s',"
                        + "'identityStoreArn':'arn:aws:identitystore::%1$s:identitystore/%3$s'},"
                        + "'credentialId':'%4$s'}")
                .formatted(Accounts.MANAGEMENT.id(), user.id(), center.storeId(), dice.hex(64))
                .replace('\'', '"');
    }

    /// When a session that is at work at this moment began: up to an hour before.
    static Instant since(Instant moment, int offset) {
        long hour = Math.floorDiv(moment.getEpochSecond(), 3600L) * 3600L;
        return Instant.ofEpochSecond(hour - 60L * (offset % 50) - offset % 60);
    }
}
