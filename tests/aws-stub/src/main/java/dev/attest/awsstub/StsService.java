package dev.attest.awsstub;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// AssumeRole and GetCallerIdentity.
final class StsService implements AwsService {

    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
    private static final Pattern ROLE =
            Pattern.compile("arn:(aws(?:-[a-z]+)*):iam::(\\d{12}):role/(.+)");
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");

    private final StubWorld world;
    private final Credentials credentials;

    StsService(StubWorld world, Credentials credentials) {
        this.world = world;
        this.credentials = credentials;
    }

    @Override
    public AwsReply answer(AwsCall call, StubAccount caller) {
        return switch (call.operation()) {
            case "AssumeRole" -> assume(call);
            case "GetCallerIdentity" ->
                    AwsReply.xml(
                            "GetCallerIdentity",
                            NAMESPACE,
                            "<Account>%s</Account><Arn>arn:aws:iam::%s:user/operator</Arn>"
                                            .formatted(caller.id(), caller.id())
                                    + "<UserId>AIDASTUB</UserId>");
            default -> throw new AwsFailure(400, "InvalidAction", call.operation());
        };
    }

    private AwsReply assume(AwsCall call) {
        Matcher role = ROLE.matcher(call.form().getOrDefault("RoleArn", ""));
        if (!role.matches()) {
            throw new AwsFailure(
                    400, "ValidationError", call.form().get("RoleArn") + " is no role");
        }
        String session = call.form().getOrDefault("RoleSessionName", "");
        if (!SESSION_NAME.matcher(session).matches()) {
            throw new AwsFailure(400, "ValidationError", "bad RoleSessionName " + session);
        }
        int seconds = Integer.parseInt(call.form().getOrDefault("DurationSeconds", "3600"));
        if (seconds < 900 || seconds > 43200) {
            throw new AwsFailure(400, "ValidationError", "DurationSeconds " + seconds);
        }
        admit(call, role);
        world.counted("AssumeRole in " + role.group(1));
        Credentials.Session issued =
                credentials.issue(role.group(2), role.group(1), Duration.ofSeconds(seconds));
        return AwsReply.xml("AssumeRole", NAMESPACE, body(issued, role, session));
    }

    private void admit(AwsCall call, Matcher role) {
        String expected = world.account(role.group(2)).externalId(role.group(3));
        boolean welcome =
                expected != null
                        && role.group(1).equals(StubPartition.of(call.region()))
                        && (expected.isEmpty() || expected.equals(call.form().get("ExternalId")));
        if (!welcome) {
            world.counted("AssumeRole refused");
            throw new AwsFailure(
                    403,
                    "AccessDenied",
                    "User is not authorized to perform: sts:AssumeRole on resource: "
                            + role.group());
        }
    }

    private static String body(Credentials.Session issued, Matcher role, String session) {
        return "<AssumedRoleUser><Arn>arn:%s:sts::%s:assumed-role/%s/%s</Arn>"
                        .formatted(role.group(1), role.group(2), role.group(3), session)
                + "<AssumedRoleId>AROASTUB:%s</AssumedRoleId></AssumedRoleUser>".formatted(session)
                + "<Credentials><AccessKeyId>%s</AccessKeyId>".formatted(issued.accessKey())
                + "<SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>"
                + "<Expiration>%s</Expiration></Credentials>".formatted(issued.expires());
    }
}
