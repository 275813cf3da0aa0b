package dev.attest.benchmarks;

import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.Credentials;
import dev.attest.iampolicy.account.Group;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A company's accounts, a thousand principals each: a third users in team groups, the rest roles
/// of services, with team policies of the account, policies of AWS, inline policies of their own, a
/// few administrators, deployers, and roles that others may assume, also from other accounts.
final class ManyAccounts {

    private static final int PER_ACCOUNT = 1_000;
    private static final int TEAMS = 50;
    private static final long FIRST_ACCOUNT = 100_000_000_000L;
    private static final List<String> SERVICES =
            List.of("lambda", "ec2", "ecs-tasks", "codebuild", "glue");

    private static final NamedPolicy READ_ONLY =
            aws(
                    "ReadOnlyAccess",
                    statement("Allow", "s3:Get*,s3:List*,ec2:Describe*,iam:Get*,iam:List*", "*"),
                    statement("Allow", "cloudwatch:*,logs:Get*,dynamodb:Get*,lambda:List*", "*"));
    private static final NamedPolicy ADMINISTRATOR =
            aws("AdministratorAccess", statement("Allow", "*", "*"));
    private static final NamedPolicy BASIC =
            aws(
                    "AWSLambdaBasicExecutionRole",
                    statement("Allow", "logs:CreateLogStream,logs:PutLogEvents", "*"));
    private static final NamedPolicy MACHINE =
            aws(
                    "AmazonSSMManagedInstanceCore",
                    statement("Allow", "ssm:GetDocument,ssmmessages:*,ec2messages:*", "*"));

    private final Random random;
    private final String id;
    private final int number;
    private final Map<String, PolicySet> trusts = new HashMap<>();
    private final List<NamedPolicy> teams = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();

    private ManyAccounts(int number, Random random) {
        this.number = number;
        this.random = random;
        this.id = accountId(number);
        for (int team = 0; team < TEAMS; team++) {
            teams.add(team(team));
            groups.add(
                    new Group(
                            "arn:aws:iam::" + id + ":group/team-" + team,
                            PolicySet.of(teams.get(team), READ_ONLY, ownKeys())));
        }
    }

    static List<Account> of(int principals, long seed) {
        Random random = new Random(seed);
        List<Account> accounts = new ArrayList<>();
        for (int done = 0; done < principals; done += PER_ACCOUNT) {
            accounts.add(
                    new ManyAccounts(accounts.size(), random)
                            .account(Math.min(PER_ACCOUNT, principals - done)));
        }
        return accounts;
    }

    /// A policy to add to what somebody has.
    static PolicySet oneMore(int number) {
        return PolicySet.of(
                policy(
                        "more-" + number,
                        null,
                        statement("Allow", "iam:PassRole,lambda:*", "*"),
                        statement("Allow", "s3:GetObject", "arn:aws:s3:::more-" + number + "/*")));
    }

    private Account account(int principals) {
        List<Identity> identities = new ArrayList<>();
        for (int i = 0; i < principals; i++) {
            identities.add(random.nextInt(3) == 0 ? user(i) : role(i));
        }
        return Account.of(id, identities);
    }

    private Identity user(int i) {
        List<Group> in = new ArrayList<>(List.of(groups.get(random.nextInt(TEAMS))));
        if (one(50)) {
            in.add(
                    new Group(
                            "arn:aws:iam::" + id + ":group/administrators",
                            PolicySet.of(ADMINISTRATOR)));
        }
        List<NamedPolicy> own = new ArrayList<>();
        if (one(10)) {
            own.add(
                    policy(
                            "assume",
                            null,
                            statement("Allow", "sts:AssumeRole", "arn:aws:iam::*:role/shared-*")));
        }
        if (one(100)) {
            own.add(policy("help-desk", null, statement("Allow", "iam:CreateAccessKey", "*")));
        }
        return Identity.user(
                "arn:aws:iam::" + id + ":user/u" + i, new PolicySet(own), in.toArray(Group[]::new));
    }

