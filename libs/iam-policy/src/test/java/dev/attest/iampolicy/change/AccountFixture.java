package dev.attest.iampolicy.change;

import static dev.attest.iampolicy.decision.PolicyFixture.allow;
import static dev.attest.iampolicy.decision.PolicyFixture.policyNamed;

import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.Group;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicyFixture;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Request;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An account with the users anna and bob, both in the group of the helpdesk, and the role deploy.
final class AccountFixture {

    static final String ANNA = "arn:aws:iam::111122223333:user/team/anna";
    static final String BOB = "arn:aws:iam::111122223333:user/bob";
    static final String DEPLOY = "arn:aws:iam::111122223333:role/deploy";
    static final String HELPDESK = "arn:aws:iam::111122223333:group/helpdesk";
    static final String KEYS = "arn:aws:iam::111122223333:policy/Keys";
    static final String LIMIT = "arn:aws:iam::111122223333:policy/Limit";
    static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnly";

    static final NamedPolicy.Read KEYS_POLICY =
            read("Keys", KEYS, allow("iam:CreateAccessKey", "*"));
    static final NamedPolicy.Read READ_ONLY_POLICY =
            read("ReadOnly", READ_ONLY, allow("s3:Get*", "*"));
    static final NamedPolicy.Read LIMIT_POLICY = read("Limit", LIMIT, allow("s3:*", "*"));

    private AccountFixture() {}

    static Account account() {
        Group helpdesk =
                new Group(
                        HELPDESK,
                        PolicySet.of(
                                read("Reset", null, allow("iam:UpdateLoginProfile", "*")),
                                READ_ONLY_POLICY));
        return Account.of(
                "111122223333",
                List.of(
                        Identity.user(
                                ANNA,
                                PolicySet.of(
                                        KEYS_POLICY,
                                        read("own", null, allow("s3:PutBucketPolicy", "*"))),
                                helpdesk),
                        Identity.user(BOB, PolicySet.empty(), helpdesk)
                                .boundedBy(Optional.of(PolicySet.of(LIMIT_POLICY))),
                        Identity.role(
                                DEPLOY,
                                PolicySet.of(KEYS_POLICY),
                                PolicySet.of(
                                        new NamedPolicy.Read(
                                                "trust policy",
                                                null,
                                                trusting("'Service': 'ec2.amazonaws.com'"))))));
    }

    static NamedPolicy.Read read(String name, @Nullable String arn, String... statements) {
        return (NamedPolicy.Read) policyNamed(name, arn, statements);
    }

    static PolicyDocument document(String... statements) {
        return read("document", null, statements).document();
    }

    static PolicyDocument trusting(String principal) {
        NamedPolicy policy =
                PolicyFixture.of(
                        PolicyKind.TRUST,
                        "trust policy",
                        "{'Effect': 'Allow', 'Action': 'sts:AssumeRole', 'Principal': {"
                                + principal
                                + "}}");
        return ((NamedPolicy.Read) policy).document();
    }

    static boolean may(Account account, String principal, String action) {
        return account.identity(principal)
                .orElseThrow()
                .access(account.serviceControls())
                .decide(Request.of(action, "arn:aws:s3:::b"))
                .outcome()
                .name()
                .equals("ALLOW");
    }
}
