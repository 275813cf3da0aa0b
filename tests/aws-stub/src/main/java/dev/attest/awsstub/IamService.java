package dev.attest.awsstub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// What collection reads of IAM: users page by page, their credentials, the credential report,
/// which is not there at the first call, and the authorization details.
final class IamService implements AwsService {

    private static final String NAMESPACE = "https://iam.amazonaws.com/doc/2010-05-08/";
    private static final int LARGEST_PAGE = 1000;

    private final StubWorld world;
    private final Map<String, Integer> reports = new ConcurrentHashMap<>();
    private final IamInventory inventory;

    IamService(StubWorld world) {
        this.world = world;
        inventory = new IamInventory(world.management());
    }

    @Override
    public AwsReply answer(AwsCall call, StubAccount caller) {
        String refusal = caller.refusal();
        if (refusal != null) {
            throw new AwsFailure(403, "AccessDenied", "not authorized to perform: iam");
        }
        String name = call.operation();
        return AwsReply.xml(
                name,
                NAMESPACE,
                switch (name) {
                    case "ListUsers" -> users(call, caller);
                    case "GetLoginProfile" -> loginProfile(user(call, caller));
                    case "ListMFADevices" -> devices(user(call, caller));
                    case "ListAccessKeys" -> keys(user(call, caller));
                    case "GetAccountSummary" -> inventory.summary(caller);
                    case "GenerateCredentialReport" -> generate(caller);
                    case "GetCredentialReport" -> report(caller);
                    default -> inventory.answer(name, call, caller);
                });
    }

    private static StubUser user(AwsCall call, StubAccount account) {
        String name = call.form().getOrDefault("UserName", "");
        return account.users().stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new AwsFailure(
                                404,
                                "NoSuchEntity",
                                "The user with name " + name + " cannot be found."));
    }

    private static String users(AwsCall call, StubAccount account) {
        return paged(
                call,
                "Users",
                account.users().stream()
                        .map(user -> "<member>" + identity(user, account) + "</member>")
                        .toList());
    }

    static String identity(StubUser user, StubAccount account) {
        return "<Path>/</Path><UserName>%s</UserName><UserId>AIDA%s</UserId>"
                        .formatted(AwsReply.escaped(user.name()), AwsReply.escaped(user.name()))
                + "<Arn>arn:aws:iam::%s:user/%s</Arn><CreateDate>%s</CreateDate>"
                        .formatted(account.id(), AwsReply.escaped(user.name()), user.created());
    }

    static String paged(AwsCall call, String list, List<String> all) {
        int size = Integer.parseInt(call.form().getOrDefault("MaxItems", "100"));
        if (size < 1 || size > LARGEST_PAGE) {
            throw new AwsFailure(400, "ValidationError", "MaxItems is " + size);
        }
        int from = Integer.parseInt(call.form().getOrDefault("Marker", "0"));
        int to = Math.min(all.size(), from + size);
        boolean more = to < all.size();
        return "<%1$s>%2$s</%1$s><IsTruncated>%3$s</IsTruncated>"
                        .formatted(list, String.join("", all.subList(from, to)), more)
                + (more ? "<Marker>" + to + "</Marker>" : "");
    }

    private static String loginProfile(StubUser user) {
        if (!user.console()) {
            throw new AwsFailure(
                    404,
                    "NoSuchEntity",
                    "Login Profile for User " + user.name() + " cannot be found.");
        }
        return "<LoginProfile><UserName>%s</UserName><CreateDate>%s</CreateDate></LoginProfile>"
                .formatted(AwsReply.escaped(user.name()), user.created());
    }

    private static String devices(StubUser user) {
        String device =
                "<member><UserName>%1$s</UserName><SerialNumber>arn:aws:iam::1:mfa/%1$s</SerialNumber>"
                                .formatted(AwsReply.escaped(user.name()))
                        + "<EnableDate>%s</EnableDate></member>".formatted(user.created());
        return "<MFADevices>%s</MFADevices><IsTruncated>false</IsTruncated>"
                .formatted(user.mfa() ? device : "");
    }

    private static String keys(StubUser user) {
        return user.keys().stream()
                .map(key ->
                        "<member><UserName>%s</UserName><AccessKeyId>%s</AccessKeyId>"
                                        .formatted(AwsReply.escaped(user.name()), key)
                                + "<Status>Active</Status><CreateDate>%s</CreateDate></member>"
                                        .formatted(user.created()))
                .collect(
                        Collectors.joining(
                                "",
                                "<AccessKeyMetadata>",
                                "</AccessKeyMetadata><IsTruncated>false</IsTruncated>"));
    }

    /// Started at the first call, complete at the second.
    private String generate(StubAccount account) {
        int calls = reports.merge(account.id(), 1, Integer::sum);
        return "<State>%s</State>".formatted(calls == 1 ? "STARTED" : "COMPLETE");
    }

    private String report(StubAccount account) {
        Integer calls = reports.get(account.id());
        if (calls == null) {
            throw new AwsFailure(410, "ReportNotPresent", "No report exists.");
        }
        if (calls == 1) {
            throw new AwsFailure(404, "ReportInProgress", "The report is being generated.");
        }
        String csv = CredentialReportText.of(account);
        return "<Content>%s</Content><ReportFormat>text/csv</ReportFormat><GeneratedTime>%s</GeneratedTime>"
                .formatted(
                        Base64.getEncoder().encodeToString(csv.getBytes(StandardCharsets.UTF_8)),
                        world.clock().instant());
    }
}