    private Identity role(int i) {
        String service = SERVICES.get(random.nextInt(SERVICES.size()));
        boolean shared = one(30);
        List<NamedPolicy> own = new ArrayList<>(List.of(teams.get(random.nextInt(TEAMS)), BASIC));
        own.add(
                policy(
                        "inline",
                        null,
                        statement("Allow", "s3:GetObject", "arn:aws:s3:::app-" + i + "/*"),
                        statement(
                                "Allow",
                                "secretsmanager:GetSecretValue",
                                "arn:aws:secretsmanager:*:" + id + ":secret:app-" + i + "-*")));
        if (service.equals("ec2")) {
            own.add(MACHINE);
        }
        if (one(50)) {
            own.add(ADMINISTRATOR);
        }
        if (one(40)) {
            own.add(deployer());
        }
        if (one(200)) {
            own.add(
                    policy(
                            "roles",
                            null,
                            statement("Allow", "iam:PutRolePolicy,sts:AssumeRole", "*"),
                            statement(
                                    "Deny",
                                    "iam:PutRolePolicy",
                                    "arn:aws:iam::" + id + ":role/app-" + i)));
        }
        return new Identity(
                "arn:aws:iam::" + id + ":role/" + (shared ? "shared-" : "app-") + i,
                new PolicySet(own),
                List.of(),
                Optional.empty(),
                Optional.of(trust(shared, service, i)),
                service.equals("ec2"),
                Credentials.UNKNOWN);
    }

    private PolicySet trust(boolean shared, String service, int i) {
        String principal;
        if (shared) {
            principal = "\"AWS\": \"arn:aws:iam::" + id + ":root\"";
        } else if (one(40)) {
            String app = "app-" + random.nextInt(i + 1);
            principal = "\"AWS\": \"arn:aws:iam::" + id + ":role/" + app + "\"";
        } else if (one(40)) {
            String other = accountId(random.nextInt(number + 1));
            principal = "\"AWS\": \"arn:aws:iam::" + other + ":root\"";
        } else {
            principal = "\"Service\": \"" + service + ".amazonaws.com\"";
        }
        String document =
                document(
                        "{\"Effect\": \"Allow\", \"Principal\": {%s}, \"Action\": \"sts:AssumeRole\"}"
                                .formatted(principal));
        return trusts.computeIfAbsent(
                document,
                text -> PolicySet.of(NamedPolicy.of("trust policy", null, text, PolicyKind.TRUST)));
    }

    private NamedPolicy team(int team) {
        return policy(
                "team-" + team,
                "arn:aws:iam::" + id + ":policy/team-" + team,
                statement("Allow", "s3:GetObject,s3:PutObject", "arn:aws:s3:::team-" + team + "/*"),
                statement(
                        "Allow",
                        "dynamodb:*",
                        "arn:aws:dynamodb:*:" + id + ":table/team-" + team + "-*"),
                statement(
                        team % 10 == 0 ? "Deny" : "Allow",
                        "sqs:SendMessage",
                        "arn:aws:sqs:*:" + id + ":team-" + team));
    }

    private NamedPolicy ownKeys() {
        return policy(
                "own-keys",
                "arn:aws:iam::" + id + ":policy/own-keys",
                statement(
                        "Allow",
                        "iam:ChangePassword,iam:CreateAccessKey,iam:DeleteAccessKey",
                        "arn:aws:iam::" + id + ":user/${aws:username}"));
    }

    private NamedPolicy deployer() {
        return policy(
                "deploy",
                "arn:aws:iam::" + id + ":policy/deploy",
                statement("Allow", "cloudformation:*,lambda:*,s3:*", "*"),
                statement("Allow", "iam:PassRole", "arn:aws:iam::" + id + ":role/app-*"));
    }

    private boolean one(int of) {
        return random.nextInt(of) == 0;
    }

    private static String accountId(int number) {
        return Long.toString(FIRST_ACCOUNT + number);
    }

    private static NamedPolicy aws(String name, String... statements) {
        return policy(name, "arn:aws:iam::aws:policy/" + name, statements);
    }

    private static NamedPolicy policy(String name, @Nullable String arn, String... statements) {
        return NamedPolicy.of(name, arn, document(statements));
    }

    private static String document(String... statements) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": ["
                + String.join(", ", statements)
                + "]}";
    }

    private static String statement(String effect, String actions, String resource) {
        return "{\"Effect\": \"%s\", \"Action\": [\"%s\"], \"Resource\": \"%s\"}"
                .formatted(effect, actions.replace(",", "\", \""), resource);
    }
}
